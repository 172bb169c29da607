import type { Cells } from '#shared/reading/cell.ts'
import { filledFromAbove, saidBelow, type Merged } from '#shared/reading/mergedDown.ts'
import { expectWithin } from '#engine/reading/expectWithin.ts'
import { MERGED_CELLS, REPEATED_CELLS } from '#engine/reading/limits.ts'

/** A cell of a sheet that is merged over rows below its own: where it stands, and the last of those rows, all counted from 0. */
export interface TallCell {
  readonly row: number
  readonly column: number
  readonly last: number
}

/** Gathers the cells of a sheet that are merged over several rows. Throws the `FailureError` of `file.tooLarge` where they are too many. */
export class TallCells {
  readonly #file: string
  readonly #cells: TallCell[] = []

  constructor(file: string) {
    this.#file = file
  }

  /** Takes a cell that is merged, be it over rows or not. */
  add(cell: TallCell): void {
    if (cell.last <= cell.row) return
    this.#cells.push(cell)
    expectWithin(this.#file, this.#cells.length, MERGED_CELLS, 'merged cells')
  }

  /** All of them, in the order in which they were added. */
  get all(): readonly TallCell[] {
    return this.#cells
  }
}

/** Takes a row of a sheet by its number, from 0; what its merged cells above say for it is in the row that comes back. */
export type FillRow = (cells: Cells, row: number) => Cells

interface Reaching extends Merged {
  readonly last: number
}

/** Fills the rows of a sheet, which come in their order. It throws the `FailureError` of `file.tooLarge` beyond a limit. */
export function rowFiller(file: string, tall: readonly TallCell[]): FillRow {
  const begins = tall.toSorted((one, other) => one.row - other.row)
  const reaching = new Map<number, Reaching>()
  let next = 0
  let carried = 0

  function begin(cells: Cells, row: number): void {
    if ((begins[next]?.row ?? Infinity) > row) return
    const said = saidBelow(cells)
    for (let one = begins[next]; one !== undefined && one.row <= row; one = begins[(next += 1)]) {
      const merged = said(cells[one.column] ?? '')
      if (one.row === row && merged.value !== '') reaching.set(one.column, { ...merged, last: one.last })
    }
  }

  return (cells, row) => {
    for (const [column, { last }] of reaching) if (last < row) reaching.delete(column)
    carried += reaching.size
    expectWithin(file, carried, REPEATED_CELLS, 'repeated cells')
    const filled = filledFromAbove(cells, reaching)
    begin(filled, row)
    return filled
  }
}

/** The rows of a sheet from its first one on, with what merged cells say for those below them. */
export function filledDown(
  file: string,
  rows: readonly Cells[],
  tall: readonly TallCell[],
): readonly Cells[] {
  return tall.length === 0 ? rows : rows.map(rowFiller(file, tall))
}
