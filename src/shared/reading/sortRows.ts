import { isUnreadable, type Cells } from '#shared/reading/cell.ts'
import { filledCells } from '#shared/reading/cellKind.ts'
import { currencyInSentence } from '#shared/reading/findPreambleFacts.ts'
import type { FoundTable, TableSoFar } from '#shared/reading/foundTable.ts'
import { continuesRecord, holdsOtherRows, isDated, judgeRow } from '#shared/reading/judgeRow.ts'
import { accountNamed, beginsTable, isSameAccount } from '#shared/reading/nextTable.ts'
import type { Facts, LeftReason, TableSpan } from '#shared/reading/reading.ts'
import { RowSums } from '#shared/reading/rowSums.ts'
import type { RowLabel } from '#shared/reading/rowWords.ts'
import { movesOn, type BalanceFinder } from '#shared/reading/statedBalances.ts'
import type { TableShape } from '#shared/reading/tableShape.ts'

/** What is settled before the first row is sorted. */
export interface TableStart {
  /** The rows before the first one that is sorted, which are no part of this. */
  readonly before: number
  readonly headingRows: readonly number[]
  /** The last row above the table, its heading included. */
  readonly above: number
  readonly headings: readonly string[]
  readonly shape: TableShape
  readonly facts: Facts
  readonly balances: BalanceFinder
}

/**
 * A table among the rows of a source: the reading of it, how many of its rows are records, and whether those move money on
 * days.
 */
export interface SortedTable {
  readonly found: Omit<FoundTable, 'tables' | 'questions'>
  readonly span: TableSpan
  readonly records: number
  readonly movesMoney: boolean
}

/** A row that reads like the table's sum or balance and moves money like a transaction. */
interface EdgeRow {
  readonly row: number
  readonly is: RowLabel
  readonly cells: Cells
}

/** Records that are told without their cells: how many, at least one, and the sums of the amount columns in minor units. */
export interface Records {
  readonly count: number
  /** The cells of the last, to be asked for while the records are taken. */
  readonly last: () => Cells
  readonly sums: readonly number[]
}

/** Sorts a source's rows in order into the table's and those left out. What only later rows can tell waits for them. */
export class RowSorter {
  readonly #start: TableStart
  readonly #left: { row: number; why: LeftReason }[] = []
  #row: number
  #firstRow: number | null = null
  #lastRow: number
  #records = 0
  /** Whether the row before was none of the table. */
  #afterGap = false
  /** Rows without date and amount since the table's last row: information if the table goes on, else footnotes. */
  #notes: number[] = []
  /** The currency that one of those says the amounts are in. */
  #currencyNoted: string | undefined
  /** Whether the row before was a dated record, or went on with one. */
  #belowRecord = false
  /** The account whose rows these are, once one was named. */
  #account: string | undefined
  readonly #sums: RowSums
  /** The balance that is stated above the first record, which tells whether it is of before or of after. */
  #above: EdgeRow | null = null
  /** The table's last row, if it would be left out for being the last. */
  #edge: EdgeRow | null = null

  constructor(start: TableStart) {
    this.#start = start
    this.#row = start.before
    this.#lastRow = start.above
    this.#account = start.facts.account
    this.#sums = new RowSums(start.shape.amountColumns)
  }

  /** What the rows are judged by; null while the first record is still to tell what is stated above it. */
  get shape(): TableShape | null {
    return this.#above === null ? this.#start.shape : null
  }

  /** Takes rows, each of which `judgeRow` would call a record by `shape`. */
  addRecords({ count, last, sums }: Records): void {
    this.#firstRow ??= this.#row + 1
    this.#row += count
    this.#extendTable()
    this.#records += count
    this.#sums.addSum({ minor: sums, records: count })
    this.#start.balances.record(last)
    this.#belowRecord = true
  }

  /** Takes the next row; false where another table begins with it, and nothing is taken any more. */
  add(cells: Cells): boolean {
    if (this.#records > 0 && this.#beginsOther(cells)) return false
    this.#row += 1
    if (isUnreadable(cells) || this.#holdsOthers(cells)) this.#leaveUnreadable()
    else if (filledCells(cells) === 0) this.#leaveBetween('blank')
    else if (this.#row > this.#start.above) this.#sortInTable(cells)
    else this.#leave(this.#start.headingRows.includes(this.#row) ? 'heading' : 'preamble')
    this.#afterGap = this.#lastRow !== this.#row
    return true
  }

  /** The table so far; null before its first row, and while something waits for a later row. */
  soFar(): TableSoFar | null {
    const waits = this.#edge !== null || this.#above !== null || this.#notes.length > 0
    if (this.#firstRow === null || waits) return null
    const { headingRows, facts, balances } = this.#start
    const found = { ...facts, ...balances.found() }
    return { headingRows: [...headingRows], firstRow: this.#firstRow, left: this.#left, facts: found }
  }

  /** The table among the rows so far, taken for all rows that there are. */
  finish(): SortedTable {
    this.#placeAbove(null)
    if (this.#edge !== null) this.#leaveLabelled(this.#edge)
    this.#edge = null
    for (const note of this.#notes.splice(0)) this.#leave('footnote', note)
    const { headingRows, above, facts, balances, headings, shape } = this.#start
    const [firstRow, lastRow] = [this.#firstRow ?? above + 1, this.#lastRow]
    const noted = this.#currencyNoted === undefined ? {} : { currency: this.#currencyNoted }
    return {
      found: {
        headingRow: headingRows.at(-1) ?? null,
        headingRows: [...headingRows],
        ...{ firstRow, lastRow },
        left: this.#left.toSorted((one, other) => one.row - other.row),
        facts: { ...noted, ...facts, ...balances.found() },
      },
      span: { firstRow, lastRow, headings: [...headings] },
      records: this.#records,
      movesMoney: shape.dateColumns.length > 0 && shape.amountColumns.length > 0,
    }
  }

  #beginsOther(cells: Cells): boolean {
    return beginsTable(cells, this.#start.shape, this.#afterGap) || this.#isOfOtherAccount(cells)
  }

  #holdsOthers(cells: Cells): boolean {
    return this.#row > this.#start.above && holdsOtherRows(cells, this.#start.shape)
  }

  #isOfOtherAccount(cells: Cells): boolean {
    const named = accountNamed(cells, this.#start.shape)
    if (named === null) return false
    this.#account ??= named
    return !isSameAccount(named, this.#account)
  }

  #sortInTable(cells: Cells): void {
    const judged = judgeRow(cells, this.#start.shape)
    this.#firstRow ??= this.#row
    if (judged.is === 'note') {
      this.#takeNote(cells)
      return
    }
    this.#belowRecord = false
    this.#extendTable()
    switch (judged.is) {
      case 'heading':
      case 'information':
        this.#leave(judged.is)
        break
      case 'record':
        this.#takeRecord(cells)
        break
      case 'totalBySum':
        this.#takeTotalBySum(cells, judged.of)
        break
      case 'closingBySum':
        this.#takeClosingBySum(cells)
        break
      case 'opening':
      case 'closing':
      case 'total':
        this.#takeLabelled({ row: this.#row, is: judged.is, cells }, judged.atEdgeOnly)
    }
  }

  #takeRecord(cells: Cells): void {
    this.#placeAbove(cells)
    this.#records += 1
    this.#sums.add(cells)
    this.#start.balances.record(() => cells)
    this.#belowRecord = isDated(cells, this.#start.shape)
  }

  #takeNote(cells: Cells): void {
    if (this.#belowRecord && continuesRecord(cells, this.#start.shape)) {
      this.#leave('continuation')
      this.#lastRow = this.#row
      return
    }
    this.#belowRecord = false
    this.#notes.push(this.#row)
    this.#currencyNoted ??= currencyInSentence([cells])
  }

  #takeTotalBySum(cells: Cells, of: 'part' | 'whole'): void {
    // A filling station may be paid the same twice.
    const isSum = this.#sums.areStatedBy(cells, of === 'part' ? 1 : 2)
    if (isSum) this.#takeLabelled({ row: this.#row, is: 'total', cells }, of === 'whole')
    else this.#takeRecord(cells)
  }

  #takeClosingBySum(cells: Cells): void {
    const { openingBalance } = this.#start.balances.found()
    if (openingBalance !== undefined && this.#sums.carryTo(cells, openingBalance))
      this.#takeLabelled({ row: this.#row, is: 'closing', cells }, true)
    else this.#takeRecord(cells)
  }

  #extendTable(): void {
    // What would have been left out at the edge is a record like any other.
    if (this.#edge !== null) {
      this.#records += 1
      this.#sums.add(this.#edge.cells)
    }
    for (const note of this.#notes) this.#leave('information', note)
    this.#notes = []
    this.#currencyNoted = undefined
    this.#edge = null
    this.#lastRow = this.#row
    this.#afterGap = false
  }

  #takeLabelled(labelled: EdgeRow, atEdgeOnly: boolean): void {
    if (this.#records > 0) {
      if (atEdgeOnly) this.#edge = labelled
      else this.#leaveLabelled(labelled)
    } else {
      this.#placeAbove(null)
      this.#above = labelled
    }
  }

  #placeAbove(next: Cells | null): void {
    if (this.#above === null) return
    const { cells, is } = this.#above
    const isOpening = is === 'closing' && next !== null && movesOn(next, cells, this.#start.shape)
    this.#leaveLabelled({ ...this.#above, is: isOpening ? 'opening' : is })
    this.#above = null
  }

  #leaveLabelled({ row, is, cells }: EdgeRow): void {
    this.#leave(is, row)
    if (is === 'total') this.#sums.total()
    this.#start.balances.label(is, cells)
  }

  #leaveBetween(why: LeftReason): void {
    this.#belowRecord = false
    this.#leave(why)
  }

  // What it holds may be a record, so below the heading it is of the table wherever it stands.
  #leaveUnreadable(): void {
    this.#leaveBetween('unreadable')
    if (this.#row <= this.#start.above) return
    this.#firstRow ??= this.#row
    this.#lastRow = this.#row
  }

  #leave(why: LeftReason, row: number = this.#row): void {
    this.#left.push({ row, why })
  }
}
