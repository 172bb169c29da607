import type { Cell, Cells } from '#shared/reading/cell.ts'
import { currencyDecimals } from '#shared/money/currency.ts'
import { CurrencyCells } from '#engine/reading/currencyCells.ts'
import { expectWithin } from '#engine/reading/expectWithin.ts'
import { CELL_CHARACTERS, COLUMNS, REPEATED_CELLS, SHEET_ROWS } from '#engine/reading/limits.ts'
import type { SheetContent } from '#engine/reading/sheetContent.ts'
import { filledDown, TallCells } from '#engine/reading/tallCells.ts'
import type { Attributes } from '#engine/reading/scanXml.ts'

// What `table:visibility` says of rows and columns that are not shown: by hand, or by a filter.
const NOT_SHOWN = new Set(['collapse', 'filter'])

/**
 * Gathers the rows of one OpenDocument sheet. Rows and cells can say that they stand for many; what is filled is then
 * written out. Throws the `FailureError` of `file.tooLarge` beyond a limit.
 */
export class OpenSheet {
  readonly #file: string
  readonly #rows: Cells[] = []
  readonly #hiddenRows: number[] = []
  readonly #hiddenColumns: number[] = []
  readonly #currencies = new CurrencyCells()
  readonly #tall: TallCells
  #columns = 0
  #rowAt = 0
  #repeated = 0
  #row: { cells: Cell[]; column: number; times: number } = { cells: [], column: 0, times: 1 }

  constructor(file: string) {
    this.#file = file
    this.#tall = new TallCells(file)
  }

  column(attributes: Attributes): void {
    const times = timesOf(attributes, 'table:number-columns-repeated')
    const hidden = NOT_SHOWN.has(attributes.get('table:visibility') ?? '')
    const end = Math.min(COLUMNS, this.#columns + times)
    for (let at = this.#columns; hidden && at < end; at++) this.#hiddenColumns.push(at)
    this.#columns += times
  }

  openRow(attributes: Attributes): void {
    const times = timesOf(attributes, 'table:number-rows-repeated')
    const hidden = NOT_SHOWN.has(attributes.get('table:visibility') ?? '')
    const end = Math.min(SHEET_ROWS, this.#rowAt + times)
    for (let at = this.#rowAt; hidden && at < end; at++) this.#hiddenRows.push(at)
    this.#row = { cells: [], column: 0, times }
  }

  cell(attributes: Attributes, value: Cell): void {
    const row = this.#row
    const times = timesOf(attributes, 'table:number-columns-repeated')
    const from = row.column
    row.column += times
    if (value === '') return
    expectWithin(this.#file, row.column, COLUMNS, 'columns')
    if (typeof value === 'string')
      expectWithin(this.#file, value.length, CELL_CHARACTERS, 'characters in one cell')
    this.#spend(times - 1)
    while (row.cells.length < from) row.cells.push('')
    const tall = timesOf(attributes, 'table:number-rows-spanned')
    this.#tall.add({ row: this.#rowAt, column: from, last: this.#rowAt + tall - 1 })
    const currency = attributes.get('office:currency')?.toUpperCase() ?? ''
    const isMoney = currencyDecimals(currency) !== undefined
    for (let count = 0; count < times; count++) {
      row.cells.push(value)
      if (isMoney) this.#currencies.add(row.cells, from + count, currency)
    }
  }

  closeRow(): void {
    const { cells, times } = this.#row
    const from = this.#rowAt
    this.#rowAt += times
    if (cells.length === 0) return
    expectWithin(this.#file, this.#rowAt, SHEET_ROWS, 'rows')
    this.#spend(times - 1)
    while (this.#rows.length < from) this.#rows.push([])
    for (let count = 0; count < times; count++) this.#rows.push(cells)
  }

  /** How many rows there are until now. */
  get height(): number {
    return this.#rows.length
  }

  content(): SheetContent {
    // Numbers that are given their currency are so in the rows that were gathered.
    const currency = this.#currencies.settle()
    return {
      cells: filledDown(this.#file, this.#rows, this.#tall.all),
      hiddenRows: this.#hiddenRows,
      hiddenColumns: this.#hiddenColumns,
      currency,
    }
  }

  #spend(cells: number): void {
    this.#repeated += cells
    expectWithin(this.#file, this.#repeated, REPEATED_CELLS, 'repeated cells')
  }
}

function timesOf(attributes: Attributes, name: string): number {
  const times = Number(attributes.get(name) ?? 1)
  return Number.isSafeInteger(times) && times > 0 ? times : 1
}
