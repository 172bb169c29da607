import type { ReviewRow } from '#shared/imports/importView.ts'
import type { Entry, RecordPart } from '#shared/records/record.ts'

/** The record that one part of a row became; null where it became none. */
export function entryOf(row: ReviewRow | undefined, part: RecordPart): Entry | null {
  if (row?.verdict.state !== 'converted') return null
  return row.verdict.entries.find((entry) => entry.part === part) ?? null
}

/** The record that stands for a row: that of its own amount, or where there is a fee alone, that of the fee. */
export function mainEntry(row: ReviewRow | undefined): Entry | null {
  return entryOf(row, 'main') ?? entryOf(row, 'fee')
}

/** A record's amount in minor units, negative for an expense. */
export function signedAmount(entry: Entry): number {
  return entry.kind === 'expense' ? -entry.amount : entry.amount
}
