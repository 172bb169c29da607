import type { Cells } from '#shared/reading/cell.ts'
import { settlementNamed } from '#shared/settlement/groupSettlements.ts'
import type { Basis } from '#engine/importing/basis.ts'
import { addCounts, countVerdicts } from '#engine/importing/file/chunkCounts.ts'
import { marksOf } from '#engine/importing/file/chunkMarks.ts'
import type { JudgedChunk } from '#engine/importing/file/judgedChunks.ts'
import type { JudgedLine } from '#engine/importing/file/judgedRow.ts'
import { firstRowOf } from '#engine/importing/file/rowChunks.ts'
import { leftByReader } from '#engine/importing/leftByReader.ts'
import { compilePlainRows, type PlainRows } from '#engine/importing/plainRows.ts'
import { beginProof, type BalanceProofing } from '#engine/importing/proveBalance.ts'
import { RowJudge } from '#engine/importing/rowJudge.ts'
import type { RowBlock } from '#engine/reading/bytes/rowBlock.ts'

/** The judging of a table's rows, which come in order, and the proof of its balances, which hears of each row on the way. */
export interface Judging {
  readonly basis: Basis
  readonly judge: RowJudge
  readonly plain: PlainRows | null
  readonly proofing: BalanceProofing | null
  /** The first chunks, as far as they are judged. */
  readonly chunks: JudgedChunk[]
  /** The last row so far of each settlement, by the file's own id of it. */
  readonly lastRows: Map<string, number>
}

/** Begins to judge the rows of a basis. */
export function beginJudging(basis: Basis): Judging {
  const judge = new RowJudge(basis)
  return {
    ...{ basis, judge, chunks: [], lastRows: new Map<string, number>() },
    plain: compilePlainRows(basis, judge),
    proofing: beginProof(basis),
  }
}

/** Judges the next chunk by the cells of its rows. */
export function judgeCells(judging: Judging, rows: readonly Cells[]): void {
  const { basis, judge, proofing, chunks } = judging
  const firstRow = firstRowOf(chunks.length)
  proofing?.rows.rows(rows, firstRow)
  const lines = rows.map((cells, place) => ({
    row: firstRow + place,
    judged: judge.row(firstRow + place, cells),
  }))
  noteSettlements(judging, lines)
  chunks.push(tallied(lines, basis))
}

/** Notes of which settlements rows are. Those judged in their bytes are of none. */
export function noteSettlements({ lastRows }: Judging, lines: Iterable<JudgedLine>): void {
  for (const { row, judged } of lines) {
    const name = settlementNamed(judged.verdict)
    if (name !== undefined && row > (lastRows.get(name) ?? 0)) lastRows.set(name, row)
  }
}

/** Judges the next chunk in its bytes: what `plain` knows by columns, every other row by its cells. */
export function judgeBlock(judging: Judging, plain: PlainRows, block: RowBlock): void {
  const { basis, judge, proofing, chunks } = judging
  const firstRow = firstRowOf(chunks.length)
  proofing?.rows.block(block, firstRow)
  const lines: JudgedLine[] = []
  plain.begin(block, firstRow)
  for (let place = 0; place < block.rows; place++) {
    const row = firstRow + place
    if (!plain.take(place)) lines.push({ row, judged: judge.row(row, block.row(place)) })
  }
  const rest = tallied(lines, basis)
  const { counts, ordinals } = plain.end()
  chunks.push({
    counts: addCounts(counts, rest.counts),
    marks: { ...rest.marks, ordinals: { ...ordinals, ...rest.marks.ordinals } },
  })
}

/** What of the verdicts on a chunk's rows is kept. */
export function tallied(
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
