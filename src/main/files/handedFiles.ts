import { basename } from 'node:path'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'

/** A file that the user gave us, as the window may know it: by an id and its name, never by its path. */
export interface HandedFile {
  readonly fileId: string
  readonly name: string
}

/** The files that the user dropped, chose or opened since the program started. */
export interface HandedFiles {
  take(this: void, path: string): HandedFile
  pathOf(this: void, fileId: string): Result<string, Extract<Failure, { code: 'file.unknownId' }>>
}

/** Keeps paths on main's side of the wall; `newId` must not be guessable. */
export function createHandedFiles(newId: () => string): HandedFiles {
  const paths = new Map<string, string>()
  return {
    take(path) {
      const fileId = newId()
      paths.set(fileId, path)
      return { fileId, name: basename(path) }
    },
    pathOf(fileId) {
      const path = paths.get(fileId)
      return path === undefined ? err({ code: 'file.unknownId' }) : ok(path)
    },
  }
}
