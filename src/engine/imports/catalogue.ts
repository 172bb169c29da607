import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { importCardSchema, type ImportCard, type ImportSummary } from '#shared/imports/importView.ts'
import { openHardened } from '#engine/importing/file/openDatabase.ts'
import { statement } from '#engine/importing/file/statement.ts'
import { catchStorageSync } from '#engine/importing/file/storageFailure.ts'
import { claimBusiness, type ClaimFailure, type Release } from '#engine/imports/claimBusiness.ts'
import { importCard } from '#engine/imports/importCard.ts'
import { besideEndings, importPath, importsFolder, isImportId, partOf } from '#engine/imports/importPaths.ts'
import { openOrRenew } from '#engine/imports/openOrRenew.ts'
import { peekImport } from '#engine/imports/peekImport.ts'
import { openSentRecords, sentTables, type SentRecords } from '#engine/imports/sentRecords.ts'

/** `STBC`, in the header of the catalogue's file. */
const applicationId = 0x53544243

/** What an import turned out to be when it was opened. */
export type ImportFault = 'incomplete' | 'broken'

/** Why an import could not be removed. */
export type RemoveFailure = Extract<Failure, { code: 'import.missing' | 'disk.failed' }>

/** The list of imports. What it says is a copy: each import's own file counts, and one that is not listed is looked into. */
export interface Catalogue {
  /** Every import whose file is there, the newest first. */
  list(this: void): ImportCard[]
  /** Answers whether the list says of this import something else than before. */
  note(this: void, summary: ImportSummary, fault?: ImportFault): boolean
  /** Notes of an import that it cannot be opened, whose summary is therefore not at hand. */
  noteFault(this: void, id: string, fault: ImportFault): void
  remove(this: void, id: string): Result<Record<string, never>, RemoveFailure>
  /** Deletes what an import that never came about has left. What cannot be deleted now is shown in the list as incomplete. */
  discard(this: void, id: string): void
  /** Where the import of this id is, or will be. */
  pathOf(this: void, id: string): string
  /** What was ever sent from here. */
  readonly sent: SentRecords
  /** Claims the right to send to a business; null while another program has it. */
  claim(this: void, business: string): Result<Release | null, ClaimFailure>
  close(this: void): void
}

/** Opens the list in the data folder. One that cannot be read is set aside and made anew from the imports themselves. */
export function openCatalogue(dataFolder: string): Catalogue {
  const folder = importsFolder(dataFolder)
  mkdirSync(folder, { recursive: true })
  const db = openOrRenew(join(dataFolder, 'catalogue.sqlite'), openList)
  const cards = openCards(db)

  return {
    list() {
      const files = new Set(importIds(folder))
      for (const { id } of cards.all()) if (!files.has(id)) cards.remove(id)
      const known = new Set(cards.all().map(({ id }) => id))
      for (const id of files) {
        const card = known.has(id) ? null : peekImport(importPath(dataFolder, id), id)
        if (card !== null) cards.write(card)
      }
      return cards.all().sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1))
    },
    note(summary, fault) {
      const card = importCard(summary)
      return cards.write(fault === undefined ? card : { ...card, state: fault })
    },
    noteFault(id, fault) {
      const card = cards.all().find((known) => known.id === id)
      if (card !== undefined) cards.write({ ...card, state: fault })
    },
    remove(id) {
      if (!isImportId(id) || !existsSync(importPath(dataFolder, id))) return err({ code: 'import.missing' })
      const removed = removeFile(importPath(dataFolder, id))
      if (removed.ok) cards.remove(id)
      return removed
    },
    discard(id) {
      removeFile(importPath(dataFolder, id))
      removeFile(partOf(importPath(dataFolder, id)))
      cards.remove(id)
    },
    pathOf: (id) => importPath(dataFolder, id),
    sent: openSentRecords(db),
    claim: (business) => claimBusiness(dataFolder, business),
    close: () => db.close(),
  }
}

function importIds(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sqlite'))
    .map((name) => basename(name, '.sqlite'))
    .filter(isImportId)
}

function removeFile(path: string): Result<Record<string, never>, RemoveFailure> {
  const removed = catchStorageSync(basename(path), () => {
    // The import itself last: while it is there, so is what belongs to it.
    for (const ending of [...besideEndings, '']) rmSync(path + ending, { force: true })
  })
  if (removed.ok) return ok({})
  return err({
    code: 'disk.failed',
    detail: removed.error.code === 'disk.failed' ? removed.error.detail : removed.error.code,
  })
}

function openCards(db: DatabaseSync) {
  const select = statement<{ id: string; card: string }>(db, 'SELECT id, card FROM card')
  const insert = statement(
    db,
    `INSERT INTO card (id, card) VALUES (?, ?)
     ON CONFLICT (id) DO UPDATE SET card = excluded.card WHERE card <> excluded.card RETURNING id`,
  )
  const remove = statement(db, 'DELETE FROM card WHERE id = ?')
  return {
    /** A card that is not as this version writes it is left out: its import is looked into again. */
    all: (): ImportCard[] =>
      select.all().flatMap(({ card }) => {
        const parsed = importCardSchema.safeParse(jsonOrNull(card))
        return parsed.success ? [parsed.data] : []
      }),
    /** False when it says what it said before. */
    write: (card: ImportCard): boolean => insert.all(card.id, JSON.stringify(card)).length > 0,
    remove: (id: string) => remove.run(id),
  }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function openList(path: string): DatabaseSync {
  const db = openHardened(path)
  try {
    // It is a copy of what the imports say: losing its last line to a power cut costs a look into one of them.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = 1`)
    db.exec('CREATE TABLE IF NOT EXISTS card (id TEXT PRIMARY KEY, card TEXT NOT NULL) STRICT, WITHOUT ROWID')
    db.exec(sentTables)
    return db
  } catch (problem) {
    db.close()
    throw problem
  }
}
