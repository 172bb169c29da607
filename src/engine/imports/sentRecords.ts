import type { DatabaseSync } from 'node:sqlite'
import { dayNumberOf, type DayNumber } from '#shared/dates/dayNumber.ts'
import { areNear, type Span } from '#shared/duplicates/compareRecords.ts'
import type { KnownRun } from '#shared/duplicates/knownRecords.ts'
import { PackedPrints } from '#shared/duplicates/packedPrints.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { statement } from '#engine/importing/file/statement.ts'
import { transaction } from '#engine/importing/file/transaction.ts'
import type { OtherRun, PrintRun } from '#engine/importing/printPages.ts'

/** An import of which records left, as it is kept when its file is gone. */
export interface SentImport {
  readonly id: string
  /** Where its file was when it was sent: two copies of one import are sent each by itself. */
  readonly path: string
  readonly business: string
  readonly name: string
  readonly period: ImportSummary['tally']['period']
}

/** When a business was emptied; not `certain` where stub was asked to, and its answer is not known. */
export interface Emptying {
  readonly at: string
  readonly certain: boolean
}

/** Where an import's file is, and the business that the import says it was sent to. */
export type Where = Pick<SentImport, 'path'> & { readonly business: string | null }

/**
 * What was ever sent, by import, in the catalogue's file: prints of records, which stay when an import is removed. A copy
 * of what the imports themselves say, made anew from those that are still there when it is lost.
 */
export interface SentRecords {
  /** Notes, before the first record leaves, that what is known of this import is out of date until `replace`. */
  begin(this: void, sent: SentImport): void
  /** Notes all that was sent with an import, in place of what was known of it. */
  replace(this: void, sent: SentImport, runs: readonly PrintRun[]): void
  /** The paths of the imports of which all that was sent is known. */
  settled(this: void): ReadonlySet<string>
  /** The imports whose sending was begun and not noted to its end. */
  unsettled(this: void): SentImport[]
  /**
   * Notes that stub is about to be asked to empty a business. Until it is `empty` or `notEmptied`, what was sent there by then
   * may be there or not.
   */
  emptying(this: void, business: string, at: string): void
  /** Notes that it was not emptied by what was begun at `at`. */
  notEmptied(this: void, business: string, at: string): void
  /** Notes that a business was emptied at `at`: nothing that was sent there until then counts as sent any more. */
  empty(this: void, business: string, at: string): void
  /**
   * When the business was last emptied, and then may have been, that the import at a path was sent to. `business` is where the
   * import itself says that it was sent, null where it does not: a file that was moved or copied is known by that alone.
   */
  emptyings(this: void, sent: Where): Emptying[]
  /** The same of the businesses that the import of an id was sent to, wherever its file was then. */
  emptyingsOf(this: void, id: string): Emptying[]
  /** The imports of which records were sent to a business. */
  to(this: void, business: string): SentImport[]
  /** What was sent with the import at a path, whether or not it is still there. */
  runsOf(this: void, path: string): { readonly run: KnownRun; readonly prints: Uint8Array }[]
  /** What imports but the one at a path sent to a business (null: to any) of days near those of `span`. */
  near(this: void, business: string | null, but: string, span: Span): OtherRun[]
}

/** The tables of `openSentRecords`. `first` and `last` are days as numbers, 0 where an import has none. */
export const sentTables = `
  CREATE TABLE IF NOT EXISTS sent_import (
    path TEXT PRIMARY KEY, id TEXT NOT NULL, business TEXT NOT NULL, name TEXT NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL, settled INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sent_run (
    path TEXT NOT NULL REFERENCES sent_import (path), at TEXT NOT NULL, certain INTEGER NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL, prints BLOB NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS sent_run_path ON sent_run (path);
  CREATE TABLE IF NOT EXISTS emptied (business TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS emptying (
    business TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (business, at)
  ) STRICT, WITHOUT ROWID;
`

interface ImportLine {
  readonly id: string
  readonly path: string
  readonly business: string
  readonly name: string
  readonly first: DayNumber
  readonly last: DayNumber
}

interface RunLine {
  readonly at: string
  readonly certain: number
  readonly first: DayNumber
  readonly last: DayNumber
  readonly prints: Uint8Array
}

const fields = 'id, path, business, name, first, last'

/** The records sent that the catalogue in `db` knows. */
export function openSentRecords(db: DatabaseSync): SentRecords {
  const write = statement(
    db,
    `INSERT INTO sent_import (${fields}, settled) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (path) DO UPDATE SET id = excluded.id, business = excluded.business, name = excluded.name,
       first = excluded.first, last = excluded.last, settled = excluded.settled`,
  )
  const insert = statement(
    db,
    'INSERT INTO sent_run (path, at, certain, first, last, prints) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const drop = statement(db, 'DELETE FROM sent_run WHERE path = ?')
  const put = ({ id, path, business, name, period }: SentImport, isSettled: boolean) => {
    const { first, last } = spanOf(period)
    write.run(id, path, business, name, first, last, Number(isSettled))
  }

  return {
    begin: (sent) => put(sent, false),
    replace(sent, runs) {
      transaction(db, () => {
        put(sent, true)
        drop.run(sent.path)
        for (const { at, certain, prints } of runs) {
          const bytes = Buffer.from(prints, 'base64')
          const { first, last } = spanOfPrints(bytes)
          insert.run(sent.path, at ?? '', Number(certain), first, last, bytes)
        }
      })
    },
    ...emptyings(db),
    ...readings(db),
  }
}

type Emptyings = Pick<SentRecords, 'emptying' | 'notEmptied' | 'empty' | 'emptyings' | 'emptyingsOf'>

function emptyings(db: DatabaseSync): Emptyings {
  const begin = statement(db, 'INSERT OR IGNORE INTO emptying (business, at) VALUES (?, ?)')
  const end = statement(db, 'DELETE FROM emptying WHERE business = ?')
  const take = statement(db, 'DELETE FROM emptying WHERE business = ? AND at = ?')
  const write = statement(
    db,
    'INSERT INTO emptied (business, at) VALUES (?, ?) ON CONFLICT (business) DO UPDATE SET at = excluded.at',
  )
  const drop = statement(
    db,
    'DELETE FROM sent_run WHERE path IN (SELECT path FROM sent_import WHERE business = ?)',
  )
  const select = statement<{ at: string; certain: number }>(
    db,
    `SELECT at, 1 AS certain FROM emptied WHERE business = ?1
     UNION ALL SELECT max(at), 0 FROM emptying WHERE business = ?1 HAVING count(*) > 0
     ORDER BY certain DESC`,
  )
  const businessesOf = statement<{ business: string }>(
    db,
    'SELECT DISTINCT business FROM sent_import WHERE id = ?',
  )
  const of = (business: string) =>
    select.all(business).map(({ at, certain }) => ({ at, certain: certain === 1 }))
  const businessAt = statement<{ business: string }>(db, 'SELECT business FROM sent_import WHERE path = ?')
  return {
    emptying: (business, at) => begin.run(business, at),
    notEmptied: (business, at) => take.run(business, at),
    empty: (business, at) =>
      transaction(db, () => {
        write.run(business, at)
        drop.run(business)
        end.run(business)
      }),
    emptyings: ({ path, business }) => of(business ?? businessAt.get(path)?.business ?? ''),
    emptyingsOf: (id) => businessesOf.all(id).flatMap(({ business }) => of(business)),
  }
}

function readings(db: DatabaseSync): Omit<SentRecords, 'begin' | 'replace' | keyof Emptyings> {
  const lines = statement<ImportLine>(db, `SELECT ${fields} FROM sent_import`)
  const settled = statement<ImportLine>(db, `SELECT ${fields} FROM sent_import WHERE settled = ?`)
  const select = statement<RunLine>(
    db,
    'SELECT at, certain, first, last, prints FROM sent_run WHERE path = ? ORDER BY rowid',
  )
  const doubt = statement<{ at: string | null }>(db, 'SELECT max(at) AS at FROM emptying WHERE business = ?')
  const runsOf = ({ id, path, business, name, first, last }: ImportLine) => {
    const doubtedUntil = doubt.get(business)?.at ?? null
    return select.all(path).map((days) => {
      const { at, prints } = days
      const certain = days.certain === 1 && (doubtedUntil === null || at > doubtedUntil)
      return { days, run: { import: id, name, first, last, at, certain }, prints }
    })
  }
  return {
    settled: () => new Set(settled.all(1).map(({ path }) => path)),
    unsettled: () => settled.all(0).map(importOf),
    to: (business) =>
      lines
        .all()
        .filter((one) => one.business === business)
        .map(importOf),
    runsOf: (path) =>
      lines
        .all()
        .filter((one) => one.path === path)
        .flatMap(runsOf),
    near: (business, but, span) =>
      lines
        .all()
        .filter((one) => one.path !== but && (business === null || one.business === business))
        .flatMap(runsOf)
        .filter(({ days }) => areNear(days, span))
        .map(({ run, prints }) => ({ ...run, prints: Buffer.from(prints).toString('base64') })),
  }
}

function importOf({ id, path, business, name }: ImportLine): SentImport {
  return { id, path, business, name, period: null }
}

/** The days of a period as numbers; 0 where there is none. */
export function spanOf(period: ImportSummary['tally']['period']): Span {
  return { first: dayNumberOf(period?.from ?? '0'), last: dayNumberOf(period?.to ?? '0') }
}

function spanOfPrints(bytes: Uint8Array): Span {
  const prints = new PackedPrints(bytes)
  // They are packed by day.
  return prints.count === 0
    ? { first: 0, last: 0 }
    : { first: prints.day(0), last: prints.day(prints.count - 1) }
}
