import type { DatabaseSync } from 'node:sqlite'
import type { Cells } from '#shared/reading/cell.ts'
import { packJson, unpackJson } from '#engine/importing/file/checkedJson.ts'
import { rememberLast } from '#engine/importing/file/rememberLast.ts'
import { statement } from '#engine/importing/file/statement.ts'
import { BrokenFile } from '#engine/importing/file/storageFailure.ts'

/** How many source rows a chunk holds; only the last one has fewer. */
export const chunkSize = 1000

/** The chunk of a source row, which counts from 1. */
export function chunkOf(row: number): number {
  return Math.floor((row - 1) / chunkSize)
}

/** The first source row of a chunk. */
export function firstRowOf(chunk: number): number {
  return chunk * chunkSize + 1
}

/** The source's rows as they were read, in chunks: row r is in chunk `chunkOf(r)`. */
export interface RowChunks {
  write(this: void, edition: number, no: number, rows: readonly Cells[]): void
  read(this: void, edition: number, no: number): readonly Cells[]
  row(this: void, edition: number, row: number): Cells
  newestEdition(this: void): number
  /** Deletes every edition but this one. */
  keepOnly(this: void, edition: number): void
}

/** The `chunk` table of an import's file. */
export function openRowChunks(db: DatabaseSync): RowChunks {
  const insert = statement(db, 'INSERT INTO chunk (edition, no, crc, rows) VALUES (?, ?, ?, ?)')
  const select = statement<{ crc: number; rows: Uint8Array }>(
    db,
    'SELECT crc, rows FROM chunk WHERE edition = ? AND no = ?',
  )
  const newest = statement<{ edition: number | null }>(db, 'SELECT max(edition) AS edition FROM chunk')
  const remove = statement(db, 'DELETE FROM chunk WHERE edition <> ?')
  const remembered = rememberLast<readonly Cells[]>(4)

  function read(edition: number, no: number): readonly Cells[] {
    return remembered.get(`${edition}/${no}`, () => {
      const found = select.get(edition, no)
      if (found === undefined) throw new BrokenFile(`rows of chunk ${no} are missing`)
      const rows = unpackJson({ bytes: found.rows, crc: found.crc }, `chunk ${no}`)
      // Its checksum shows that these are the bytes that `write` below wrote; those from elsewhere were parsed by `checkReceived`.
      return rows as readonly Cells[]
    })
  }

  return {
    write(edition, no, rows) {
      const { crc, bytes } = packJson(rows)
      insert.run(edition, no, crc, bytes)
    },
    read,
    row(edition, row) {
      const cells = read(edition, chunkOf(row))[(row - 1) % chunkSize]
      if (cells === undefined) throw new BrokenFile(`row ${row} is missing`)
      return cells
    },
    newestEdition: () => newest.get()?.edition ?? 0,
    keepOnly: (edition) => remove.run(edition),
  }
}
