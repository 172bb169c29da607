import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { err, ok, type Result } from '#shared/errors/result.ts'
import {
  applicationId,
  expectedSchemaText,
  fileVersion,
  importTables,
  schemaText,
} from '#engine/importing/file/importSchema.ts'
import {
  catchStorageSync,
  storageFailure,
  type StorageFailure,
} from '#engine/importing/file/storageFailure.ts'
import { transaction } from '#engine/importing/file/transaction.ts'

/** How long an opening waits for the process that has the file, in milliseconds: one that was just killed lets go at once. */
export const lockPatience = 2000

/** Opens a SQLite file with everything off that a hostile one could use. The lock is asked for when it is first read. */
export function openHardened(path: string, patience = lockPatience): DatabaseSync {
  const db = new DatabaseSync(path, {
    enableForeignKeyConstraints: true,
    allowExtension: false,
    timeout: patience,
    defensive: true,
    enableDoubleQuotedStringLiterals: false,
  })
  db.exec('PRAGMA trusted_schema = OFF')
  return db
}

/** Creates an import's file at `path`, which must not exist, with its tables; `:memory:` keeps it off the disk. */
export function createImportDatabase(path: string): Result<DatabaseSync, StorageFailure> {
  // The operating system makes it, so that two who create the same file cannot both succeed.
  const made = catchStorageSync(basename(path), () => {
    if (path !== ':memory:') closeSync(openSync(path, 'wx', 0o600))
    return openHardened(path)
  })
  if (!made.ok) return made
  const db = made.value
  return closeOnFailure(db, path, () => {
    // Twice the usual: half as many pages for the source, which is most of the file.
    db.exec('PRAGMA page_size = 8192')
    // A snapshot only adds to the file: a log would write all of it twice.
    ownDurably(db, 'DELETE')
    transaction(db, () => {
      db.exec(importTables)
      db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${fileVersion}`)
    })
    return ok(db)
  })
}

/** Opens an import's file, once it has shown that it is one of ours, of this version and with our tables and no others. */
export function openImportDatabase(
  path: string,
  patience = lockPatience,
): Result<DatabaseSync, StorageFailure> {
  const header = checkHeader(path)
  if (!header.ok) return header
  const db = openHardened(path, patience)
  return closeOnFailure(db, path, () => {
    db.exec('PRAGMA locking_mode = EXCLUSIVE')
    // Before anything is changed: a database that is not ours stays as it is.
    const checked = checkSchema(db, basename(path))
    if (checked.ok) ownDurably(db)
    return checked
  })
}

/** Refuses what is no import of ours by its first hundred bytes, before SQLite looks at any of it. */
export function checkHeader(path: string): Result<null, StorageFailure> {
  const name = basename(path)
  if (!existsSync(path)) return err({ code: 'import.missing' })
  if (!statSync(path).isFile()) return err({ code: 'import.notOurs', name })
  const read = catchStorageSync(name, () => firstBytes(path, 100))
  if (!read.ok) return read
  const header = read.value
  // A creation killed before its first write leaves an empty file.
  if (header.length === 0) return err({ code: 'import.incomplete', name })
  if (header.length < 100 || header.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    return err({ code: 'import.notOurs', name })
  return ok(null)
}

/** Refuses a database with another application id, a newer version, or anything in its schema that is not ours. */
export function checkSchema(db: DatabaseSync, name: string): Result<DatabaseSync, StorageFailure> {
  const id = pragmaNumber(db, 'application_id')
  const version = pragmaNumber(db, 'user_version')
  // The tables and both numbers are written in one transaction: none of them means that it never happened.
  if (id === 0 && version === 0 && schemaText(db) === '[]') return err({ code: 'import.incomplete', name })
  if (id !== applicationId) return err({ code: 'import.notOurs', name })
  if (version > fileVersion) return err({ code: 'import.newer', name, version })
  if (version !== fileVersion || schemaText(db) !== expectedSchemaText())
    return err({ code: 'import.broken', name, detail: 'its tables are not those that this program writes' })
  return ok(db)
}

/** Lets commits wait for one write to the disk, rather than for two: for a file that has its snapshot. */
export function logAhead(db: DatabaseSync): void {
  db.exec('PRAGMA journal_mode = WAL')
}

/** One owner at a time, for as long as it is open, and every commit on the disk before it answers. */
function ownDurably(db: DatabaseSync, journal: 'WAL' | 'DELETE' = 'WAL'): void {
  db.exec('PRAGMA locking_mode = EXCLUSIVE')
  db.exec(`PRAGMA journal_mode = ${journal}`)
  db.exec('PRAGMA synchronous = FULL')
  // Takes the lock now rather than at the first write.
  db.exec('BEGIN IMMEDIATE; COMMIT')
}

function closeOnFailure(
  db: DatabaseSync,
  path: string,
  work: () => Result<DatabaseSync, StorageFailure>,
): Result<DatabaseSync, StorageFailure> {
  try {
    const result = work()
    if (!result.ok) db.close()
    return result
  } catch (problem) {
    db.close()
    const failure = storageFailure(problem, basename(path))
    if (failure === null) throw problem
    return err(failure)
  }
}

function pragmaNumber(db: DatabaseSync, pragma: 'application_id' | 'user_version'): number {
  return Number(db.prepare(`PRAGMA ${pragma}`).get()?.[pragma] ?? 0)
}

function firstBytes(path: string, length: number): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(file, bytes, 0, length, 0))
  } finally {
    closeSync(file)
  }
}
