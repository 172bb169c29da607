import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { clearMark } from '#engine/importing/handOn.ts'
import { openMeta } from '#engine/importing/file/meta.ts'
import { checkHeader, checkSchema, openHardened } from '#engine/importing/file/openDatabase.ts'
import { BrokenFile, catchStorageSync, type StorageFailure } from '#engine/importing/file/storageFailure.ts'
import { transaction } from '#engine/importing/file/transaction.ts'
import { partOf } from '#engine/imports/importPaths.ts'

/** Where an import that is taken in comes from, and what it becomes here. */
export interface Receiving {
  readonly from: string
  /** Where its file will be. */
  readonly path: string
  readonly id: string
}

/**
 * Copies a file that was handed on, as an import of its own with a new id, once it has shown that it is one of ours,
 * whole, and holds nothing but our tables. Its rows are checked when it is first opened. The ids of records come from the
 * source alone, so one that is taken in twice, or back, doubles nothing at stub. Takes as long as the file is large.
 */
export function receiveImport({ from, path, id }: Receiving): Result<null, StorageFailure> {
  const header = checkHeader(from)
  if (!header.ok) return header
  const part = partOf(path)
  try {
    const copied = catchStorageSync(basename(from), () => copyAndCheck(from, part, id))
    if (!copied.ok) return copied
    if (copied.value.ok) renameSync(part, path)
    return copied.value
  } finally {
    rmSync(part, { force: true })
  }
}

function copyAndCheck(from: string, part: string, id: string): Result<null, StorageFailure> {
  mkdirSync(dirname(part), { recursive: true })
  copyFileSync(from, part)
  const db = openHardened(part)
  try {
    // The tables first: only of ours is anything more asked.
    const checked = checkSchema(db, basename(from))
    if (!checked.ok) return checked
    expectWhole(db)
    return adopt(db, basename(from), id)
  } finally {
    db.close()
  }
}

function expectWhole(db: DatabaseSync): void {
  const found = db.prepare('PRAGMA integrity_check(1)').get()?.integrity_check
  if (found !== 'ok') throw new BrokenFile(String(found))
}

/** Makes the copy an import of this machine: a new id, no mark of having been handed on, its rows still to be checked. */
function adopt(db: DatabaseSync, name: string, id: string): Result<null, StorageFailure> {
  const meta = openMeta(db)
  const begun = meta.read('begun')
  if (begun === null) return err({ code: 'import.incomplete', name })
  transaction(db, () => {
    meta.write('begun', { ...begun, id })
    meta.write('received', { from: name })
    clearMark({ meta })
  })
  return ok(null)
}
