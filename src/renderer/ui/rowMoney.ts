import type { ReviewRow } from '#shared/imports/importView.ts'
import type { Entry } from '#shared/records/record.ts'

/** The record of a row's own amount; a row with a fee alone has only that. Null where the row became none. */
export function mainEntry(row: ReviewRow): Entry | null {
  if (row.verdict.state !== 'converted') return null
  const { entries } = row.verdict
  return entries.find(({ part }) => part === 'main') ?? entries[0] ?? null
}

/** A record's amount in minor units, negative for an expense. */
export function signedAmount(entry: Entry): number {
  return entry.kind === 'expense' ? -entry.amount : entry.amount
}
