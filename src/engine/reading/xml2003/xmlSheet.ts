import type { Cell, Cells } from '#shared/reading/cell.ts'
import { formatCurrency } from '#shared/reading/numberFormat.ts'
import { CurrencyCells } from '#engine/reading/currencyCells.ts'
import { expectWithin } from '#engine/reading/expectWithin.ts'
import { CELL_CHARACTERS, COLUMNS, SHEET_ROWS } from '#engine/reading/limits.ts'
import type { SheetContent } from '#engine/reading/sheetContent.ts'
import { filledDown, TallCells } from '#engine/reading/tallCells.ts'

/** An attribute of an element, without its prefix. */
export type Attribute = (name: string) => string | undefined

/**
 * Gathers the rows of one sheet of XML 2003: rows and cells stand where their index says, else behind the one before. Throws
 * the `FailureError` of `file.tooLarge` beyond a limit.
 */
export class XmlSheet {
  readonly #file: string
  readonly #rows: Cells[] = []
  readonly #hiddenRows: number[] = []
  readonly #hiddenColumns: number[] = []
  readonly #currencies = new CurrencyCells()
  readonly #tall: TallCells
  #nextColumn = 0
  #nextRow = 0
  #row: Cell[] = []
  #nextCell = 0

  constructor(file: string) {
    this.#file = file
    this.#tall = new TallCells(file)
  }

  column(attribute: Attribute): void {
    const { from, to } = span(attribute, this.#nextColumn)
    this.#nextColumn = to
    if (attribute('Hidden') !== '1') return
    for (let at = from; at < Math.min(to, COLUMNS); at++) this.#hiddenColumns.push(at)
  }

  openRow(attribute: Attribute): void {
    const { from, to } = span(attribute, this.#nextRow)
    expectWithin(this.#file, from + 1, SHEET_ROWS, 'rows')
    this.#nextRow = to
    while (this.#rows.length < from) this.#rows.push([])
    this.#row = []
    this.#nextCell = 0
    if (attribute('Hidden') !== '1') return
    for (let at = from; at < Math.min(to, SHEET_ROWS); at++) this.#hiddenRows.push(at)
  }

  cell(attribute: Attribute, value: Cell, format: string): void {
    const { from } = span(attribute, this.#nextCell)
    this.#nextCell = from + 1 + countOf(attribute('MergeAcross'))
    if (value === '') return
    expectWithin(this.#file, from + 1, COLUMNS, 'columns')
    if (typeof value === 'string') {
      expectWithin(this.#file, value.length, CELL_CHARACTERS, 'characters in one cell')
    }
    while (this.#row.length < from) this.#row.push('')
    this.#row[from] = value
    const row = this.#rows.length
    this.#tall.add({ row, column: from, last: row + countOf(attribute('MergeDown')) })
    const currency = typeof value === 'number' ? formatCurrency(format) : null
    if (currency !== null) this.#currencies.add(this.#row, from, currency)
  }

  closeRow(): void {
    this.#rows.push(this.#row)
  }

  /** How many rows there are until now. */
  get height(): number {
    return this.#rows.length
  }

  content(): SheetContent {
    const last = this.#rows.findLastIndex((cells) => cells.length > 0)
    // Numbers that are given their currency are so in the rows that were gathered.
    const currency = this.#currencies.settle()
    return {
      cells: filledDown(this.#file, this.#rows.slice(0, last + 1), this.#tall.all),
      hiddenRows: this.#hiddenRows,
      hiddenColumns: this.#hiddenColumns,
      currency,
    }
  }
}

// `Index` counts from 1; `Span` is how many more an element stands for.
function span(attribute: Attribute, next: number): { from: number; to: number } {
  const index = Number(attribute('Index') ?? next + 1)
  const from = Number.isSafeInteger(index) && index > next ? index - 1 : next
  return { from, to: from + 1 + countOf(attribute('Span')) }
}

function countOf(written: string | undefined): number {
  const count = Number(written ?? 0)
  return Number.isSafeInteger(count) && count > 0 ? count : 0
}
