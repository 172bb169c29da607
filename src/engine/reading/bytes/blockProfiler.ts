import type { StatementPeriod } from '#shared/dates/statementPeriod.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { ColumnTally } from '#shared/layout/columnTally.ts'
import { ByteAmount } from '#engine/reading/bytes/byteAmount.ts'
import { ByteDay } from '#engine/reading/bytes/byteDay.ts'
import type { RowBlock } from '#engine/reading/bytes/rowBlock.ts'
import { WordCache } from '#engine/reading/bytes/wordCache.ts'

/** Profiles a table from the bytes of its rows, in memory that does not grow with them: what `createColumnProfiler` says of the same rows. */
export class BlockProfiler {
  readonly #columns: ColumnTally[]
  readonly #period: StatementPeriod | null
  readonly #day = new ByteDay()
  readonly #amount = new ByteAmount()
  readonly #words = new WordCache()
  #rows = 0

  constructor(headings: readonly string[], period: StatementPeriod | null = null) {
    this.#period = period
    this.#columns = headings.map((heading, index) => new ColumnTally(index, heading, period))
  }

  /** Takes those rows of a block, counted from 0, that belong to the table; row 0 of the block is the source's `firstRow`. */
  add(block: RowBlock, rows: readonly number[], firstRow: number): void {
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

  #addColumn(
    block: RowBlock,
    rows: readonly number[],
    firstRow: number,
    index: number,
    column: ColumnTally,
  ): void {
    for (const row of rows) {
      const cell = (block.firstCell[row] ?? 0) + index
      const isEmpty = cell >= (block.firstCell[row + 1] ?? 0) || block.start[cell] === block.end[cell]
      if (column.isKnown && isEmpty) column.addEmpty()
      else if (!column.isKnown || block.flags[cell] !== 0 || !this.#addKnown(block, cell, column))
        column.add(isEmpty ? '' : block.text(cell), firstRow + row)
    }
  }

  /** Takes an ASCII cell that is not empty into a column that is known; false where its text is needed. */
  #addKnown(block: RowBlock, cell: number, column: ColumnTally): boolean {
    const { bytes } = block
    const [from = 0, to = 0] = [block.start[cell], block.end[cell]]
    const { holdsDates, holdsAmounts } = column
    if (holdsDates && this.#day.read(bytes, from, to))
      return column.addDays(this.#day.ymd, this.#day.dmy, this.#day.mdy)
    if (holdsAmounts && this.#amount.read(bytes, from, to)) {
      const { minor, mark, decimals } = this.#amount
      // Digits may be a date as well; one decimal is for the reader of text to judge.
      if (decimals === 1 || holdsDates) return false
      return column.addPlainAmount(mark, minor)
    }
    const facts = this.#words.facts(block, cell, holdsDates || holdsAmounts)
    if (facts === null) return false
    column.addText(facts)
    return true
  }
}

function widthOf(block: RowBlock, row: number): number {
  return (block.firstCell[row + 1] ?? 0) - (block.firstCell[row] ?? 0)
}
