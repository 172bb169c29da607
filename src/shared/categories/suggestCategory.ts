import type { ReviewRow } from '#shared/imports/importView.ts'
import type { Entry } from '#shared/records/record.ts'

/** The category that the user chose before for records of this kind and name; null where none was. */
export type ChosenBefore = (record: Pick<Entry, 'kind' | 'name'>) => string | null

/**
 * The category to be offered for a row's own record: the one that was chosen before, where it has another or none, nobody has
 * chosen for this row and no rule applies to it. It is offered, never applied.
 */
export function suggestCategory(row: ReviewRow, chosenBefore: ChosenBefore): string | null {
  const record = ownRecord(row)
  const isFree = row.delivery === null || row.delivery.state === 'waiting' || row.delivery.state === 'refused'
  if (record === null || !isFree || row.rule !== null || row.fixed.includes('category')) return null
  const chosen = chosenBefore(record)
  return chosen === record.category ? null : chosen
}

/** The record of a row's own amount; null where it became none. */
export function ownRecord({ verdict }: Pick<ReviewRow, 'verdict'>): Entry | null {
  if (verdict.state !== 'converted') return null
  return verdict.entries.find(({ part }) => part === 'main') ?? null
}
