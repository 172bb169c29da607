import type { HeldRecord } from '#shared/connect/readHeld.ts'
import type { Entry } from '#shared/records/record.ts'

/** A record that stub says it holds, and in which of its lists. */
export type HeldEntry = HeldRecord & { readonly kind: Entry['kind'] }

/** All income and expenses that stub holds of a business: by their ids, and those that it gives without one. */
export interface HeldBooks {
  readonly byId: ReadonlyMap<string, HeldEntry>
  readonly withoutId: readonly HeldEntry[]
}

/** The books of both of stub's lists. */
export function heldBooks(lists: Readonly<Record<Entry['kind'], readonly HeldRecord[]>>): HeldBooks {
  const byId = new Map<string, HeldEntry>()
  const withoutId: HeldEntry[] = []
  for (const kind of ['income', 'expense'] as const) {
    for (const record of lists[kind]) {
      const held = { ...record, kind }
      if (held.id === null) withoutId.push(held)
      else byId.set(held.id, held)
    }
  }
  return { byId, withoutId }
}

/** Whether the books can tell which records are in them: not where records have no ids. */
export function tellsIds({ byId, withoutId }: HeldBooks): boolean {
  return withoutId.length === 0 || byId.size > 0
}
