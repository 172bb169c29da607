import type { DatabaseSync } from 'node:sqlite'
import { packJson, parseJson, unpackJson } from '#engine/importing/file/checkedJson.ts'
import { chunkCountsSchema, type ChunkCounts } from '#engine/importing/file/chunkCounts.ts'
import { chunkMarksSchema, type ChunkMarks } from '#engine/importing/file/chunkMarks.ts'
import { statement } from '#engine/importing/file/statement.ts'
import { BrokenFile } from '#engine/importing/file/storageFailure.ts'

/** What of a chunk's verdicts is kept. */
export interface JudgedChunk {
  readonly counts: ChunkCounts
  readonly marks: ChunkMarks
}

/**
 * What is kept of the verdicts on the source's rows, in the same chunks as the rows: their counts, and their marks. A
 * verdict itself is a function of its row (`verdicts.ts`), and is made when it is asked for.
 */
export interface JudgedChunks {
  /** Writes a chunk, in place of the one that is there. */
  write(this: void, edition: number, no: number, chunk: JudgedChunk): void
  read(this: void, edition: number, no: number): JudgedChunk
  /** The counts of every chunk, by its number. */
  counts(this: void, edition: number): ChunkCounts[]
  newestEdition(this: void): number
  /** Deletes every edition but this one. */
  keepOnly(this: void, edition: number): void
}

/** The `verdict` table of an import's file. */
export function openJudgedChunks(db: DatabaseSync): JudgedChunks {
  const insert = statement(
    db,
    'INSERT OR REPLACE INTO verdict (edition, no, counts, crc, marks) VALUES (?, ?, ?, ?, ?)',
  )
  const select = statement<{ counts: string; crc: number; marks: Uint8Array }>(
    db,
    'SELECT counts, crc, marks FROM verdict WHERE edition = ? AND no = ?',
  )
  const selectCounts = statement<{ no: number; counts: string }>(
    db,
    'SELECT no, counts FROM verdict WHERE edition = ? ORDER BY no',
  )
  const newest = statement<{ edition: number | null }>(db, 'SELECT max(edition) AS edition FROM verdict')
  const remove = statement(db, 'DELETE FROM verdict WHERE edition <> ?')
  return {
    write(edition, no, { counts, marks }) {
      const { crc, bytes } = packJson(marks)
      insert.run(edition, no, JSON.stringify(counts), crc, bytes)
    },
    read(edition, no) {
      const found = select.get(edition, no)
      if (found === undefined) throw new BrokenFile(`verdicts of chunk ${no} are missing`)
      const marks = unpackJson({ bytes: found.marks, crc: found.crc }, `verdicts of chunk ${no}`)
      const parsed = chunkMarksSchema.safeParse(marks)
      if (!parsed.success) throw new BrokenFile(`verdicts of chunk ${no} are not verdicts`)
      return { counts: countsOf(no, found.counts), marks: parsed.data }
    },
    counts: (edition) =>
      selectCounts.all(edition).map(({ no, counts }, index) => {
        if (no !== index) throw new BrokenFile(`verdicts of chunk ${index} are missing`)
        return countsOf(no, counts)
      }),
    newestEdition: () => newest.get()?.edition ?? 0,
    keepOnly: (edition) => remove.run(edition),
  }
}

function countsOf(no: number, text: string): ChunkCounts {
  const parsed = chunkCountsSchema.safeParse(parseJson(text, `counts of chunk ${no}`))
  if (!parsed.success) throw new BrokenFile(`counts of chunk ${no} are not counts`)
  return parsed.data
}
