import type { BalanceRows } from '#engine/importing/balanceRows.ts'
import type { Basis } from '#engine/importing/basis.ts'
import { addCounts, countVerdicts, type ChunkCounts } from '#engine/importing/file/chunkCounts.ts'
import { marksOf, type ChunkMarks } from '#engine/importing/file/chunkMarks.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import type { JudgedLine, JudgedRow } from '#engine/importing/file/judgedRow.ts'
import { chunkOf, firstRowOf, placeOf } from '#engine/importing/file/rowChunks.ts'
import { compilePlainRows, type PlainRows } from '#engine/importing/plainRows.ts'
import { leftByReader } from '#engine/importing/readTable.ts'
import { RowJudge } from '#engine/importing/rowJudge.ts'
import { openVerdicts, type Verdicts } from '#engine/importing/verdicts.ts'
import type { RowBlock } from '#engine/reading/bytes/rowBlock.ts'
import { breathe } from '#engine/reading/pace.ts'

/** How `judgeRows` tells how many rows are done, and hears that it is to stop. */
export interface JudgeOptions {
  readonly onRows: (done: number) => void
  readonly signal: AbortSignal
}

// A commit waits for the disk: so many chunks go into one.
const chunksAtOnce = 50

/**
 * Judges every source row, those before and after the table too, into a new edition, whose number comes back. The proof of
 * the balance hears of each row on the way, so that none has to be read twice. Throws the
 * `FailureError` of `task.cancelled`; what was written until then is never current.
 */
export async function judgeRows(
  file: ImportFile,
  basis: Basis,
  options: JudgeOptions,
  alsoTell: BalanceRows | null = null,
): Promise<number> {
  const edition = file.judged.newestEdition() + 1
  const judge = new RowJudge(basis)
  const plain = compilePlainRows(basis, judge)
  let pending: { no: number; chunk: JudgedChunk }[] = []
  const write = (): void => {
    file.transaction(() => {
      for (const { no, chunk } of pending) file.judged.write(edition, no, chunk.counts, chunk.marks)
    })
    pending = []
  }
  for (let no = 0; firstRowOf(no) <= basis.table.rows; no++) {
    pending.push({ no, chunk: judgeChunk(file, no, { basis, judge, plain, alsoTell }) })
    if (pending.length >= chunksAtOnce) write()
    options.onRows(Math.min(basis.table.rows, firstRowOf(no + 1) - 1))
    await breathe(options.signal)
  }
  write()
  const takenIn = judge.takenIn()
  if (takenIn.length > 0) {
    const verdicts = openVerdicts(file, edition, basis)
    file.transaction(() => patchRows(file, { edition, verdicts, basis }, new Map(takenIn)))
  }
  return edition
}

interface JudgedChunk {
  readonly counts: ChunkCounts
  readonly marks: ChunkMarks
}

interface ChunkJudges {
  readonly basis: Basis
  readonly judge: RowJudge
  readonly plain: PlainRows | null
  readonly alsoTell: BalanceRows | null
}

function judgeChunk(
  file: ImportFile,
  no: number,
  { basis, judge, plain, alsoTell }: ChunkJudges,
): JudgedChunk {
  const block = plain === null ? null : file.rows.block(basis.table.edition, no)
  if (plain !== null && block !== null) {
    alsoTell?.block(block, firstRowOf(no))
    return judgeBlock(block, firstRowOf(no), basis, judge, plain)
  }
  const rows = file.rows.read(basis.table.edition, no)
  alsoTell?.rows(rows, firstRowOf(no))
  const lines = rows.map((cells, place) => {
    const row = firstRowOf(no) + place
    return { row, judged: judge.row(row, cells) }
  })
  return tallied(lines, basis)
}

/** Judges a chunk in its bytes: what is plain by columns, every other row by its cells. */
function judgeBlock(
  block: RowBlock,
  firstRow: number,
  basis: Basis,
  judge: RowJudge,
  plain: PlainRows,
): JudgedChunk {
  const lines: JudgedLine[] = []
  plain.begin(block, firstRow)
  for (let place = 0; place < block.rows; place++) {
    const row = firstRow + place
    if (!plain.take(place)) lines.push({ row, judged: judge.row(row, block.row(place)) })
  }
  const rest = tallied(lines, basis)
  const { counts, ordinals } = plain.end()
  return {
    counts: addCounts(counts, rest.counts),
    marks: { ...rest.marks, ordinals: { ...ordinals, ...rest.marks.ordinals } },
  }
}

function tallied(
  lines: readonly JudgedLine[],
  { table, layout }: Pick<Basis, 'table' | 'layout'>,
): JudgedChunk {
  const { firstRow, lastRow } = table.reading
  const left = leftByReader(table.reading)
  return {
    counts: countVerdicts(
      lines.map(({ row, judged }) => ({ row, verdict: judged.verdict })),
      { firstRow, lastRow, inSettlements: layout.kind === 'settlement' },
    ),
    marks: marksOf(lines, (row) => left.has(row)),
  }
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
  rows: ReadonlyMap<number, JudgedRow>,
): Map<number, ChunkCounts> {
  const changed = new Map<number, JudgedRow[]>()
  for (const [row, judged] of rows) {
    const no = chunkOf(row)
    const chunk = changed.get(no) ?? [...verdicts.read(no)]
    chunk[placeOf(row)] = judged
    changed.set(no, chunk)
  }
  const written = [...changed].map(([no, chunk]): [number, ChunkCounts] => {
    const lines = chunk.map((judged, place) => ({ row: firstRowOf(no) + place, judged }))
    const { counts, marks } = tallied(lines, basis)
    file.judged.write(edition, no, counts, marks)
    return [no, counts]
  })
  return new Map(written)
}
