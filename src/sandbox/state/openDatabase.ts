import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

const applicationId = 0x53_54_53_42 // 'STSB'
const userVersion = 1

const tables = `
  CREATE TABLE credential (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE business (no INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, email TEXT NOT NULL, details TEXT NOT NULL) STRICT;
  CREATE TABLE held (no INTEGER PRIMARY KEY, uid TEXT NOT NULL, kind TEXT NOT NULL, id TEXT, body TEXT NOT NULL) STRICT;
  CREATE INDEX heldById ON held (uid, kind, id);
  CREATE TABLE job (no INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL, path TEXT NOT NULL, data TEXT NOT NULL,
    webhook TEXT, signature TEXT, fault TEXT) STRICT;
  CREATE TABLE post (no INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL, body TEXT NOT NULL,
    failures INTEGER NOT NULL, due INTEGER NOT NULL) STRICT;
  CREATE TABLE request (no INTEGER PRIMARY KEY, at TEXT NOT NULL, path TEXT NOT NULL, uid TEXT, status INTEGER,
    records INTEGER NOT NULL, outcome TEXT NOT NULL, message TEXT, fault TEXT) STRICT;
  CREATE TABLE upload (path TEXT PRIMARY KEY, uid TEXT NOT NULL, signature TEXT NOT NULL, expires INTEGER NOT NULL, body BLOB) STRICT;
  CREATE TABLE token (token TEXT PRIMARY KEY, uid TEXT NOT NULL, expires INTEGER NOT NULL) STRICT;
`

/**
 * Opens the sandbox's file, or makes it; ':memory:' keeps everything in memory. What is committed is on the disk.
 * Throws what SQLite says, and an Error for a file that is no sandbox's or of another version.
 */
export function openDatabase(file: string): DatabaseSync {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const database = new DatabaseSync(file, {
    timeout: 5000,
    defensive: true,
    allowExtension: false,
    enableDoubleQuotedStringLiterals: false,
  })
  try {
    prepare(database)
  } catch (error) {
    database.close()
    throw error
  }
  return database
}

function prepare(database: DatabaseSync): void {
  checkOwner(database) // before anything is written, the journal's mode too: the file may be another program's
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF')
  inTransaction(database, () => {
    if (checkOwner(database) === 'ours') return
    database.exec(`${tables}; PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${userVersion}`)
  })
}

function checkOwner(database: DatabaseSync): 'nobody' | 'ours' {
  const owner = pragma(database, 'application_id')
  if (owner === 0 && pragma(database, 'schema_version') === 0) return 'nobody'
  if (owner !== applicationId) throw new Error('The file is not a sandbox’s.')
  if (pragma(database, 'user_version') !== userVersion)
    throw new Error('The file is of another version’s sandbox.')
  return 'ours'
}

function pragma(database: DatabaseSync, name: string): number {
  return z
    .object({ [name]: z.number() })
    .transform((row) => row[name])
    .pipe(z.number())
    .parse(database.prepare(`PRAGMA ${name}`).get())
}

/** All that `work` writes is on the disk when this returns, or none of it when it throws. Does not nest. */
export function inTransaction<Value>(database: DatabaseSync, work: () => Value): Value {
  database.exec('BEGIN IMMEDIATE')
  try {
    const value = work()
    database.exec('COMMIT')
    return value
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
