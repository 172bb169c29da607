import { describe, expect, it } from 'vitest'
import { recognises, type TableShape } from '#shared/layout/recognises.ts'
import type { Recognise } from '#shared/layout/savedLayout.ts'

const fingerprint = 'ab'.repeat(32)

function shapeOf(headings: string, samples: readonly string[] = []): TableShape {
  return {
    fingerprint,
    columns: headings.split(',').map((heading, place) => ({
      heading,
      kind: 'text',
      samples: place === 0 ? samples : [],
    })),
  }
}

const byHeadings: Recognise = { by: 'headings', headings: ['Date', 'Amount', 'Text'] }
const inAnyOrder: Recognise = { ...byHeadings, inAnyOrder: true }
const written: Recognise = { ...byHeadings, written: [{ column: 'Date', like: ['9999/99/99', '99AAA9999'] }] }

describe('a table is recognised by headings', () => {
  it.each([
    { headings: 'Date,Amount,Text', exactly: true, inAnyOrder: true },
    { headings: ' DATE ,amount,Text,,', exactly: true, inAnyOrder: true },
    { headings: 'Amount,Date,Text', exactly: false, inAnyOrder: true },
    { headings: 'Date,Amount,Balance,Text', exactly: false, inAnyOrder: true },
    { headings: 'Date,Amount', exactly: false, inAnyOrder: false },
    { headings: 'Dates,Amount,Text', exactly: false, inAnyOrder: false },
  ])('$headings', ({ headings, ...expected }) => {
    const shape = shapeOf(headings)
    expect({
      exactly: recognises(byHeadings, shape),
      inAnyOrder: recognises(inAnyOrder, shape),
    }).toEqual(expected)
  })

  it.each([
    { values: ['2025/01/31', '2025/02/28'], is: true },
    { values: ['2025/01/31 17:20'], is: true },
    { values: ['01Mar2025'], is: true },
    { values: ['2025/01/31', '2025/02/28', 'none'], is: true },
    { values: ['31/01/2025'], is: false },
    { values: ['2025/1/31'], is: false },
    { values: ['2025/01/31', 'none'], is: false },
    // A workbook's own dates have no writing.
    { values: [], is: true },
  ])('and by how $values are written: $is', ({ values, is }) => {
    expect(recognises(written, shapeOf('Date,Amount,Text', values))).toBe(is)
  })
})

it.each([
  { kind: 'number', is: true },
  { kind: 'text', is: true },
  { kind: 'empty', is: false },
] as const)('a table is recognised by a column that is to be filled: $kind, $is', ({ kind, is }) => {
  const { columns } = shapeOf('Date,Amount')
  const batch = { heading: 'Batch ID', kind, samples: [] }
  const grouped: Recognise = { ...inAnyOrder, headings: ['Date', 'Amount', 'Batch ID'], filled: ['batch id'] }
  expect(recognises(grouped, { fingerprint, columns: [...columns, batch] })).toBe(is)
})

describe('a table is recognised by its kinds', () => {
  const kinds: Recognise = { by: 'kinds', kinds: ['date', 'any', 'number'] }
  const shape = (
    headings: string,
    ...found: readonly ('date' | 'number' | 'text' | 'empty')[]
  ): TableShape => ({
    fingerprint,
    columns: found.map((kind) => ({ heading: headings, kind, samples: [] })),
  })
  it.each([
    { name: 'as they are', table: shape('', 'date', 'text', 'number'), is: true },
    {
      name: 'with an empty column at the end',
      table: shape('', 'date', 'text', 'number', 'empty'),
      is: true,
    },
    { name: 'not with one more', table: shape('', 'date', 'text', 'number', 'text'), is: false },
    { name: 'not with others', table: shape('', 'text', 'date', 'number'), is: false },
    { name: 'not where it has headings', table: shape('Date', 'date', 'text', 'number'), is: false },
  ])('$name', ({ table, is }) => {
    expect(recognises(kinds, table)).toBe(is)
  })
})

describe('a table is recognised by its fingerprint', () => {
  it.each([
    { of: fingerprint, is: true },
    { of: 'cd'.repeat(32), is: false },
  ])('$is', ({ of, is }) => {
    expect(recognises({ by: 'fingerprint', fingerprint: of }, shapeOf('A'))).toBe(is)
  })
})
