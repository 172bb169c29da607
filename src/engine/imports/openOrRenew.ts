import { renameSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { catchStorageSync } from '#engine/importing/file/storageFailure.ts'
import { besideEndings } from '#engine/imports/importPaths.ts'

/** Opens a database with `open`; one that is broken or no database is set aside as `<path>.broken`, and begun anew. */
export function openOrRenew(path: string, open: (path: string) => DatabaseSync): DatabaseSync {
  const opened = catchStorageSync(basename(path), () => open(path))
  if (opened.ok) return opened.value
  if (opened.error.code !== 'import.notOurs' && opened.error.code !== 'import.broken')
    throw new Error(`${basename(path)} cannot be opened: ${opened.error.code}`)
  renameSync(path, `${path}.broken`)
  for (const ending of besideEndings) rmSync(path + ending, { force: true })
  return open(path)
}
