import { DatabaseSync } from 'node:sqlite'

/** `STBI`, in the header of every import's file. */
export const applicationId = 0x53544249

/** The version of the tables below, in the header as `user_version`. */
export const fileVersion = 1

/**
 * The tables of an import's file. An `edition` is one run of reading (in `chunk` and `span`) or of judging (in `verdict` and
 * `settlement`): a new one is written beside the old and becomes current by one write to `meta`, so that a run that is
 * cancelled or killed leaves the import as it was. Blobs are JSON with their CRC-32 in `crc`.
 */
export const importTables = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE source_slice (no INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE chunk (
    edition INTEGER NOT NULL, no INTEGER NOT NULL, crc INTEGER NOT NULL, rows BLOB NOT NULL,
    PRIMARY KEY (edition, no)
  ) STRICT;
  CREATE TABLE span (
    edition INTEGER NOT NULL, no INTEGER NOT NULL, at INTEGER NOT NULL, length INTEGER NOT NULL, crc INTEGER NOT NULL,
    encoding TEXT NOT NULL, delimiter INTEGER NOT NULL, PRIMARY KEY (edition, no)
  ) STRICT;
  CREATE TABLE verdict (
    edition INTEGER NOT NULL, no INTEGER NOT NULL, counts TEXT NOT NULL, crc INTEGER NOT NULL, marks BLOB NOT NULL,
    PRIMARY KEY (edition, no)
  ) STRICT;
  CREATE TABLE settlement (
    edition INTEGER NOT NULL, anchor INTEGER NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL, date TEXT NOT NULL,
    currency TEXT NOT NULL, amount INTEGER NOT NULL, entries INTEGER NOT NULL, crc INTEGER NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (edition, anchor)
  ) STRICT;
  CREATE UNIQUE INDEX settlement_by_key ON settlement (edition, key);
  CREATE TABLE fix (no INTEGER PRIMARY KEY, at TEXT NOT NULL, fix TEXT NOT NULL) STRICT;
  CREATE TABLE batch (
    no INTEGER PRIMARY KEY, method TEXT NOT NULL, state TEXT NOT NULL, attempt INTEGER NOT NULL, doubted INTEGER NOT NULL,
    due INTEGER NOT NULL, first_row INTEGER NOT NULL, last_row INTEGER NOT NULL, size INTEGER NOT NULL,
    opened_at TEXT NOT NULL, closed_at TEXT, reason TEXT NOT NULL, confirmed_by TEXT, members TEXT NOT NULL
  ) STRICT;
  CREATE TABLE exception (
    batch INTEGER NOT NULL REFERENCES batch (no), record_id TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL,
    confirmed_by TEXT, reason TEXT,
    PRIMARY KEY (batch, record_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE run (no INTEGER PRIMARY KEY, at TEXT NOT NULL, recipient TEXT NOT NULL) STRICT;
  CREATE TABLE attempt (
    no INTEGER PRIMARY KEY, run INTEGER REFERENCES run (no), batch INTEGER REFERENCES batch (no), attempt INTEGER,
    records INTEGER NOT NULL, opened_at TEXT NOT NULL, closed_at TEXT, outcome TEXT NOT NULL, endpoint TEXT,
    bytes INTEGER, status INTEGER, answer TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX attempt_by_batch ON attempt (batch, attempt);
  CREATE TABLE difference (
    row INTEGER NOT NULL, record_id TEXT NOT NULL, fields TEXT NOT NULL, PRIMARY KEY (row, record_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE requeue (row INTEGER PRIMARY KEY, most INTEGER) STRICT;
`

/** Everything that a database's schema holds, in one text that can be compared. */
export function schemaText(db: DatabaseSync): string {
  const parts = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all()
  return JSON.stringify(parts.map(({ type, name, tbl_name, sql }) => [type, name, tbl_name, sql]))
}

let expected: string | undefined

/** The schema text of an import's file as this version writes it. */
export function expectedSchemaText(): string {
  if (expected === undefined) {
    const db = new DatabaseSync(':memory:')
    db.exec(importTables)
    expected = schemaText(db)
    db.close()
  }
  return expected
}
