import { convertRow } from '#shared/convert/convertRow.ts'
import { readSourceRow } from '#shared/convert/readSourceRow.ts'
import type { Cells } from '#shared/reading/cell.ts'
import { identityKey } from '#shared/records/recordId.ts'
import { TextFingerprint } from '#shared/records/textFingerprint.ts'
import { rowInputs, type Basis, type RowInputs } from '#engine/importing/basis.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import type { ChangedRow, JudgedRow } from '#engine/importing/file/judgedRow.ts'
import { firstRowOf } from '#engine/importing/file/rowChunks.ts'
import { OrdinalCounter } from '#engine/importing/ordinals.ts'
import { breathe } from '#engine/reading/pace.ts'

interface PostponedRow {
  readonly row: number
  readonly cells: Cells
  /** Its place among the rows left out that are equal to it. */
  readonly place: number
  /** What is said of it until it is numbered. */
  readonly before: JudgedRow
}

/**
 * Judges a source's rows, which come in order, by their cells.
 *
 * Rows that are equal in all that makes an id are numbered in the source's order. A row that the reader or the layout left out
 * has no part in that, so that taking it in changes nobody's id: it is numbered after all that were kept.
 */
export class RowJudge {
  /** Counts the rows that were kept, by the fingerprint of their `identityKey`. */
  readonly kept: OrdinalCounter
  readonly inputs: RowInputs
  readonly #basis: Basis
  readonly #leftOut = new OrdinalCounter()
  readonly #postponed: PostponedRow[] = []
  readonly #print = new TextFingerprint()

  constructor(basis: Basis) {
    this.#basis = basis
    this.kept = new OrdinalCounter(basis.table.rows)
    this.inputs = rowInputs(basis)
  }

  /** Judges the next row that is given by its cells. */
  row(row: number, cells: Cells): JudgedRow {
    const input = this.inputs.input(row, cells)
    // Its identity and its records rest on one reading: to read a row is most of what judging it takes.
    const source = readSourceRow(cells, this.#basis)
    const print = this.#printOf(identityKey(source.identity))
    const why = this.inputs.leftOut(row, cells)
    if (why === null) {
      const ordinal = this.kept.next(print)
      return { verdict: convertRow(input, this.#basis, ordinal, source), ordinal }
    }
    const place = this.#leftOut.next(print)
    const isTakenIn = input.fixes?.left === false
    const verdict = convertRow(isTakenIn ? { ...input, left: why } : input, this.#basis, 0, source)
    const judged = { verdict, ordinal: 0 }
    if (isTakenIn) this.#postponed.push({ row, cells, place, before: judged })
    return judged
  }

  /** The rows that were left out and the user took in, numbered after all others, by row. */
  takenIn(): Map<number, ChangedRow> {
    const changed = this.#postponed.map(({ row, cells, place, before }): [number, ChangedRow] => {
      const { identity } = readSourceRow(cells, this.#basis)
      const ordinal = this.kept.count(this.#printOf(identityKey(identity))) + place
      const verdict = convertRow(this.inputs.input(row, cells), this.#basis, ordinal)
      return [row, { before, after: { verdict, ordinal } }]
    })
    return new Map(changed)
  }

  #printOf(key: string): TextFingerprint {
    this.#print.reset()
    this.#print.text(key)
    this.#print.finish()
    return this.#print
  }
}

/**
 * The ordinals of rows that were left out and are now taken in, by row: behind all equal rows that were counted, and behind the equal
 * ones before it that were not.
 */
export async function ordinalsOfTakenIn(
  file: ImportFile,
  basis: Basis,
  rows: readonly number[],
): Promise<Map<number, number>> {
  const { table } = basis
  const { leftOut } = rowInputs(basis)
  const sought = Map.groupBy(rows, (row) => keyOf(file.rows.row(table.edition, row), basis))
  const ordinals = new Map(rows.map((row) => [row, 1]))
  const never = new AbortController().signal
  for (let no = 0; rows.length > 0 && firstRowOf(no) <= table.rows; no++) {
    for (const [index, cells] of file.rows.read(table.edition, no).entries()) {
      const other = firstRowOf(no) + index
      const wasCounted = leftOut(other, cells) === null
      for (const row of sought.get(keyOf(cells, basis)) ?? [])
        if (wasCounted || other < row) ordinals.set(row, (ordinals.get(row) ?? 1) + 1)
    }
    await breathe(never)
  }
  return ordinals
}

function keyOf(cells: Cells, basis: Basis): string {
  return identityKey(readSourceRow(cells, basis).identity)
}
