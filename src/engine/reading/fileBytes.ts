import { closeSync, constants, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs'
import { basename } from 'node:path'
import { FailureError, type Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'

const MEGABYTE = 1 << 20

/** Why a file could not be opened. */
export type OpenFailure = Extract<
  Failure,
  { code: 'file.missing' | 'file.notAFile' | 'file.empty' | 'file.unreadable' }
>

/** A source on the disk; it stays open, and whole as it was opened, until `close`. */
export type FileBytes = SourceBytes & { close(this: void): void }

/**
 * Opens a file as a source. Reading from it throws a `FailureError` of `file.changed` once the file is not what it was
 * when it was opened: cut short, written to, or taken away.
 */
export function openFileBytes(path: string): Result<FileBytes, OpenFailure> {
  const name = basename(path)
  try {
    // Asked before opening: a pipe would block until somebody writes to it, and Windows cannot open a folder at all.
    if (!statSync(path).isFile()) return err({ code: 'file.notAFile', name })
    const file = openSync(path, constants.O_RDONLY)
    const opened = fstatSync(file)
    if (opened.size > 0) return ok(bytesOf(name, file, opened))
    closeSync(file)
    return err({ code: 'file.empty', name })
  } catch (cause) {
    return err(openFailure(name, cause))
  }
}

function openFailure(name: string, cause: unknown): OpenFailure {
  const detail = cause instanceof Error ? cause.message : String(cause)
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') return { code: 'file.missing', name }
  if (code === 'EISDIR') return { code: 'file.notAFile', name }
  return { code: 'file.unreadable', name, detail }
}

function bytesOf(name: string, file: number, opened: Stats): FileBytes {
  const changed = (cause?: unknown): FailureError =>
    new FailureError({ code: 'file.changed', name }, { cause })

  function readAt(position: number, length: number, into?: Uint8Array): Uint8Array {
    const bytes = into?.subarray(0, length) ?? Buffer.allocUnsafe(length)
    let filled = 0
    while (filled < length) {
      const got = readOrFail(bytes.subarray(filled), position + filled)
      if (got === 0) throw changed()
      filled += got
    }
    return bytes
  }

  function readOrFail(into: Uint8Array, position: number): number {
    try {
      return readSync(file, into, 0, into.length, position)
    } catch (cause) {
      // The file is open: what fails now is the disk or the network under it.
      throw changed(cause)
    }
  }

  function expectUnchanged(): void {
    const now = fstatSync(file)
    if (now.size !== opened.size || now.mtimeMs !== opened.mtimeMs || now.nlink === 0) throw changed()
  }

  return {
    name,
    size: opened.size,
    *slices() {
      const slice = new Uint8Array(Math.min(MEGABYTE, opened.size))
      for (let at = 0; at < opened.size; at += MEGABYTE) {
        yield readAt(at, Math.min(MEGABYTE, opened.size - at), slice)
      }
      expectUnchanged()
    },
    range: (from, length) => readAt(from, Math.max(0, Math.min(length, opened.size - from))),
    close: () => closeSync(file),
  }
}
