import { describe, expect, it } from 'vitest'
import type { Cells } from '#shared/reading/cell.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { readSource } from '#engine/reading/readSource.ts'
import { xlsxOf } from '#engine/reading/testing/xlsxOf.ts'

async function read(rows: readonly string[]) {
  const given: Cells[] = []
  const bytes = xlsxOf({ sheets: [{ name: 'March', xml: `<sheetData>${rows.join('')}</sheetData>` }] })
  const result = await readSource(memoryBytes('book.xlsx', bytes), {
    choice: {},
    onRows: (more) => void given.push(...more),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })
  return { result, given }
}

const rowOf = (row: number, cell = `<v>${row}</v>`): string =>
  `<row r="${row}"><c r="A${row}">${cell}</c></row>`
const many = Array.from({ length: 2500 }, (_, index) => rowOf(index + 1))
const numbers = Array.from({ length: 2500 }, (_, index) => [index + 1])

describe('a workbook with macros', () => {
  it('is read by the fast reader too', async () => {
    const xml = `<sheetData>${rowOf(1)}</sheetData>`
    const bytes = xlsxOf({ sheets: [{ name: 'March', xml }], more: { 'xl/vbaProject.bin': 'macros' } })
    const result = await readSource(memoryBytes('book.xlsm', bytes), {
      choice: {},
      onRows: () => undefined,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    })
    expect(result).toMatchObject({ ok: true, value: { format: 'xlsm', reading: { reader: 'fast' } } })
  })
})

describe('where the fast reader stops', () => {
  it('SheetJS goes on: each row comes once, in order', async () => {
    const extended = rowOf(2001, '<v>2001</v><extLst/>')
    const { result, given } = await read(many.with(2000, extended))
    expect(given).toEqual(numbers)
    expect(result.ok && result.value.reading).toMatchObject({ reader: 'sheetjs', lastRow: 2500 })
  })

  it('before it gave a row, SheetJS reads rows in any order', async () => {
    const { result, given } = await read([rowOf(3), rowOf(1), rowOf(2)])
    expect(given).toEqual([[1], [2], [3]])
    expect(result.ok && result.value.reading.reader).toBe('sheetjs')
  })

  it('for a row that belongs before those it gave, the workbook is broken', async () => {
    const { result } = await read([...many.toSpliced(6, 1), rowOf(7)])
    expect(result).toEqual({
      ok: false,
      error: {
        code: 'file.broken',
        name: 'book.xlsx',
        detail: 'its rows are not in the order of their numbers',
      },
    })
  })
})

describe('nothing is taken in place of something else: the workbook is broken', () => {
  it.each([
    {
      where: 'two rows below each other have one number',
      rows: [rowOf(1), rowOf(2), rowOf(2)],
      detail: 'it has two rows of number 2',
    },
    {
      where: 'a row has the number of one long before',
      rows: [...many, rowOf(7)],
      detail: 'it has two rows of number 7',
    },
    {
      where: 'rows come in any order',
      rows: [rowOf(5), rowOf(3), rowOf(3)],
      detail: 'it has two rows of number 3',
    },
    {
      where: 'a row fills a cell twice',
      rows: [rowOf(1, '<v>1</v></c><c r="A1"><v>2</v>')],
      detail: 'row 1 has two values in column 1',
    },
  ])('where $where', async ({ rows, detail }) => {
    const { result } = await read(rows)
    expect(result).toEqual({ ok: false, error: { code: 'file.broken', name: 'book.xlsx', detail } })
  })

  it('unless the other is blank', async () => {
    const { given } = await read([rowOf(1), rowOf(2), '<row r="2"/>'])
    expect(given).toEqual([[1], [2]])
  })
})
