import { isUnreadable, type Cells } from '#shared/reading/cell.ts'
import { filledCells } from '#shared/reading/cellKind.ts'
import type { FoundTable } from '#shared/reading/foundTable.ts'
import { judgeRow } from '#shared/reading/judgeRow.ts'
import type { Facts, LeftReason } from '#shared/reading/reading.ts'
import type { RowLabel } from '#shared/reading/rowWords.ts'
import type { BalanceFinder } from '#shared/reading/statedBalances.ts'
import type { TableShape } from '#shared/reading/tableShape.ts'

/** What is settled before the first row is sorted. `above` is the number of rows above the table, its heading included. */
export interface TableStart {
  readonly headingRow: number | null
  readonly above: number
  readonly shape: TableShape
  readonly facts: Facts
  readonly balances: BalanceFinder
}

/** A row that reads like the table's sum or balance and moves money like a transaction. */
interface EdgeRow {
  readonly row: number
  readonly is: RowLabel
  readonly cells: Cells
}

/** Sorts a source's rows, from row 1 on, into the table's and those left out. What only later rows can tell waits for them. */
export class RowSorter {
  readonly #start: TableStart
  readonly #left: { row: number; why: LeftReason }[] = []
  #row = 0
  #firstRow: number | null = null
  #lastRow: number
  #seenRecord = false
  /** Rows without date and amount since the table's last row: information if the table goes on, else footnotes. */
  #notes: number[] = []
  /** The table's last row, if it would be left out for being the last. */
  #edge: EdgeRow | null = null

  constructor(start: TableStart) {
    this.#start = start
    this.#lastRow = start.above
  }

  /** What the rows are judged by. */
  get shape(): TableShape {
    return this.#start.shape
  }

  /** Takes so many rows, at least one, each of which `judgeRow` would call a record; `last` are the cells of the last. */
  addRecords(count: number, last: Cells): void {
    this.#firstRow ??= this.#row + 1
    this.#row += count
    this.#extendTable()
    this.#seenRecord = true
    this.#start.balances.record(last)
  }

  /** Takes the next row. */
  add(cells: Cells): void {
    this.#row += 1
    if (isUnreadable(cells)) this.#leave('unreadable')
    else if (filledCells(cells) === 0) this.#leave('blank')
    else if (this.#row > this.#start.above) this.#sortInTable(cells)
    else this.#leave(this.#row === this.#start.headingRow ? 'heading' : 'preamble')
  }

  /** The table among the rows so far, taken for all rows that there are. */
  finish(): FoundTable {
    if (this.#edge !== null) this.#leaveLabelled(this.#edge)
    for (const note of this.#notes) this.#leave('footnote', note)
    const { headingRow, above, facts, balances } = this.#start
    return {
      headingRow,
      headingRows: headingRow === null ? [] : [headingRow],
      firstRow: this.#firstRow ?? above + 1,
      lastRow: this.#lastRow,
      left: this.#left.toSorted((one, other) => one.row - other.row),
      facts: { ...facts, ...balances.found() },
      tables: [],
      questions: [],
    }
  }

  #sortInTable(cells: Cells): void {
    const judged = judgeRow(cells, this.#start.shape)
    this.#firstRow ??= this.#row
    if (judged.is === 'note') {
      this.#notes.push(this.#row)
      return
    }
    this.#extendTable()
    switch (judged.is) {
      case 'heading':
        this.#leave('heading')
        break
      case 'record':
        this.#seenRecord = true
        this.#start.balances.record(cells)
        break
      case 'opening':
      case 'closing':
      case 'total':
        this.#takeLabelled({ row: this.#row, is: judged.is, cells }, judged.atEdgeOnly)
    }
  }

  #extendTable(): void {
    for (const note of this.#notes) this.#leave('information', note)
    this.#notes = []
    this.#edge = null
    this.#lastRow = this.#row
  }

  #takeLabelled(labelled: EdgeRow, atEdgeOnly: boolean): void {
    if (atEdgeOnly && this.#seenRecord) this.#edge = labelled
    else this.#leaveLabelled(labelled)
  }

  #leaveLabelled({ row, is, cells }: EdgeRow): void {
    this.#leave(is, row)
    this.#start.balances.label(is, cells)
  }

  #leave(why: LeftReason, row: number = this.#row): void {
    this.#left.push({ row, why })
  }
}
