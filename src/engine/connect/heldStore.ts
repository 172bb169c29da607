import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { HeldRecord } from '#shared/connect/readHeld.ts'
import type { HeldBooks, HeldEntry } from '#shared/delivery/heldBooks.ts'
import type { Entry } from '#shared/records/record.ts'
import { isRecordId } from '#shared/records/recordId.ts'

const rowSchema = z.object({ json: z.string() })

/** Gathers what stub holds as it arrives, and makes it the books that are looked in. */
export interface HeldStore {
  add(this: void, kind: Entry['kind'], record: HeldRecord): void
  /** All that was added; of two records with one id, the later one. Nothing can be added any more. */
  books(this: void): Omit<HeldBooks, 'isWhole'>
}

/**
 * A store of any number of records. Those with an id lie in a private temporary database, which SQLite writes to the disk
 * only when it grows, and deletes with this store or the process, whichever ends first.
 */
export function openHeldStore(): HeldStore {
  const db = new DatabaseSync('')
  db.exec('CREATE TABLE held (id TEXT NOT NULL, json TEXT NOT NULL) STRICT; BEGIN')
  const insert = db.prepare('INSERT INTO held (id, json) VALUES (?, ?)')
  const withoutId: HeldEntry[] = []
  let ids = 0
  let ours = 0
  return {
    add(kind, record) {
      const entry: HeldEntry = { ...record, kind }
      if (entry.id === null) withoutId.push(entry)
      else {
        insert.run(entry.id, JSON.stringify(entry))
        ids++
        if (isRecordId(entry.id)) ours++
      }
    },
    books() {
      // In one go when all is there: an index that grows with the table is written all over the disk.
      db.exec('COMMIT; CREATE INDEX held_by_id ON held (id)')
      const find = db.prepare('SELECT json FROM held WHERE id = ? ORDER BY rowid DESC LIMIT 1')
      return {
        ids,
        ours,
        withoutId,
        find(id) {
          const row = find.get(id)
          // What was put in above comes out as it was.
          return row === undefined ? undefined : (JSON.parse(rowSchema.parse(row).json) as HeldEntry)
        },
      }
    },
  }
}
