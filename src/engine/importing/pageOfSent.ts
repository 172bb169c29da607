import type { Entry } from '#shared/records/record.ts'
import { entriesWith, entryCount } from '#shared/records/entriesWith.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { isEmptied } from '#engine/importing/outbox/emptied.ts'
import { memberOf, recordKey, whereabouts, type Held } from '#engine/importing/outbox/whereabouts.ts'
import { recordsOfEntries, rowsOf } from '#engine/importing/recordsOf.ts'

/** Entries of an import that left for stub and were not refused, each with when it was last heard of; `next` is the first record that was not looked at. */
export interface SentPage {
  readonly entries: { readonly entry: Entry; readonly at: string }[]
  readonly next: number | null
}

/** The sent ones of about `mostEntries` entries, from the `from`th record on in the source's order; those of a settlement one by one. */
export function pageOfSent(open: OpenImport, from: number, mostEntries: number): SentPage {
  const records = recordsOfEntries(open, from, mostEntries)
  const rows = records.flatMap(rowsOf)
  const first = rows.reduce((least, row) => Math.min(least, row), Infinity)
  const last = rows.reduce((most, row) => Math.max(most, row), 0)
  const held = isEmptied(open.file) ? new Map<string, Held>() : whereabouts(open.file, first, last)
  const entries = records.flatMap((record) => {
    const place = held.get(recordKey(memberOf(record)))
    return place === undefined || !isSent(place)
      ? []
      : entriesWith(record).map((entry) => ({ entry, at: place.at }))
  })
  return { entries, next: entryCount(records) < mostEntries ? null : from + records.length }
}

function isSent({ state }: Held): boolean {
  switch (state) {
    case 'sent':
    case 'accepted':
    case 'confirmed':
    case 'unknown':
      return true
    case 'waiting':
    case 'refused':
      return false
  }
}
