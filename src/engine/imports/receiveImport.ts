import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { clearMark } from '#engine/importing/handOn.ts'
import { openMeta } from '#engine/importing/file/meta.ts'
import { checkHeader, checkSchema, openHardened } from '#engine/importing/file/openDatabase.ts'
import { BrokenFile, catchStorageSync, type StorageFailure } from '#engine/importing/file/storageFailure.ts'
import { transaction } from '#engine/importing/file/transaction.ts'
import { importPath, importsFolder } from '#engine/imports/importPaths.ts'

/** An import that was taken in. */
export interface Received {
  readonly id: string
  readonly path: string
}

/**
 * Copies a file that was handed on into the data folder, as an import of its own with a new id, once it has shown that
 * it is one of ours, whole, and holds nothing but our tables. Its rows are checked when it is first opened. The ids of
 * records come from the source alone, so one that is taken in twice, or back, doubles nothing at stub.
 */
export function receiveImport(
  path: string,
  dataFolder: string,
  newId: () => string = randomUUID,
): Result<Received, StorageFailure> {
  const header = checkHeader(path)
  if (!header.ok) return header
  const id = newId()
  const target = importPath(dataFolder, id)
  // Not yet `.sqlite`: a copy that is cut short is in no list.
  const part = `${target}.part`
  try {
    const copied = catchStorageSync(basename(path), () => copyAndCheck(path, part, dataFolder, id))
    if (!copied.ok) return copied
    if (!copied.value.ok) return copied.value
    renameSync(part, target)
    return ok({ id, path: target })
  } finally {
    rmSync(part, { force: true })
  }
}

function copyAndCheck(
  path: string,
  part: string,
  dataFolder: string,
  id: string,
): Result<null, StorageFailure> {
  mkdirSync(importsFolder(dataFolder), { recursive: true })
  copyFileSync(path, part)
  const db = openHardened(part)
  try {
    // The tables first: only of ours is anything more asked.
    const checked = checkSchema(db, basename(path))
    if (!checked.ok) return checked
    expectWhole(db)
    return adopt(db, basename(path), id)
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
