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
export interface FileBytes extends SourceBytes {
  /** Reads as many bytes as `into` holds from `from` on. */
  fill(this: void, into: Uint8Array, from: number): void
  /** Throws the `FailureError` of `file.changed` unless the file is as it was when it was opened. */
  expectUnchanged(this: void): void
  close(this: void): void
}

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

  function fill(into: Uint8Array, from: number): void {
    let filled = 0
    while (filled < into.length) {
      const got = readOrFail(into.subarray(filled), from + filled)
      if (got === 0) throw changed()
      filled += got
    }
  }

  function range(from: number, length: number): Uint8Array {
    const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, opened.size - from)))
    fill(bytes, from)
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
        const part = slice.subarray(0, opened.size - at)
        fill(part, at)
        yield part
      }
      expectUnchanged()
    },
    range,
    fill,
    expectUnchanged,
    close: () => closeSync(file),
  }
}
