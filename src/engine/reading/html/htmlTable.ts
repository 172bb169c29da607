import type { Cell, Cells } from '#shared/reading/cell.ts'
import { isBlank } from '#shared/reading/cellKind.ts'
import { filledFromAbove, saidBelow, type Merged } from '#shared/reading/mergedDown.ts'
import { expectWithin } from '#engine/reading/expectWithin.ts'
import { CELL_CHARACTERS, COLUMNS, REPEATED_CELLS } from '#engine/reading/limits.ts'
import { htmlCell } from '#engine/reading/html/htmlCell.ts'
import { LINE_BREAK, shownText } from '#engine/reading/html/shownText.ts'
import type { Attributes } from '#engine/reading/scanXml.ts'

// What HTML allows; a cell of more columns or rows has so many.
const MOST_COLUMNS_SPANNED = 1000
const MOST_ROWS_SPANNED = 65_534

/** A cell that reaches into rows below its own. */
interface Span extends Merged {
  readonly rows: number
}

interface OpenCell {
  readonly attributes: Attributes
  text: string
}

/**
 * Gathers the rows of one table of a web page. Tags that HTML lets one leave out are as though they were there: a cell ends where the next one
 * begins. The foot stands last, wherever it is written, as a page shows it. Throws the `FailureError` of `file.tooLarge` beyond a limit.
 */
export class HtmlTable {
  readonly #file: string
  readonly #rows: Cells[] = []
  readonly #feet: Cells[] = []
  /** The tables within the cells of the open row. */
  #nested: Cells[] = []
  #section: 'rows' | 'foot' = 'rows'
  #row: Cell[] | null = null
  #cell: OpenCell | null = null
  #strayed = ''
  /** By their column, those of rows above, and those that begin in the open row. */
  #spans = new Map<number, Span>()
  #begun = new Map<number, Span>()
  #next = 0
  #carried = 0

  constructor(file: string) {
    this.#file = file
  }

  /** Whether a cell is open, which alone may hold a text or another table. */
  get isInCell(): boolean {
    return this.#cell !== null
  }

  openSection(name: string): void {
    this.closeRow()
    this.#spans = new Map()
    this.#section = name === 'tfoot' ? 'foot' : 'rows'
  }

  openRow(): void {
    this.closeRow()
    this.#row = []
    this.#next = 0
  }

  openCell(attributes: Attributes): void {
    this.closeCell()
    if (this.#row === null) this.openRow()
    this.#cell = { attributes, text: '' }
  }

  text(text: string): void {
    if (this.#cell === null) {
      this.#strayed += text
      return
    }
    expectWithin(this.#file, this.#cell.text.length + text.length, CELL_CHARACTERS, 'characters in one cell')
    this.#cell.text += text
  }

  /** What is shown next of the open cell begins a line. */
  breakLine(): void {
    this.text(LINE_BREAK)
  }

  /** Takes the rows of a table that stands in the open cell. */
  nest(rows: readonly Cells[]): void {
    appendBelow(this.#nested, rows)
  }

  closeCell(): void {
    if (this.#cell === null || this.#row === null) return
    const { attributes, text } = this.#cell
    this.#cell = null
    while (this.#spans.has(this.#next)) this.#next += 1
    const value = htmlCell(attributes, shownText(text))
    const columns = spanned(attributes.get('colspan'), MOST_COLUMNS_SPANNED)
    const rows = spanned(attributes.get('rowspan'), MOST_ROWS_SPANNED)
    expectWithin(this.#file, this.#next + 1, COLUMNS, 'columns')
    if (rows > 1) {
      for (let at = 0; at < columns; at++)
        this.#begun.set(this.#next + at, { value: at === 0 ? value : '', isNamed: false, rows })
    }
    if (value !== '') {
      while (this.#row.length < this.#next) this.#row.push('')
      this.#row[this.#next] = value
    }
    this.#next += columns
  }

  closeRow(): void {
    this.closeCell()
    const row = this.#row
    if (row === null) return
    this.#row = null
    this.#carried += this.#spans.size
    expectWithin(this.#file, this.#carried, REPEATED_CELLS, 'repeated cells')
    const cells = filledFromAbove(row, this.#spans)
    const into = this.#section === 'foot' ? this.#feet : this.#rows
    // A row that is there to hold other tables is none itself.
    if (this.#nested.length === 0 || !cells.every(isBlank)) into.push(cells)
    for (const nested of this.#nested) into.push(nested)
    this.#nested = []
    if (this.#spans.size + this.#begun.size === 0) return
    const said = saidBelow(cells)
    for (const [at, { value, rows }] of this.#begun) this.#begun.set(at, { ...said(value), rows })
    this.#spans = new Map([...this.#spans, ...this.#begun].flatMap(([at, span]) => oneRowOn(at, span)))
    this.#begun = new Map()
  }

  /** What stands in the table outside of its cells: a page shows it above the table. */
  get strayed(): string {
    return this.#strayed
  }

  /** How many rows are closed until now. */
  get height(): number {
    return this.#rows.length + this.#feet.length + this.#nested.length
  }

  /** All rows of the table; what is open in it is closed. */
  rows(): readonly Cells[] {
    this.closeRow()
    return [...this.#rows, ...this.#feet]
  }
}

/** Puts the rows of a table below those of others, behind a blank row. */
export function appendBelow(rows: Cells[], table: readonly Cells[]): void {
  if (rows.length > 0 && table.length > 0) rows.push([])
  for (const row of table) rows.push(row)
}

function oneRowOn(column: number, span: Span): [number, Span][] {
  return span.rows > 1 ? [[column, { ...span, rows: span.rows - 1 }]] : []
}

// To HTML a cell of 0 rows reaches to the end of its section; of 0 columns it has one.
function spanned(written: string | undefined, most: number): number {
  const count = Number.parseInt(written ?? '1', 10)
  if (most === MOST_ROWS_SPANNED && count === 0) return most
  return count >= 1 ? Math.min(count, most) : 1
}
