import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

/** What the sandbox holds of a business, each kind by itself. */
export const heldKinds = [
  'income',
  'expenses',
  'sales',
  'settlements',
  'subscriptions',
  'cancellations',
] as const

/** A kind of what is held. */
export type HeldKind = (typeof heldKinds)[number]

/** What happens to a record whose id is held already: it takes the other's place, is held twice, or is refused. */
export type SameId = 'update' | 'add' | 'refuse'

/** One thing to hold, with `body` as it was pushed; only a cancellation has no id. */
export interface HeldRecord {
  readonly kind: HeldKind
  readonly id: string | null
  readonly body: object
}

/** What became of one record. */
export interface Holding {
  readonly kind: HeldKind
  readonly id: string | null
  readonly outcome: 'added' | 'updated'
}

/** The records that the sandbox holds. */
export interface HeldRecords {
  /** The first of `records` whose id is held already or comes twice among them; null when all are new. */
  firstTaken(uid: string, records: readonly HeldRecord[]): HeldRecord | null
  /** Holds all of them; call it for `refuse` only when `firstTaken` found none. */
  hold(uid: string, records: readonly HeldRecord[], sameId: SameId): Holding[]
  /** As pushed, in the order of first arrival. */
  list(uid: string, kind: HeldKind): unknown[]
  count(uid: string, kind: HeldKind): number
  /** Forgets everything but the state of the subscription. */
  clear(uid: string): void
}

const bodyRows = z.array(z.object({ body: z.string() }))
const countRow = z.object({ count: z.number() })

/** The records in `database`. */
export function createHeldRecords(database: DatabaseSync): HeldRecords {
  const insert = database.prepare('INSERT INTO held (uid, kind, id, body) VALUES (?, ?, ?, ?)')
  const update = database.prepare('UPDATE held SET body = ? WHERE uid = ? AND kind = ? AND id = ?')
  const byId = database.prepare('SELECT no FROM held WHERE uid = ? AND kind = ? AND id = ? LIMIT 1')
  const byKind = database.prepare('SELECT body FROM held WHERE uid = ? AND kind = ? ORDER BY no')
  const countKind = database.prepare('SELECT count(*) AS count FROM held WHERE uid = ? AND kind = ?')
  const clear = database.prepare(
    `DELETE FROM held WHERE uid = ? AND kind NOT IN ('subscriptions', 'cancellations')`,
  )

  function holdOne(uid: string, { kind, id, body }: HeldRecord, sameId: SameId): Holding {
    const text = JSON.stringify(body)
    if (sameId === 'update' && id !== null && update.run(text, uid, kind, id).changes > 0)
      return { kind, id, outcome: 'updated' }
    insert.run(uid, kind, id, text)
    return { kind, id, outcome: 'added' }
  }

  return {
    firstTaken(uid, records) {
      const seen = new Set<string>()
      for (const record of records) {
        if (record.id === null) continue
        const name = `${record.kind} ${record.id}`
        if (seen.has(name) || byId.get(uid, record.kind, record.id) !== undefined) return record
        seen.add(name)
      }
      return null
    },
    hold: (uid, records, sameId) => records.map((record) => holdOne(uid, record, sameId)),
    list: (uid, kind) => bodyRows.parse(byKind.all(uid, kind)).map(({ body }) => JSON.parse(body) as unknown), // unknown to its reader
    count: (uid, kind) => countRow.parse(countKind.get(uid, kind)).count,
    clear: (uid) => {
      clear.run(uid)
    },
  }
}
