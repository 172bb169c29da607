import { describe, expect, it } from 'vitest'
import { fitLayout, isOfUse } from '#shared/layout/fitLayout.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { lostWords } from '#shared/layout/lostWords.ts'
import { nameColumns } from '#shared/layout/nameColumns.ts'
import type { NamedLayout } from '#shared/layout/savedLayout.ts'

const headings = ['Date', 'Amount', 'Description', 'Reference', 'Status', '', 'Amount']

const layout: Layout = {
  version: 1,
  kind: 'bank',
  dateOrder: 'dmy',
  decimalMark: ',',
  sign: 'signed',
  currency: 'NAD',
  fields: {
    date: { from: 'column', column: 0 },
    amount: { from: 'column', column: 1 },
    name: { from: 'column', column: 2 },
    notes: { from: 'column', column: 5 },
    category: { from: 'constant', value: 'Sales' },
  },
  identity: [2, 3],
  leave: [{ column: 4, when: 'is', values: ['void'], why: 'information' }],
}

const named: NamedLayout = {
  kind: 'bank',
  dateOrder: 'dmy',
  decimalMark: ',',
  sign: 'signed',
  currency: 'NAD',
  fields: {
    date: { from: 'column', column: 'Date' },
    // Two columns are headed so: the place tells which.
    amount: { from: 'column', column: 1 },
    name: { from: 'column', column: 'Description' },
    notes: { from: 'column', column: 5 },
    category: { from: 'constant', value: 'Sales' },
  },
  identity: ['Description', 'Reference'],
  leave: [{ column: 'Status', when: 'is', values: ['void'], why: 'information' }],
}

describe('a layout', () => {
  it('names its columns by their headings, and those without one of their own by their places', () => {
    expect(nameColumns(layout, headings)).toEqual(named)
  })

  it('is found again in the table that it was made for', () => {
    expect(fitLayout(named, headings, 'ZAR')).toEqual({ layout, lost: [] })
  })

  it('follows its columns to where they stand now, however they are capitalised', () => {
    const moved = ['status', 'Amount', 'DESCRIPTION', ' Reference ', 'Date', '']
    const { layout: found, lost } = fitLayout(named, moved, 'ZAR')
    expect(found.fields).toMatchObject({ date: { column: 4 }, name: { column: 2 }, notes: { column: 5 } })
    expect(found).toMatchObject({ identity: [2, 3], leave: [{ column: 0 }] })
    expect(lost).toEqual([])
  })

  it('takes the currency of the file where it names none', () => {
    const { currency: _, ...anywhere } = named
    expect(fitLayout(anywhere, headings, 'USD').layout.currency).toBe('USD')
  })
})

describe('what no longer fits', () => {
  it.each([
    { without: 'Reference', lost: 'the column “Reference” (to tell rows apart)', ofUse: true },
    { without: 'Description', lost: 'the column “Description” (name, to tell rows apart)', ofUse: true },
    { without: 'Status', lost: 'the column “Status” (to leave rows out)', ofUse: false },
    { without: 'Date', lost: 'the column “Date” (date)', ofUse: false },
  ])('is named: $lost', ({ without, lost, ofUse }) => {
    const fitted = fitLayout(
      named,
      headings.map((heading) => (heading === without ? 'Other' : heading)),
      'ZAR',
    )
    expect(lostWords(fitted.lost)).toBe(lost)
    expect(isOfUse(fitted)).toBe(ofUse)
  })

  it('is named of a table that has fewer columns without headings', () => {
    const { lost } = fitLayout(named, headings.slice(0, 5), 'ZAR')
    expect(lostWords(lost)).toBe('a column 6 (notes)')
  })
})
