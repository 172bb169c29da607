import type { Basis } from '#engine/importing/basis.ts'
import { recounted, type ChunkCounts } from '#engine/importing/file/chunkCounts.ts'
import { remarked } from '#engine/importing/file/chunkMarks.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import type { ChangedRow } from '#engine/importing/file/judgedRow.ts'
import { chunkOf, firstRowOf, placeOf } from '#engine/importing/file/rowChunks.ts'
import { judgeBlock, judgeCells, noteSettlements, tallied, type Judging } from '#engine/importing/judging.ts'
import { openVerdicts, type Verdicts } from '#engine/importing/verdicts.ts'
import { breathe } from '#engine/reading/pace.ts'

/** How `judgeRows` tells how many rows are done, and hears that it is to stop. */
export interface JudgeOptions {
  readonly onRows: (done: number) => void
  readonly signal: AbortSignal
}

// A commit waits for the disk: so many chunks go into one.
const chunksAtOnce = 50

/**
 * Judges every source row, those before and after the table too, into a new edition, whose number comes back; goes on where
 * `judging` has come to. Throws the `FailureError` of `task.cancelled`; what was written until then is never current.
 */
export async function judgeRows(
  file: ImportFile,
  basis: Basis,
  judging: Judging,
  options: JudgeOptions,
): Promise<number> {
  const edition = file.judged.newestEdition() + 1
  let written = 0
  const write = (): void => {
    file.transaction(() => {
      for (const chunk of judging.chunks.slice(written)) file.judged.write(edition, written++, chunk)
    })
  }
  for (let no = 0; firstRowOf(no) <= basis.table.rows; no++) {
    if (no >= judging.chunks.length) judgeChunk(file, basis.table.edition, no, judging)
    if (judging.chunks.length - written >= chunksAtOnce) write()
    options.onRows(Math.min(basis.table.rows, firstRowOf(no + 1) - 1))
    await breathe(options.signal)
  }
  write()
  const takenIn = judging.judge.takenIn()
  if (takenIn.size > 0) {
    noteSettlements(
      judging,
      [...takenIn].map(([row, { after: judged }]) => ({ row, judged })),
    )
    const verdicts = openVerdicts(file, edition, basis)
    file.transaction(() => patchRows(file, { edition, verdicts, basis }, takenIn))
  }
  return edition
}

/** Judges a chunk that was not judged ahead. */
function judgeChunk(file: ImportFile, edition: number, no: number, judging: Judging): void {
  const { plain } = judging
  const block = plain === null ? null : file.rows.block(edition, no)
  if (plain === null || block === null) judgeCells(judging, file.rows.read(edition, no))
  else judgeBlock(judging, plain, block)
}

/** An edition as it stands, and the basis that some of its rows are now judged by. */
export interface Edition {
  readonly edition: number
  readonly verdicts: Verdicts
  readonly basis: Pick<Basis, 'table' | 'layout'>
}

/** Puts other verdicts in the place of some rows'; the counts of the chunks that changed come back, by chunk. */
export function patchRows(
  file: ImportFile,
  { edition, verdicts, basis }: Edition,
  rows: ReadonlyMap<number, ChangedRow>,
): Map<number, ChunkCounts> {
  const written = new Map<number, ChunkCounts>()
  for (const [no, changed] of Map.groupBy(rows, ([row]) => chunkOf(row))) {
    const { counts, marks } = file.judged.read(edition, no)
    const tallyOf = (time: keyof ChangedRow) =>
      tallied(
        changed.map(([row, judged]) => ({ row, judged: judged[time] })),
        basis,
      )
    const [before, after] = [tallyOf('before'), tallyOf('after')]
    const places = new Set(changed.map(([row]) => placeOf(row)))
    const patched = {
      counts:
        recounted(counts, { before: before.counts, after: after.counts }) ??
        countAnew({ verdicts, basis }, no, rows),
      marks: remarked(marks, places, after.marks),
    }
    file.judged.write(edition, no, patched)
    written.set(no, patched.counts)
  }
  return written
}

function countAnew(
  { verdicts, basis }: Pick<Edition, 'verdicts' | 'basis'>,
  no: number,
  changed: ReadonlyMap<number, ChangedRow>,
): ChunkCounts {
  const lines = verdicts.read(no).map((judged, place) => {
    const row = firstRowOf(no) + place
    return { row, judged: changed.get(row)?.after ?? judged }
  })
  return tallied(lines, basis).counts
}
