import type { OfferedRow, ReviewRow } from '#shared/imports/importView.ts'
import { asOneFix, type Fix, type RowFix } from '#shared/fixes/fix.ts'
import type { LeftReason } from '#shared/reading/reading.ts'

// Rows without anything in them that could become a record.
const neverRecords: readonly LeftReason[] = ['blank', 'heading', 'preamble']

/** Whether a row may still be corrected: what stub has, or may have, stays as it was sent. */
export function canFix({ delivery }: ReviewRow): boolean {
  return delivery === null || delivery.state === 'waiting' || delivery.state === 'refused'
}

/** The fix that takes a row out, or brings it back; null where neither makes sense. */
export function leaveOrTake(row: ReviewRow): Extract<Fix, { does: 'leaveOut' | 'takeIn' }> | null {
  if (!canFix(row)) return null
  if (row.verdict.state !== 'left') return { does: 'leaveOut', row: row.row }
  return neverRecords.includes(row.verdict.why) ? null : { does: 'takeIn', row: row.row }
}

/** One fix that takes all of these rows out that are not out yet; null where there is none. */
export function leaveOutAll(rows: readonly ReviewRow[]): Fix | null {
  return thoseThat('leaveOut', rows)
}

/** One fix that takes all of these rows in that are out; null where there is none. */
export function takeInAll(rows: readonly ReviewRow[]): Fix | null {
  return thoseThat('takeIn', rows)
}

/** One fix that gives all of these rows that are not out a category; null where there is none, or no category. */
export function categorise(rows: readonly ReviewRow[], category: string): Fix | null {
  const value = category.trim()
  if (value === '') return null
  return asOneFix(
    rows
      .filter((row) => canFix(row) && row.verdict.state !== 'left')
      .map(({ row }): RowFix => ({ does: 'set', row, field: 'category', value })),
  )
}

function thoseThat(does: 'leaveOut' | 'takeIn', rows: readonly ReviewRow[]): Fix | null {
  return asOneFix(rows.flatMap((row) => leaveOrTake(row) ?? []).filter((fix) => fix.does === does))
}

/** The fix that gives a row's record the category that was chosen before; null where none is offered. */
export function takeOffered({ row, offered }: OfferedRow): Fix | null {
  return offered === null ? null : { does: 'set', row, field: 'category', value: offered }
}
