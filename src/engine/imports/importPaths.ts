import { join } from 'node:path'

const plain = /^[A-Za-z0-9_-]{1,64}$/

/** The folder of all imports within the data folder. */
export function importsFolder(dataFolder: string): string {
  return join(dataFolder, 'imports')
}

/** Whether `id` can be the name of a file, and of nothing else. */
export function isImportId(id: string): boolean {
  return plain.test(id)
}

/** Where the import of this id is kept. An id that could lead elsewhere is a bug and throws. */
export function importPath(dataFolder: string, id: string): string {
  if (!isImportId(id)) throw new Error('An import has no such id')
  return join(importsFolder(dataFolder), `${id}.sqlite`)
}

/** What SQLite may keep beside a file: its write-ahead log, its index, its journal. */
export const besideEndings = ['-wal', '-shm', '-journal'] as const

/** Where a copy of an import is until it is whole: not yet `.sqlite`, so that one which is cut short is in no list. */
export function partOf(path: string): string {
  return `${path}.part`
}
