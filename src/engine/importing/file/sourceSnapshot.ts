import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import { rememberLast } from '#engine/importing/file/rememberLast.ts'
import { statement } from '#engine/importing/file/statement.ts'
import type { FileBytes } from '#engine/reading/fileBytes.ts'
import { BrokenFile } from '#engine/importing/file/storageFailure.ts'

/** The source as it was taken in, kept inside the import's file in slices of about 1 MB. */
export interface SourceSnapshot {
  /** Adds the next slice; all but the last are equally long. */
  add(this: void, slice: Uint8Array): void
  /**
   * Takes the file that it was made of, which has the same bytes, to read from: faster than SQLite, and without a copy of
   * each byte. Null goes back to the slices.
   */
  readFrom(this: void, file: FileBytes | null): void
  /** Size in bytes and SHA-256, in lower-case hex, of the slices added since this was opened. */
  sealed(this: void): { readonly bytes: number; readonly sha256: string }
  /** The snapshot as a source to be read. */
  bytes(this: void, name: string, size: number): SourceBytes
  /** So many bytes from `from` on, which are all there; good until the next call. */
  range(this: void, from: number, length: number): Uint8Array
}

/** The `source_slice` table of an import's file. */
export function openSourceSnapshot(db: DatabaseSync): SourceSnapshot {
  const insert = statement(db, 'INSERT INTO source_slice (no, bytes) VALUES (?, ?)')
  const select = statement<{ bytes: Uint8Array }>(db, 'SELECT bytes FROM source_slice WHERE no = ?')
  const hash = createHash('sha256')
  let count = 0
  let size = 0

  function* slices(total: number): Iterable<Uint8Array> {
    let given = 0
    for (let no = 0; given < total; no++) {
      const slice = sliceAt(no)
      given += slice.length
      yield slice
    }
  }

  // What is read in order is asked for in pieces that are smaller than a slice.
  const remembered = rememberLast<Uint8Array>(2)

  function sliceAt(no: number): Uint8Array {
    return remembered.get(String(no), () => {
      const slice = select.get(no)?.bytes
      if (slice === undefined) throw new BrokenFile(`slice ${no} of the source is missing`)
      return slice
    })
  }

  function rangeOf(from: number, end: number): Uint8Array {
    // All slices but the last are as long as the first.
    const step = sliceAt(0).length
    const parts: Uint8Array[] = []
    for (let at = from; at < end;) {
      const no = Math.floor(at / step)
      const part = sliceAt(no).subarray(at - no * step, end - no * step)
      if (part.length === 0) throw new BrokenFile(`slice ${no} of the source is cut short`)
      parts.push(part)
      at += part.length
    }
    const [only] = parts
    return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts)
  }

  let lent: LentFile | null = null

  return {
    range: (from, length) => lent?.range(from, length) ?? rangeOf(from, from + length),
    readFrom(file) {
      lent = file === null ? null : lentFile(file)
    },
    add(slice) {
      insert.run(count++, slice)
      hash.update(slice)
      size += slice.length
    },
    sealed: () => ({ bytes: size, sha256: hash.copy().digest('hex') }),
    bytes: (name, total) => ({
      name,
      size: total,
      slices: () => lent?.file.slices() ?? slices(total),
      range: (from, length) =>
        lent?.file.range(from, length) ?? rangeOf(from, Math.min(from + length, total)),
    }),
  }
}

interface LentFile {
  readonly file: FileBytes
  /** Into one buffer, so that a pass over the file leaves nothing behind. */
  range(this: void, from: number, length: number): Uint8Array
}

function lentFile(file: FileBytes): LentFile {
  let buffer = new Uint8Array(0)
  return {
    file,
    range(from, length) {
      if (buffer.length < length) buffer = new Uint8Array(2 * length)
      const bytes = buffer.subarray(0, length)
      file.fill(bytes, from)
      return bytes
    },
  }
}
