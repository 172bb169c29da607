import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { openMeta } from '#engine/importing/file/meta.ts'
import { openHardened } from '#engine/importing/file/openDatabase.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'

/**
 * Writes the import as one self-contained file to `path`, in place of what is there. With `mark` this copy counts as
 * handed on before the other appears: at no moment can both be sent.
 */
export function handOn(open: OpenImport, path: string, mark: boolean, now: string): void {
  const { file } = open
  const part = `${path}.${randomUUID().slice(0, 8)}.part`
  try {
    file.db.prepare('VACUUM INTO ?').run(part)
    unmark(part)
    sync(part)
    if (mark) markHandedOn(open, now)
    renameSync(part, path)
    sync(dirname(path))
  } catch (problem) {
    rmSync(part, { force: true })
    throw problem
  }
}

/** Notes when this copy was handed on, or, with null, that it was taken back. */
export function markHandedOn(open: OpenImport, at: string | null): void {
  open.change(({ place }) => {
    const handed = { ...place, handedOnAt: at }
    open.file.meta.write('place', handed)
    return { place: handed }
  })
}

/** The copy is nobody's yet: where it goes it may be changed and sent. */
function unmark(part: string): void {
  const db = openHardened(part)
  try {
    clearMark({ meta: openMeta(db) })
  } finally {
    db.close()
  }
}

/** Takes the mark of having been handed on off a copy. */
export function clearMark({ meta }: Pick<ImportFile, 'meta'>): void {
  const place = meta.read('place')
  if (place !== null) meta.write('place', { ...place, handedOnAt: null })
}

function sync(path: string): void {
  // Windows knows no folder as a file; there the rename itself is what lasts.
  if (process.platform === 'win32') return
  const opened = openSync(path, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
