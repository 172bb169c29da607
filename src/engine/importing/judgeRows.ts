import { convertRow, type RowInput } from '#shared/convert/convertRow.ts'
import { readSourceRow } from '#shared/convert/readSourceRow.ts'
import { foldFixes, type RowFixes } from '#shared/fixes/rowFixes.ts'
import type { Layout } from '#shared/layout/layout.ts'
import type { Cells } from '#shared/reading/cell.ts'
import { identityKey } from '#shared/records/recordId.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import type { JudgedRow } from '#engine/importing/file/judgedRow.ts'
import type { NumberedFix } from '#engine/importing/file/fixList.ts'
import { chunkOf, chunkSize, firstRowOf } from '#engine/importing/file/rowChunks.ts'
import { countVerdicts, type ChunkCounts } from '#engine/importing/file/chunkCounts.ts'
import { leftByReader, type Table } from '#engine/importing/readTable.ts'
import { breathe } from '#engine/reading/pace.ts'

/** What rows are judged by. */
export interface Basis {
  readonly table: Table
  readonly layout: Layout
  readonly account: string | null
  readonly fixes: readonly NumberedFix[]
}

/** How `judgeRows` tells how many rows are done, and hears that it is to stop. */
export interface JudgeOptions {
  readonly onRows: (done: number) => void
  readonly signal: AbortSignal
}

/**
 * Judges every source row, those before and after the table too, into a new edition of verdicts, whose number comes
 * back. Throws the `FailureError` of `task.cancelled`; what was written until then is never current.
 *
 * Rows that are equal in all that makes an id are numbered in the source's order. A row that the reader left out has no
 * part in that, so that taking it in changes nobody's id: it is numbered after all that the reader kept.
 */
export async function judgeRows(file: ImportFile, basis: Basis, options: JudgeOptions): Promise<number> {
  const edition = file.verdicts.newestEdition() + 1
  const judge = createJudge(basis)
  for (let no = 0; firstRowOf(no) <= basis.table.rows; no++) {
    const rows = file.rows.read(basis.table.edition, no)
    const judged = rows.map((cells, index) => judge.row(firstRowOf(no) + index, cells))
    file.transaction(() => writeChunk(file, edition, no, judged, basis))
    options.onRows(firstRowOf(no) - 1 + rows.length)
    await breathe(options.signal)
  }
  const takenIn = judge.takenIn()
  if (takenIn.length > 0) file.transaction(() => patchRows(file, edition, new Map(takenIn), basis))
  return edition
}

/** Writes the verdicts of a chunk with their counts, which come back. */
export function writeChunk(
  file: ImportFile,
  edition: number,
  no: number,
  judged: readonly JudgedRow[],
  { table, layout }: Pick<Basis, 'table' | 'layout'>,
): ChunkCounts {
  const { firstRow, lastRow } = table.reading
  const counts = countVerdicts(
    judged.map(({ verdict }) => verdict),
    firstRowOf(no),
    { firstRow, lastRow, inSettlements: layout.kind === 'settlement' },
  )
  file.verdicts.write(edition, no, judged, counts)
  return counts
}

/** Puts other verdicts in the place of some rows'; the counts of the chunks that changed come back, by chunk. */
export function patchRows(
  file: ImportFile,
  edition: number,
  rows: ReadonlyMap<number, JudgedRow>,
  basis: Pick<Basis, 'table' | 'layout'>,
): Map<number, ChunkCounts> {
  const changed = new Map<number, JudgedRow[]>()
  for (const [row, judged] of rows) {
    const no = chunkOf(row)
    const chunk = changed.get(no) ?? [...file.verdicts.read(edition, no)]
    chunk[(row - 1) % chunkSize] = judged
    changed.set(no, chunk)
  }
  return new Map([...changed].map(([no, chunk]) => [no, writeChunk(file, edition, no, chunk, basis)]))
}

/** A row as conversion takes it: a row that the user took in is one that the reader did not leave out. */
export function rowInput(
  row: number,
  cells: Cells,
  left: RowInput['left'],
  fixes: RowFixes | undefined,
): RowInput {
  return { row, cells, left: fixes?.left === false ? null : left, fixes }
}

/**
 * The ordinal of a row that the reader left out and the user takes in: looks at every row before the answer, as such
 * rows are rare and none of the others may be numbered anew.
 */
export async function ordinalOfTakenIn(file: ImportFile, basis: Basis, row: number): Promise<number> {
  const { table } = basis
  const left = leftByReader(table.reading)
  const sought = keyOf(file.rows.row(table.edition, row), basis)
  let before = 0
  const never = new AbortController().signal
  for (let no = 0; firstRowOf(no) <= table.rows; no++) {
    for (const [index, cells] of file.rows.read(table.edition, no).entries()) {
      const other = firstRowOf(no) + index
      const counts = left.has(other) ? other < row : true
      if (counts && keyOf(cells, basis) === sought) before++
    }
    await breathe(never)
  }
  return before + 1
}

function keyOf(cells: Cells, basis: Basis): string {
  return identityKey(readSourceRow(cells, basis).identity)
}

function createJudge(basis: Basis) {
  const left = leftByReader(basis.table.reading)
  const fixes = foldFixes(basis.fixes)
  const kept = new Map<string, number>()
  const leftOut = new Map<string, number>()
  const postponed: { input: RowInput; key: string; place: number }[] = []

  const nextPlace = (places: Map<string, number>, key: string): number => {
    const place = (places.get(key) ?? 0) + 1
    places.set(key, place)
    return place
  }

  return {
    row(row: number, cells: Cells): JudgedRow {
      const why = left.get(row) ?? null
      const input = rowInput(row, cells, why, fixes.get(row))
      // Its identity and its records rest on one reading: to read a row is most of what judging it takes.
      const source = readSourceRow(cells, basis)
      const key = identityKey(source.identity)
      if (why === null) {
        const ordinal = nextPlace(kept, key)
        return { verdict: convertRow(input, basis, ordinal, source), ordinal }
      }
      const place = nextPlace(leftOut, key)
      if (input.left === null) postponed.push({ input, key, place })
      return { verdict: convertRow({ ...input, left: why, fixes: undefined }, basis, 0, source), ordinal: 0 }
    },
    /** The rows that the reader left out and the user took in, numbered after all others. */
    takenIn: (): [number, JudgedRow][] =>
      postponed.map(({ input, key, place }) => {
        const ordinal = (kept.get(key) ?? 0) + place
        return [input.row, { verdict: convertRow(input, basis, ordinal), ordinal }]
      }),
  }
}
