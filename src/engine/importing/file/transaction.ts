import type { DatabaseSync } from 'node:sqlite'

/** Does `work` in one transaction that is on the disk when this returns, and not at all when `work` throws. */
export function transaction<Value>(db: DatabaseSync, work: () => Value): Value {
  db.exec('BEGIN IMMEDIATE')
  try {
    const value = work()
    db.exec('COMMIT')
    return value
  } catch (problem) {
    // A full disk may have made SQLite roll back by itself.
    if (db.isTransaction) db.exec('ROLLBACK')
    throw problem
  }
}
