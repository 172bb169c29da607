import type { CellObject } from 'xlsx'
import { expect, it } from 'vitest'
import { sheetContent } from '#engine/reading/workbookCells.ts'

const amount = (value: number, format: string): CellObject => ({ t: 'n', v: value, z: format })

it.each([
  {
    what: 'that one format names is that of the sheet',
    cells: [amount(5, '[$€-407] #,##0.00'), amount(7, '0.00')],
    gives: { cells: [[5, 7]], currency: 'EUR' },
  },
  {
    what: 'of a sign that several currencies share is for each amount to say',
    cells: [amount(5, '"$"#,##0.00'), amount(7, '0.00')],
    gives: { cells: [['$ 5', 7]], currency: null },
  },
  {
    what: 'that formats name several of is for each amount to say',
    cells: [amount(5, '"R" 0.00'), amount(-7, '[$USD] 0.00')],
    gives: { cells: [['ZAR 5', 'USD -7']], currency: null },
  },
  {
    what: 'that no format names is not known',
    cells: [amount(5, '0.00')],
    gives: { cells: [[5]], currency: null },
  },
])('a currency $what', ({ cells, gives }) => {
  expect(sheetContent({ '!data': [cells] }, 1900, 'book.xls')).toMatchObject(gives)
})
