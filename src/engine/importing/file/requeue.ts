import type { DatabaseSync } from 'node:sqlite'
import { statement } from '#engine/importing/file/statement.ts'

/** Rows before the outbox's place that are to be looked at again: their records are new, or were let go of by a batch. */
export interface Requeue {
  add(this: void, rows: Iterable<number>): void
  /** The first rows, ascending. */
  first(this: void, limit: number): number[]
  remove(this: void, row: number): void
  clear(this: void): void
}

/** The `requeue` table of an import's file. */
export function openRequeue(db: DatabaseSync): Requeue {
  const insert = statement(db, 'INSERT OR IGNORE INTO requeue (row) VALUES (?)')
  const select = statement<{ row: number }>(db, 'SELECT row FROM requeue ORDER BY row LIMIT ?')
  const remove = statement(db, 'DELETE FROM requeue WHERE row = ?')
  const clear = statement(db, 'DELETE FROM requeue')
  return {
    add(rows) {
      for (const row of rows) insert.run(row)
    },
    first: (limit) => select.all(limit).map(({ row }) => row),
    remove: (row) => remove.run(row),
    clear: () => clear.run(),
  }
}
