import type { Cell, Cells } from '#shared/reading/cell.ts'
import { formatCurrency } from '#shared/reading/numberFormat.ts'
import { CurrencyCells } from '#engine/reading/currencyCells.ts'
import { expectWithin } from '#engine/reading/expectWithin.ts'
import { CELL_CHARACTERS, COLUMNS, SHEET_ROWS } from '#engine/reading/limits.ts'
import type { SheetContent } from '#engine/reading/sheetContent.ts'

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
  #nextColumn = 0
  #nextRow = 0
  #row: Cell[] = []
  #nextCell = 0

  constructor(file: string) {
    this.#file = file
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
    const across = Number(attribute('MergeAcross') ?? 0)
    this.#nextCell = from + 1 + (Number.isSafeInteger(across) && across > 0 ? across : 0)
    if (value === '') return
    expectWithin(this.#file, from + 1, COLUMNS, 'columns')
    if (typeof value === 'string') {
      expectWithin(this.#file, value.length, CELL_CHARACTERS, 'characters in one cell')
    }
    while (this.#row.length < from) this.#row.push('')
    this.#row[from] = value
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
    return {
      cells: this.#rows.slice(0, last + 1),
      hiddenRows: this.#hiddenRows,
      hiddenColumns: this.#hiddenColumns,
      currency: this.#currencies.settle(),
    }
  }
}

// `Index` counts from 1; `Span` is how many more an element stands for.
function span(attribute: Attribute, next: number): { from: number; to: number } {
  const index = Number(attribute('Index') ?? next + 1)
  const more = Number(attribute('Span') ?? 0)
  const from = Number.isSafeInteger(index) && index > next ? index - 1 : next
  return { from, to: from + 1 + (Number.isSafeInteger(more) && more > 0 ? more : 0) }
}
