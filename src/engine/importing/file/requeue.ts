import type { DatabaseSync } from 'node:sqlite'
import { statement } from '#engine/importing/file/statement.ts'

/** A row to be looked at again. `most`: its records are of a refused batch, and leave at most so many
 * at once, and in no file; null: any number. */
export interface RequeuedRow {
  readonly row: number
  readonly most: number | null
}

/** Rows before the outbox's place that are to be looked at again: their records are new, or were let go of by a batch. */
export interface Requeue {
  /** A row that is there already keeps the lesser `most`. */
  add(this: void, rows: Iterable<number>, most?: number): void
  /** The first rows, ascending. */
  first(this: void, limit: number): RequeuedRow[]
  remove(this: void, row: number): void
  clear(this: void): void
}

/** The `requeue` table of an import's file. */
export function openRequeue(db: DatabaseSync): Requeue {
  const insert = statement(
    db,
    `INSERT INTO requeue (row, most) VALUES (?, ?) ON CONFLICT (row) DO UPDATE
     SET most = min(coalesce(most, excluded.most), coalesce(excluded.most, most))`,
  )
  const select = statement<RequeuedRow>(db, 'SELECT row, most FROM requeue ORDER BY row LIMIT ?')
  const remove = statement(db, 'DELETE FROM requeue WHERE row = ?')
  const clear = statement(db, 'DELETE FROM requeue')
  return {
    add(rows, most) {
      for (const row of rows) insert.run(row, most ?? null)
    },
    first: (limit) => select.all(limit),
    remove: (row) => remove.run(row),
    clear: () => clear.run(),
  }
}
