import type { Cells } from '#shared/reading/cell.ts'
import { hasAmount, isLong } from '#shared/reading/mergedDown.ts'
import { rowFiller, type FillRow, type TallCell } from '#engine/reading/tallCells.ts'

/**
 * Gives a sheet's rows on with what merged cells above say for them. Which ones are merged is asked for at the first row that they could
 * say something for, as to find that out takes its time.
 */
export class MergedRows {
  readonly #file: string
  readonly #find: () => Promise<readonly TallCell[]>
  readonly #give: (rows: readonly Cells[]) => void
  readonly #gaps = new Gaps()
  #waiting: (readonly Cells[])[] = []
  #fill: FillRow | null = null
  #count = 0

  /** `file` is the name that the user knows the workbook by. */
  constructor(
    file: string,
    find: () => Promise<readonly TallCell[]>,
    give: (rows: readonly Cells[]) => void,
  ) {
    this.#file = file
    this.#find = find
    this.#give = give
  }

  /** Takes the next rows, which are given on when `settle` is called. */
  take(rows: readonly Cells[]): void {
    this.#waiting.push(rows)
  }

  /** Gives on the rows that were taken. Throws what finding merged cells throws. */
  async settle(): Promise<void> {
    for (const rows of this.#waiting.splice(0)) {
      if (this.#fill === null && this.#gaps.areIn(rows, this.#count)) this.#fill = await this.#filler()
      const fill = this.#fill
      this.#give(fill === null ? rows : rows.map((cells, at) => fill(cells, this.#count + at)))
      this.#count += rows.length
    }
  }

  async #filler(): Promise<FillRow> {
    const fill = rowFiller(this.#file, await this.#find())
    for (const { cells, row } of this.#gaps.lastFilled()) fill(cells, row)
    return fill
  }
}

/** Follows the columns of a sheet, to tell whether a merged cell could reach over rows of it at all. */
class Gaps {
  /** By column: dates and, in rows with an amount, texts and numbers of accounts; other numbers; and in how many rows with an amount it is filled. */
  readonly #words: number[] = []
  readonly #numbers: number[] = []
  readonly #filled: number[] = []
  #amountRows = 0
  #width = 0
  /** By column: the last row in which it is filled. */
  readonly #last: { readonly row: number; readonly cells: Cells }[] = []

  /**
   * Whether some column that holds more dates and texts than numbers is blank in a row with an amount, these rows counted and those
   * before. Where it is so these rows are none of those that `lastFilled` tells.
   */
  areIn(rows: readonly Cells[], from: number): boolean {
    for (const cells of rows) if (cells.length > 0) this.#count(cells)
    const isGap = this.#words.some(
      (words, column) =>
        words > (this.#numbers[column] ?? 0) && (this.#filled[column] ?? 0) < this.#amountRows,
    )
    if (!isGap) this.#note(rows, from)
    return isGap
  }

  /** The rows that a merged cell may begin in which reaches over the next one, in their order. */
  lastFilled(): { readonly row: number; readonly cells: Cells }[] {
    return [...new Set(this.#last.values())].toSorted((one, other) => one.row - other.row)
  }

  #count(cells: Cells): void {
    const isOfAmount = hasAmount(cells)
    if (isOfAmount) this.#amountRows += 1
    if (cells.length > this.#width) this.#width = cells.length
    for (let column = 0; column < cells.length; column++) {
      const cell = cells[column] ?? ''
      if (cell === '') continue
      if (isOfAmount) this.#filled[column] = (this.#filled[column] ?? 0) + 1
      if (typeof cell === 'number' && !isLong(cell)) this.#numbers[column] = (this.#numbers[column] ?? 0) + 1
      else if (isOfAmount || typeof cell === 'object') this.#words[column] = (this.#words[column] ?? 0) + 1
    }
  }

  // From the last row back, until each column is found.
  #note(rows: readonly Cells[], from: number): void {
    let missing = this.#width
    for (let at = rows.length - 1; at >= 0 && missing > 0; at--) {
      const cells = rows[at] ?? []
      const placed = { row: from + at, cells }
      for (let column = 0; column < cells.length; column++) {
        if (cells[column] === '' || (this.#last[column]?.row ?? -1) >= from) continue
        this.#last[column] = placed
        missing -= 1
      }
    }
  }
}
