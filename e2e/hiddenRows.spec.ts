import { writeFileSync } from 'node:fs'
import path from 'node:path'
import * as XLSX from 'xlsx'
import { expect, test } from './books.ts'
import { Home } from './pages/home.ts'
import { SourceStep } from './pages/sourceStep.ts'

const rows = [
  ['Date', 'Description', 'Branch', 'Amount'],
  ['2025-03-01', 'Rent', 'Main', -9000],
  ['2025-03-02', 'Coffee', 'Sea Point', -35],
  ['2025-03-03', 'Invoice 7', 'Main', 1200],
]

/** A workbook that shows neither its third row, as a filter leaves it, nor its column of branches. */
function filteredWorkbook(): Buffer {
  const sheet = XLSX.utils.aoa_to_sheet(rows)
  sheet['!rows'] = [{}, {}, { hidden: true }]
  sheet['!cols'] = [{}, {}, { hidden: true }]
  // SheetJS declares what it writes as `any`; as `buffer` it is one.
  return XLSX.write(
    { SheetNames: ['March'], Sheets: { March: sheet } },
    {
      type: 'buffer',
      bookType: 'xlsx',
    },
  ) as Buffer
}

test('what a workbook hides is read, counted, and marked where it stands', async ({ win, dataDir }) => {
  const place = path.join(dataDir, 'filtered.xlsx')
  writeFileSync(place, filteredWorkbook())
  await new Home(win).bringIn(place)
  await expect(new SourceStep(win).heading).toBeVisible()
  await expect(win.getByText('1 hidden row and 1 hidden column read like the others')).toBeVisible()
  const row = win
    .getByRole('row')
    .filter({ has: win.getByRole('img', { name: 'This row is hidden in the workbook' }) })
  await expect(row).toHaveCount(1)
  await expect(row).toContainText('Coffee')
  const column = win.getByRole('cell').filter({
    has: win.getByRole('img', { name: 'This column is hidden in the workbook' }),
  })
  await expect(column).toHaveCount(1)
  await expect(column).toContainText('Branch')
})
