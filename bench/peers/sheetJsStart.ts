import { readFileSync } from 'node:fs'
import * as XLSX from 'xlsx'

/** SheetJS to the cells of the first 100 rows and nothing else. Answers how many rows. */
export function runSheetJsStart(source: string): number {
  const workbook = XLSX.read(readFileSync(source), { dense: true, sheetRows: 100 })
  const rows = workbook.Sheets[workbook.SheetNames[0] ?? '']?.['!data']
  if (rows === undefined) throw new Error('SheetJS read no sheet')
  return rows.length
}
