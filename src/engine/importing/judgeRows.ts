import { convertRow } from '#shared/convert/convertRow.ts'
import { readSourceRow } from '#shared/convert/readSourceRow.ts'
import type { Cells } from '#shared/reading/cell.ts'
import { identityKey } from '#shared/records/recordId.ts'
import { rowInputs, type Basis } from '#engine/importing/basis.ts'
import { countVerdicts, type ChunkCounts } from '#engine/importing/file/chunkCounts.ts'
import { marksOf } from '#engine/importing/file/chunkMarks.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import type { JudgedRow } from '#engine/importing/file/judgedRow.ts'
import { chunkOf, chunkSize, firstRowOf } from '#engine/importing/file/rowChunks.ts'
import { leftByReader } from '#engine/importing/readTable.ts'
import { openVerdicts, type Verdicts } from '#engine/importing/verdicts.ts'
import { breathe } from '#engine/reading/pace.ts'

/** How `judgeRows` tells how many rows are done, and hears that it is to stop. */
export interface JudgeOptions {
  readonly onRows: (done: number) => void
  readonly signal: AbortSignal
}

/**
 * Judges every source row, those before and after the table too, into a new edition, whose number comes back. Throws the
 * `FailureError` of `task.cancelled`; what was written until then is never current.
 *
 * Rows that are equal in all that makes an id are numbered in the source's order. A row that the reader left out has no
 * part in that, so that taking it in changes nobody's id: it is numbered after all that the reader kept.
 */
export async function judgeRows(file: ImportFile, basis: Basis, options: JudgeOptions): Promise<number> {
  const edition = file.judged.newestEdition() + 1
  const judge = createJudge(basis)
  for (let no = 0; firstRowOf(no) <= basis.table.rows; no++) {
    const rows = file.rows.read(basis.table.edition, no)
    const judged = rows.map((cells, index) => judge.row(firstRowOf(no) + index, cells))
    file.transaction(() => writeChunk(file, edition, no, judged, basis))
    options.onRows(firstRowOf(no) - 1 + rows.length)
    await breathe(options.signal)
  }
  const takenIn = judge.takenIn()
  if (takenIn.length > 0) {
    const verdicts = openVerdicts(file, edition, basis)
    file.transaction(() => patchRows(file, { edition, verdicts, basis }, new Map(takenIn)))
  }
  return edition
}

/** Writes what is kept of the verdicts on a chunk; its counts come back. */
function writeChunk(
  file: ImportFile,
  edition: number,
  no: number,
  judged: readonly JudgedRow[],
  { table, layout }: Pick<Basis, 'table' | 'layout'>,
): ChunkCounts {
  const { firstRow, lastRow } = table.reading
  const left = leftByReader(table.reading)
  const counts = countVerdicts(
    judged.map(({ verdict }) => verdict),
    firstRowOf(no),
    { firstRow, lastRow, inSettlements: layout.kind === 'settlement' },
  )
  const marks = marksOf(judged, (place) => left.has(firstRowOf(no) + place))
  file.judged.write(edition, no, counts, marks)
  return counts
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
    chunk[(row - 1) % chunkSize] = judged
    changed.set(no, chunk)
  }
  return new Map([...changed].map(([no, chunk]) => [no, writeChunk(file, edition, no, chunk, basis)]))
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
  const inputs = rowInputs(basis)
  const kept = new Map<string, number>()
  const leftOut = new Map<string, number>()
  const postponed: { row: number; cells: Cells; key: string; place: number }[] = []

  const nextPlace = (places: Map<string, number>, key: string): number => {
    const place = (places.get(key) ?? 0) + 1
    places.set(key, place)
    return place
  }

  return {
    row(row: number, cells: Cells): JudgedRow {
      const input = inputs.input(row, cells)
      // Its identity and its records rest on one reading: to read a row is most of what judging it takes.
      const source = readSourceRow(cells, basis)
      const key = identityKey(source.identity)
      const why = inputs.leftByReader(row)
      if (why === null) {
        const ordinal = nextPlace(kept, key)
        return { verdict: convertRow(input, basis, ordinal, source), ordinal }
      }
      const place = nextPlace(leftOut, key)
      if (input.left === null) postponed.push({ row, cells, key, place })
      return { verdict: convertRow({ ...input, left: why }, basis, 0, source), ordinal: 0 }
    },
    /** The rows that the reader left out and the user took in, numbered after all others. */
    takenIn: (): [number, JudgedRow][] =>
      postponed.map(({ row, cells, key, place }) => {
        const ordinal = (kept.get(key) ?? 0) + place
        return [row, { verdict: convertRow(inputs.input(row, cells), basis, ordinal), ordinal }]
      }),
  }
}
