import type { StatementPeriod } from '#shared/dates/statementPeriod.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { ColumnTally } from '#shared/layout/columnTally.ts'
import { OTHER, markOf, type AmountColumn, type DayColumn } from '#engine/reading/bytes/blockValues.ts'
import type { RowBlock } from '#engine/reading/bytes/rowBlock.ts'
import { WordCache } from '#engine/reading/bytes/wordCache.ts'

/** Profiles a table from the bytes of its rows, in memory that does not grow with them: what `createColumnProfiler` says of the same rows. */
export class BlockProfiler {
  readonly #columns: ColumnTally[]
  readonly #period: StatementPeriod | null
  readonly #words = new WordCache()
  #places = new Int32Array(0)
  #rows = 0

  constructor(headings: readonly string[], period: StatementPeriod | null = null) {
    this.#period = period
    this.#columns = headings.map((heading, index) => new ColumnTally(index, heading, period))
  }

  /** Takes those rows of a block that belong to the table, by their number in the source, where `firstRow` is the block's first. */
  add(block: RowBlock, isOfTable: (row: number) => boolean, firstRow: number): void {
    const rows = this.#placesOf(block, isOfTable, firstRow)
    let widest = this.#columns.length
    for (const row of rows) widest = Math.max(widest, widthOf(block, row))
    while (this.#columns.length < widest)
      this.#columns.push(new ColumnTally(this.#columns.length, '', this.#period, this.#rows))
    for (const [index, column] of this.#columns.entries())
      this.#addColumn(block, rows, firstRow, index, column)
    this.#rows += rows.length
  }

  /** What the columns hold after the rows taken so far. */
  profiles(): ColumnProfile[] {
    return this.#columns.map((column) => column.profile())
  }

  #placesOf(block: RowBlock, isOfTable: (row: number) => boolean, firstRow: number): Int32Array {
    if (this.#places.length < block.rows) this.#places = new Int32Array(block.rows)
    let count = 0
    for (let place = 0; place < block.rows; place++)
      if (isOfTable(firstRow + place)) this.#places[count++] = place
    return this.#places.subarray(0, count)
  }

  #addColumn(block: RowBlock, rows: Int32Array, firstRow: number, index: number, column: ColumnTally): void {
    let days: DayColumn | null = null
    let amounts: AmountColumn | null = null
    let isKnown = false
    for (const row of rows) {
      if (!isKnown && column.isKnown) {
        isKnown = true
        days = column.holdsDates ? block.values.days(index) : null
        amounts = column.holdsAmounts ? block.values.amounts(index) : null
      }
      const cell = (block.firstCell[row] ?? 0) + index
      const isEmpty = cell >= (block.firstCell[row + 1] ?? 0) || block.start[cell] === block.end[cell]
      if (isKnown && isEmpty) column.addEmpty()
      else if (!isKnown || !this.#addKnown(block, row, cell, column, days, amounts))
        column.add(isEmpty ? '' : block.text(cell), firstRow + row)
    }
  }

  /** Takes a cell that is not empty into a column that is known; false where its text is needed. */
  #addKnown(
    block: RowBlock,
    row: number,
    cell: number,
    column: ColumnTally,
    days: DayColumn | null,
    amounts: AmountColumn | null,
  ): boolean {
    if (days?.isDay(row) === true)
      return column.addDays(days.ymd[row] ?? 0, days.dmy[row] ?? 0, days.mdy[row] ?? 0)
    const form = amounts?.form[row] ?? OTHER
    if (amounts !== null && form !== OTHER) {
      // Digits may be a date as well; one decimal is for the reader of text to judge.
      if (amounts.decimals[row] === 1 || days !== null) return false
      return column.addPlainAmount(markOf(form), amounts.minor[row] ?? 0)
    }
    const facts = this.#words.facts(block, cell, days !== null || amounts !== null)
    if (facts === null) return false
    column.addText(facts)
    return true
  }
}

function widthOf(block: RowBlock, row: number): number {
  return (block.firstCell[row + 1] ?? 0) - (block.firstCell[row] ?? 0)
}
