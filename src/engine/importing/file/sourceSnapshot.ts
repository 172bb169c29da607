import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import { statement } from '#engine/importing/file/statement.ts'
import { BrokenFile } from '#engine/importing/file/storageFailure.ts'

/** The source as it was taken in, kept inside the import's file in slices of about 1 MB. */
export interface SourceSnapshot {
  /** Adds the next slice. */
  add(this: void, slice: Uint8Array): void
  /** Size in bytes and SHA-256, in lower-case hex, of the slices added since this was opened. */
  sealed(this: void): { readonly bytes: number; readonly sha256: string }
  /** The snapshot as a source to be read. */
  bytes(this: void, name: string, size: number): SourceBytes
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
      const slice = select.get(no)?.bytes
      if (slice === undefined) throw new BrokenFile(`slice ${no} of the source is missing`)
      given += slice.length
      yield slice
    }
  }

  return {
    add(slice) {
      insert.run(count++, slice)
      hash.update(slice)
      size += slice.length
    },
    sealed: () => ({ bytes: size, sha256: hash.copy().digest('hex') }),
    bytes: (name, total) => ({
      name,
      size: total,
      slices: () => slices(total),
      head: (length) => headOf(slices(total), length),
    }),
  }
}

function headOf(slices: Iterable<Uint8Array>, length: number): Uint8Array {
  const parts: Uint8Array[] = []
  let missing = length
  for (const slice of slices) {
    parts.push(slice.subarray(0, missing))
    missing -= slice.length
    if (missing <= 0) break
  }
  return Buffer.concat(parts)
}
