import type { DatabaseSync } from 'node:sqlite'
import type { SettlementLoad } from '#shared/delivery/sendWay.ts'
import type { Settlement } from '#shared/records/record.ts'
import { packJson, unpackJson } from '#engine/importing/file/checkedJson.ts'
import { statement } from '#engine/importing/file/statement.ts'

/** How many settlements there are in a currency, what they pay out in minor units, and the days that they span. */
export interface SettlementSum {
  readonly currency: string
  readonly count: number
  readonly sum: number
  readonly from: string
  readonly to: string
}

/** The settlements that the rows add up to. A settlement's `anchor` is its first source row; no two share one. */
export interface Settlements {
  write(this: void, edition: number, key: string, settlement: Settlement): void
  remove(this: void, edition: number, anchor: number): void
  at(this: void, edition: number, anchor: number): Settlement | null
  /** By the file's own settlement id. */
  byKey(this: void, edition: number, key: string): Settlement | null
  /** Those with an anchor from `anchor` on, in the source's order; each is read when it is asked for. */
  from(this: void, edition: number, anchor: number): Iterable<Settlement>
  /** The `offset`th and those after it, counted from 0; each is read when it is asked for. */
  after(this: void, edition: number, offset: number): Iterable<Settlement>
  sums(this: void, edition: number): SettlementSum[]
  /** How many entries they have, and how many bytes they are kept in. */
  load(this: void, edition: number): SettlementLoad
  keepOnly(this: void, edition: number): void
}

/** The anchor of a settlement: its first source row. */
export function anchorOf(settlement: Settlement): number {
  const [first] = settlement.rows
  if (first === undefined) throw new Error(`Settlement ${settlement.id} has no rows`)
  return first
}

/** The `settlement` table of an import's file. */
export function openSettlements(db: DatabaseSync): Settlements {
  interface Body {
    crc: number
    body: Uint8Array
  }
  const insert = statement(
    db,
    `INSERT OR REPLACE INTO settlement (edition, anchor, key, id, date, currency, amount, entries, crc, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const where = 'SELECT crc, body FROM settlement WHERE edition = ?'
  const at = statement<Body>(db, `${where} AND anchor = ?`)
  const byKey = statement<Body>(db, `${where} AND key = ?`)
  const next = statement<Body & { anchor: number }>(
    db,
    'SELECT anchor, crc, body FROM settlement WHERE edition = ? AND anchor >= ? ORDER BY anchor LIMIT 1',
  )
  const anchorAfter = statement<{ anchor: number }>(
    db,
    'SELECT anchor FROM settlement WHERE edition = ? ORDER BY anchor LIMIT 1 OFFSET ?',
  )
  const sums = statement<SettlementSum>(
    db,
    `SELECT currency, count(*) AS count, sum(amount) AS sum, min(date) AS "from", max(date) AS "to"
     FROM settlement WHERE edition = ? GROUP BY currency`,
  )
  const load = statement<SettlementLoad>(
    db,
    'SELECT total(entries) AS entries, total(length(body)) AS bytes FROM settlement WHERE edition = ?',
  )
  const removeAt = statement(db, 'DELETE FROM settlement WHERE edition = ? AND anchor = ?')
  const removeOthers = statement(db, 'DELETE FROM settlement WHERE edition <> ?')

  function* from(edition: number, anchor: number): Iterable<Settlement> {
    for (
      let found = next.get(edition, anchor);
      found !== undefined;
      found = next.get(edition, found.anchor + 1)
    )
      yield settlementOf(found)
  }

  return {
    write(edition, key, settlement) {
      const { id, date, currency, amount, income, expenses } = settlement
      const { crc, bytes } = packJson(settlement)
      const entries = income.length + expenses.length
      insert.run(edition, anchorOf(settlement), key, id, date, currency, amount, entries, crc, bytes)
    },
    remove: (edition, anchor) => removeAt.run(edition, anchor),
    at: (edition, anchor) => settlementOrNull(at.get(edition, anchor)),
    byKey: (edition, key) => settlementOrNull(byKey.get(edition, key)),
    from,
    after(edition, offset) {
      const first = anchorAfter.get(edition, offset)
      return first === undefined ? [] : from(edition, first.anchor)
    },
    sums: (edition) => sums.all(edition),
    load: (edition) => load.get(edition) ?? { entries: 0, bytes: 0 },
    keepOnly: (edition) => removeOthers.run(edition),
  }
}

function settlementOrNull(packed: { crc: number; body: Uint8Array } | undefined): Settlement | null {
  return packed === undefined ? null : settlementOf(packed)
}

function settlementOf({ crc, body }: { crc: number; body: Uint8Array }): Settlement {
  // Its checksum shows that these are the bytes that `write` above wrote; those from elsewhere were parsed by `checkReceived`.
  return unpackJson({ bytes: body, crc }, 'a settlement') as Settlement
}
