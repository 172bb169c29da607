import { basename } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { ok, type Result } from '#shared/errors/result.ts'
import { openAttempts, type Attempts } from '#engine/importing/file/attempts.ts'
import { openBatches, type Batches } from '#engine/importing/file/batches.ts'
import { openDifferences, type Differences } from '#engine/importing/file/differences.ts'
import { openFixList, type FixList } from '#engine/importing/file/fixList.ts'
import { openJudgedChunks, type JudgedChunks } from '#engine/importing/file/judgedChunks.ts'
import { openMeta, type Meta } from '#engine/importing/file/meta.ts'
import { createImportDatabase, logAhead, openImportDatabase } from '#engine/importing/file/openDatabase.ts'
import { openRequeue, type Requeue } from '#engine/importing/file/requeue.ts'
import { openRowChunks, type RowChunks } from '#engine/importing/file/rowChunks.ts'
import { openSettlements, type Settlements } from '#engine/importing/file/settlements.ts'
import { openSourceSnapshot, type SourceSnapshot } from '#engine/importing/file/sourceSnapshot.ts'
import type { StorageFailure } from '#engine/importing/file/storageFailure.ts'
import { transaction } from '#engine/importing/file/transaction.ts'

/** The one file of an import, open: this process owns it until `close`. */
export interface ImportFile {
  readonly path: string
  /** The file's name without its folder, for messages. */
  readonly name: string
  readonly db: DatabaseSync
  readonly meta: Meta
  readonly source: SourceSnapshot
  readonly rows: RowChunks
  readonly judged: JudgedChunks
  readonly settlements: Settlements
  readonly fixes: FixList
  readonly batches: Batches
  readonly requeue: Requeue
  readonly attempts: Attempts
  readonly differences: Differences
  /** Does `work` in one transaction: on the disk when this returns, and not at all when `work` throws. */
  transaction<Value>(this: void, work: () => Value): Value
  /** Every commit goes to a log from now on, which is how an import is kept once it is made. */
  logAhead(this: void): void
  close(this: void): void
}

/** Makes a new import's file; `path` must not exist, `:memory:` keeps it off the disk. */
export function createImportFile(path: string): Result<ImportFile, StorageFailure> {
  const db = createImportDatabase(path)
  return db.ok ? ok(importFile(db.value, path)) : db
}

/** Opens an import's file and owns it. Another owner, here or in another process, means `import.busy`. */
export function openImportFile(path: string, patience?: number): Result<ImportFile, StorageFailure> {
  const db = openImportDatabase(path, patience)
  return db.ok ? ok(importFile(db.value, path)) : db
}

function importFile(db: DatabaseSync, path: string): ImportFile {
  const fixes = openFixList(db)
  const source = openSourceSnapshot(db)
  const batches = openBatches(db)
  return {
    path,
    name: basename(path),
    db,
    meta: openMeta(db),
    source,
    rows: openRowChunks(db, source),
    judged: openJudgedChunks(db),
    settlements: openSettlements(db),
    fixes,
    batches,
    requeue: openRequeue(db),
    attempts: openAttempts(db),
    differences: openDifferences(db),
    transaction(work) {
      try {
        return transaction(db, work)
      } catch (problem) {
        // What was read or kept within it never came to be.
        fixes.reload()
        batches.reload()
        throw problem
      }
    },
    logAhead: () => logAhead(db),
    close: () => db.close(),
  }
}
