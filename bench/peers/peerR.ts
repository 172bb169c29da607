import { readFileSync } from 'node:fs'
import * as XLSX from 'xlsx'
import type { BankCsv } from '../bankCsv.ts'
import { checkRows } from './checkRows.ts'

/** Peer R, like react-spreadsheet-import: SheetJS dense, zod a row, one `JSON.stringify`. */
export function runPeerR(source: string, target: string): BankCsv {
  const workbook = XLSX.read(readFileSync(source), { dense: true, raw: true })
  const sheet = workbook.Sheets[workbook.SheetNames[0] ?? '']
  if (sheet === undefined) throw new Error('SheetJS read no sheet')
  return checkRows(
    XLSX.utils.sheet_to_json<Record<string, string>>(sheet, { raw: false, defval: '' }),
    target,
  )
}
