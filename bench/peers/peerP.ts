import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import type { BankCsv } from '../bankCsv.ts'
import { checkRows } from './checkRows.ts'

/** Peer P: papaparse with `header: true`, zod a row, one `JSON.stringify`. */
export function runPeerP(source: string, target: string): BankCsv {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(source, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  })
  return checkRows(data, target)
}
