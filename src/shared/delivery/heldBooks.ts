import type { HeldRecord } from '#shared/connect/readHeld.ts'
import type { Entry } from '#shared/records/record.ts'

/** A record that stub says it holds, and in which of its lists. */
export type HeldEntry = HeldRecord & { readonly kind: Entry['kind'] }

/** All income and expenses that stub holds of a business: by their ids, and those that it gives without one. */
export interface HeldBooks {
  /** How many have an id. */
  readonly ids: number
  /** How many of these ids are of our making. */
  readonly ours: number
  /** False where stub says that there is more than it told. */
  readonly isWhole: boolean
  find(this: void, id: string): HeldEntry | undefined
  readonly withoutId: readonly HeldEntry[]
}

/** Whether the books can tell which records are in them: not where records have no ids. */
export function tellsIds({ ids, withoutId }: HeldBooks): boolean {
  return withoutId.length === 0 || ids > 0
}

/**
 * Whether a record is not at stub when it is not in these books: only where they are whole and have shown an id of our
 * making. Stub may give ids of its own in place of ours, or be long in storing what it has taken.
 */
export function provesAbsence({ ours, isWhole }: HeldBooks): boolean {
  return isWhole && ours > 0
}
