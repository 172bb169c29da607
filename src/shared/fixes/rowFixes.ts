import { rowFixesOf, type Fix, type RowFix } from '#shared/fixes/fix.ts'
import type { FieldName } from '#shared/layout/layout.ts'

/** A fix with its number in the list that only grows, counted from 1. */
export interface NumberedFix {
  readonly no: number
  readonly fix: Fix
}

/** All standing fixes of one row: the texts of its fields, and whether the user left it out (true) or took it in (false). */
export interface RowFixes {
  readonly values: Readonly<Partial<Record<FieldName, string>>>
  readonly left: boolean | null
}

const untouched: RowFixes = { values: {}, left: null }

/** The standing fixes by row, later ones over earlier ones; those that were undone count no more. Takes the fixes in their order. */
export function foldFixes(fixes: readonly NumberedFix[]): Map<number, RowFixes> {
  const undone = undoneNumbers(fixes)
  const rows = new Map<number, RowFixes>()
  for (const { no, fix } of fixes) {
    if (fix.does === 'undo' || undone.has(no)) continue
    for (const one of rowFixesOf(fix)) rows.set(one.row, applied(rows.get(one.row) ?? untouched, one))
  }
  return rows
}

/** The number of the newest fix that still stands, which the next undo takes back; null where there is none. */
export function lastUndoable(fixes: readonly NumberedFix[]): number | null {
  const undone = undoneNumbers(fixes)
  return fixes.findLast(({ no, fix }) => fix.does !== 'undo' && !undone.has(no))?.no ?? null
}

function undoneNumbers(fixes: readonly NumberedFix[]): Set<number> {
  return new Set(fixes.flatMap(({ fix }) => (fix.does === 'undo' ? [fix.fix] : [])))
}

function applied(row: RowFixes, fix: RowFix): RowFixes {
  switch (fix.does) {
    case 'set':
      return { ...row, values: { ...row.values, [fix.field]: fix.value } }
    case 'leaveOut':
      return { ...row, left: true }
    case 'takeIn':
      return { ...row, left: false }
  }
}
