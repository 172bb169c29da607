import { readFileSync } from 'node:fs'
import * as XLSX from 'xlsx'

/** SheetJS dense to its cells and nothing else; whoever uses them has yet to tell dates from numbers. Answers how many rows. */
export function runSheetJsDense(source: string): number {
  const workbook = XLSX.read(readFileSync(source), { dense: true })
  const rows = workbook.Sheets[workbook.SheetNames[0] ?? '']?.['!data']
  if (rows === undefined) throw new Error('SheetJS read no sheet')
  return rows.length - 1
}
