import { describe, expect, it } from 'vitest'
import type { Cells } from '#shared/reading/cell.ts'
import { createTableFinder } from '#shared/reading/findTable.ts'
import type { FoundTable } from '#shared/reading/foundTable.ts'

function find(rows: readonly Cells[], headingRow?: number | null): FoundTable {
  const finder = createTableFinder(headingRow)
  for (const cells of rows) finder.add([cells])
  return finder.finish()
}

const heading = ['Date', 'Description', 'Amount', 'Balance']
const coffee = ['2025-03-02', 'Coffee', '-20.00', '980.00']
const sales = ['2025-03-03', 'Sales', '100.00', '1080.00']

/** Why the rows after the heading are left out, by their number; those that are kept are not in it. */
function leftOf(rows: readonly Cells[]): Record<number, string> {
  const { left } = find([heading, ...rows])
  return Object.fromEntries(left.filter(({ row }) => row > 1).map(({ row, why }) => [row, why]))
}

describe('a row of the table is left out', () => {
  it.each<{ as: string; when: string; rows: Cells[]; left: Record<number, string> }>([
    {
      as: 'blank',
      when: 'nothing is in it',
      rows: [coffee, [], ['', ' '], sales],
      left: { 3: 'blank', 4: 'blank' },
    },
    {
      as: 'heading',
      when: 'it is the heading again',
      rows: [coffee, ['DATE ', 'Description', 'Amount', 'Balance'], sales],
      left: { 3: 'heading' },
    },
    {
      as: 'opening',
      when: 'it says so and moves nothing',
      rows: [['2025-03-01', 'OPEN BALANCE', '', '1000.00'], coffee],
      left: { 2: 'opening' },
    },
    {
      as: 'opening',
      when: 'it says so and moves zero',
      rows: [['2025-03-01', 'Opening balance', '0.00', '1000.00'], coffee],
      left: { 2: 'opening' },
    },
    {
      as: 'opening',
      when: 'it says so in the first row, whatever its amount',
      rows: [['2025-03-01', 'B/F', '1000.00', '1000.00'], coffee],
      left: { 2: 'opening' },
    },
    {
      as: 'closing',
      when: 'it says so and moves nothing',
      rows: [coffee, ['2025-03-31', 'Closing Balance as at 31 March', '', '1.00'], sales],
      left: { 3: 'closing' },
    },
    {
      as: 'closing',
      when: 'it says so in the last row, whatever its amount',
      rows: [coffee, sales, ['', 'Carried forward', '1080.00', '']],
      left: { 4: 'closing' },
    },
    {
      as: 'total',
      when: 'it says so and has no date',
      rows: [coffee, sales, ['Total:', '', '80.00', '']],
      left: { 4: 'total' },
    },
    {
      as: 'information',
      when: 'it has neither date nor amount, within the table',
      rows: [coffee, ['', 'PROVISIONAL STATEMENT', '', ''], sales],
      left: { 3: 'information' },
    },
    {
      as: 'footnote',
      when: 'it has neither date nor amount, below the table',
      rows: [coffee, sales, [], ['Thank you for banking with us']],
      left: { 4: 'blank', 5: 'footnote' },
    },
    {
      as: 'footnote',
      when: 'it is a key and its value, below the table',
      rows: [coffee, ['Printed by:', 'Internet Banking']],
      left: { 3: 'footnote' },
    },
  ])('as $as when $when', ({ rows, left }) => {
    expect(leftOf(rows)).toEqual(left)
  })
})

describe('a row of the table stays', () => {
  it.each<{ which: string; rows: Cells[] }>([
    {
      which: 'has a date and an amount and is called Total',
      rows: [coffee, ['2025-03-02', 'TOTAL', '-500.00', '480.00'], sales],
    },
    {
      which: 'pays somebody called Opening Balance in the middle',
      rows: [coffee, ['2025-03-02', 'Opening Balance CC', '-500.00', '480.00'], sales],
    },
    { which: 'has a date and no amount', rows: [coffee, ['2025-03-02', 'Coffee', '', ''], sales] },
    { which: 'has an amount and no date', rows: [coffee, ['', 'Coffee', '-20.00', ''], sales] },
    {
      which: 'has a date and an amount that cannot be read',
      rows: [coffee, ['someday', 'Coffee', 'much', ''], sales],
    },
    { which: 'is shorter than the heading', rows: [coffee, ['2025-03-02', 'Coffee', '-20.00'], sales] },
    { which: 'is longer than the heading', rows: [coffee, [...coffee, 'x', 'y'], sales] },
  ])('that $which', ({ rows }) => {
    expect(leftOf(rows)).toEqual({})
  })
})

describe('the table', () => {
  it('spans its first to its last row, sums included, blanks and footnotes after it not', () => {
    const { firstRow, lastRow } = find([
      ['History'],
      heading,
      [],
      coffee,
      sales,
      ['Total', '', '80.00'],
      [],
      ['Page 1'],
    ])
    expect([firstRow, lastRow]).toEqual([4, 6])
  })

  it('without a row ends before it begins', () => {
    const { headingRow, firstRow, lastRow, left } = find([heading])
    expect([headingRow, firstRow, lastRow]).toEqual([1, 2, 1])
    expect(left).toEqual([{ row: 1, why: 'heading' }])
  })

  it('is found the same when it is longer than the sample', () => {
    const many = Array.from({ length: 2000 }, () => coffee)
    const { firstRow, lastRow, left } = find([
      ['History'],
      heading,
      ...many,
      [],
      ...many,
      ['Total', '', '1.00'],
    ])
    expect([firstRow, lastRow]).toEqual([3, 4004])
    expect(left).toEqual([
      { row: 1, why: 'preamble' },
      { row: 2, why: 'heading' },
      { row: 2003, why: 'blank' },
      { row: 4004, why: 'total' },
    ])
  })

  it('begins below the row that the user calls the heading', () => {
    const { headingRow, firstRow, left } = find([heading, coffee, sales], 2)
    expect([headingRow, firstRow]).toEqual([2, 3])
    expect(left).toEqual([
      { row: 1, why: 'preamble' },
      { row: 2, why: 'heading' },
    ])
  })

  it('keeps a dated row that begins with Total, even as its last', () => {
    const rows = [
      ['Payee', 'Date', 'Amount'],
      ['Ann', '2025-03-01', '-5.00'],
      ['Total', '2025-03-02', '-500.00'],
    ]
    expect(find(rows).left).toEqual([{ row: 1, why: 'heading' }])
  })

  it('of undated rows keeps what is called Total, but for the last row', () => {
    const rows = [
      ['Customer', 'Amount'],
      ['Ann', '5.00'],
      ['Total', '7.00'],
      ['Ben', '6.00'],
      ['Total', '18.00'],
    ]
    expect(find(rows).left).toEqual([
      { row: 1, why: 'heading' },
      { row: 5, why: 'total' },
    ])
  })
})

describe('a balance in the preamble that is called just that', () => {
  it.each([
    {
      is: 'the closing one, where the newest row comes first',
      balance: '1080.00',
      rows: [sales, coffee],
      facts: { closingBalance: 108000 },
    },
    {
      is: 'the closing one, where the newest row comes last',
      balance: '1080.00',
      rows: [coffee, sales],
      facts: { closingBalance: 108000 },
    },
    {
      is: 'the opening one, where the first row follows from it',
      balance: '1000.00',
      rows: [coffee, sales],
      facts: { openingBalance: 100000 },
    },
    { is: 'neither, where no row proves it', balance: '5.00', rows: [coffee, sales], facts: {} },
  ])('is $is', ({ balance, rows, facts }) => {
    expect(find([['Balance:', balance], [], heading, ...rows]).facts).toEqual(facts)
  })
})
