import type { DatabaseSync } from 'node:sqlite'
import { packJson, parseJson, unpackJson } from '#engine/importing/file/checkedJson.ts'
import { chunkCountsSchema, type ChunkCounts } from '#engine/importing/file/chunkCounts.ts'
import type { JudgedRow } from '#engine/importing/file/judgedRow.ts'
import { rememberLast } from '#engine/importing/file/rememberLast.ts'
import { chunkOf, chunkSize } from '#engine/importing/file/rowChunks.ts'
import { statement } from '#engine/importing/file/statement.ts'
import { BrokenFile } from '#engine/importing/file/storageFailure.ts'

/** The verdict on every source row, in the same chunks as the rows, with the counts of each chunk beside them. */
export interface VerdictChunks {
  /** Writes a chunk, in place of the one that is there. */
  write(this: void, edition: number, no: number, judged: readonly JudgedRow[], counts: ChunkCounts): void
  read(this: void, edition: number, no: number): readonly JudgedRow[]
  row(this: void, edition: number, row: number): JudgedRow
  /** The counts of every chunk, by its number. */
  counts(this: void, edition: number): ChunkCounts[]
  newestEdition(this: void): number
  /** Forgets what was read: it may have been written in a transaction that was rolled back. */
  reload(this: void): void
  /** Deletes every edition but this one. */
  keepOnly(this: void, edition: number): void
}

/** The `verdict` table of an import's file. */
export function openVerdictChunks(db: DatabaseSync): VerdictChunks {
  const insert = statement(
    db,
    'INSERT OR REPLACE INTO verdict (edition, no, counts, crc, verdicts) VALUES (?, ?, ?, ?, ?)',
  )
  const select = statement<{ crc: number; verdicts: Uint8Array }>(
    db,
    'SELECT crc, verdicts FROM verdict WHERE edition = ? AND no = ?',
  )
  const selectCounts = statement<{ no: number; counts: string }>(
    db,
    'SELECT no, counts FROM verdict WHERE edition = ? ORDER BY no',
  )
  const newest = statement<{ edition: number | null }>(db, 'SELECT max(edition) AS edition FROM verdict')
  const remove = statement(db, 'DELETE FROM verdict WHERE edition <> ?')
  const remembered = rememberLast<readonly JudgedRow[]>(4)

  function read(edition: number, no: number): readonly JudgedRow[] {
    return remembered.get(`${edition}/${no}`, () => {
      const found = select.get(edition, no)
      if (found === undefined) throw new BrokenFile(`verdicts of chunk ${no} are missing`)
      const judged = unpackJson({ bytes: found.verdicts, crc: found.crc }, `verdicts of chunk ${no}`)
      // Its checksum shows that these are the bytes that `write` below wrote; those from elsewhere were parsed by `checkReceived`.
      return judged as readonly JudgedRow[]
    })
  }

  return {
    write(edition, no, judged, counts) {
      const { crc, bytes } = packJson(judged)
      remembered.forget(`${edition}/${no}`)
      insert.run(edition, no, JSON.stringify(counts), crc, bytes)
    },
    read,
    row(edition, row) {
      const judged = read(edition, chunkOf(row))[(row - 1) % chunkSize]
      if (judged === undefined) throw new BrokenFile(`the verdict on row ${row} is missing`)
      return judged
    },
    counts: (edition) =>
      selectCounts.all(edition).map(({ no, counts }, index) => {
        if (no !== index) throw new BrokenFile(`verdicts of chunk ${index} are missing`)
        const parsed = chunkCountsSchema.safeParse(parseJson(counts, `counts of chunk ${no}`))
        if (!parsed.success) throw new BrokenFile(`counts of chunk ${no} are not counts`)
        return parsed.data
      }),
    reload: remembered.forgetAll,
    newestEdition: () => newest.get()?.edition ?? 0,
    keepOnly: (edition) => remove.run(edition),
  }
}
