import type { OfferedRow, ReviewRow } from '#shared/imports/importView.ts'
import type { Fix } from '#shared/fixes/fix.ts'
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

/** The fix that gives a row's record the category that was chosen before; null where none is offered. */
export function takeOffered({ row, offered }: OfferedRow): Fix | null {
  return offered === null ? null : { does: 'set', row, field: 'category', value: offered }
}
