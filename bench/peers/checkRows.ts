import { writeFileSync } from 'node:fs'
import type { BankCsv } from '../bankCsv.ts'
import { rowSchema } from './rowSchema.ts'

/** Checks each row by zod's `safeParse` and writes all with their issues by one `JSON.stringify`, as both peers do. */
export function checkRows(rows: readonly Record<string, string>[], target: string): BankCsv {
  let badRows = 0
  const checked = rows.map((row) => {
    const parsed = rowSchema.safeParse(row)
    if (parsed.success) return { row: parsed.data }
    badRows += 1
    return { row, errors: parsed.error.issues.map(({ path, message }) => ({ path, message })) }
  })
  writeFileSync(target, JSON.stringify(checked))
  return { rows: checked.length, badRows }
}
