import type { Cell, Cells } from '#shared/reading/cell.ts'
import { expectWithin } from '#engine/reading/expectWithin.ts'
import { COLUMNS } from '#engine/reading/limits.ts'
import { twoValues } from '#engine/reading/takenPlaces.ts'
import type { CellValues } from '#engine/reading/xlsx/cellValues.ts'
import { NotCertain } from '#engine/reading/xlsx/handOver.ts'
import { NOT_WORKED_OUT } from '#engine/reading/workbookCells.ts'
import { richText } from '#engine/reading/xlsx/richText.ts'
import { LESS, SLASH, XmlCursor } from '#engine/reading/xlsx/xmlCursor.ts'

const ROW = Buffer.from('row')
const CELL = Buffer.from('c')
const VALUE = Buffer.from('v')
const FORMULA = Buffer.from('f')
const INLINE = Buffer.from('is')

const HIDDEN = Buffer.from('hidden')
const ONE = Buffer.from('1')
const TRUE = Buffer.from('true')

const LETTER_R = 0x72
const LETTER_S = 0x73
const LETTER_T = 0x74
const FIRST_DIGIT = 0x30
const BEFORE_A = 0x40
const LETTERS = 26
const MINUS = 0x2d
const POINT = 0x2e

// Up to here every whole number and every power of ten is exact in a double, and so their quotient is rounded rightly.
const EXACT_DIGITS = 15
const powersOfTen = Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => 10 ** power)

const notWorkedOut: Cell = { error: NOT_WORKED_OUT }

/** The type of a cell, as its attribute `t` says. */
export type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e' | 'd'

const cellTypes = (['s', 'str', 'n', 'inlineStr', 'b', 'e', 'd'] as const).map((type) => ({
  type,
  written: Buffer.from(type),
}))

/** Takes a row by its number, from 1: its cells up to the last filled one, and whether it is hidden. */
export type TakeRow = (row: number, cells: Cells, isHidden: boolean) => void

/** Makes cells of the rows of a sheet's XML. Rows and cells that do not say where they stand follow the one before. */
export class RowScanner {
  readonly #source: string
  readonly #values: CellValues
  readonly #takeRow: TakeRow
  #cursor = new XmlCursor('')
  #lastRow = 0
  #row = 0
  #rowIsStated = false
  #column = 0
  #cells: Cell[] = []

  /** `source` is the name that the user knows the workbook by. */
  constructor(source: string, values: CellValues, takeRow: TakeRow) {
    this.#source = source
    this.#values = values
    this.#takeRow = takeRow
  }

  /** Takes the `row` element at the cursor, and goes behind it. */
  take(cursor: XmlCursor, nameAt: number): void {
    if (cursor.closes || !cursor.isName(nameAt, ROW)) throw new NotCertain('elements')
    this.#cursor = cursor
    this.#row = this.#lastRow + 1
    this.#rowIsStated = false
    this.#column = 0
    this.#cells = []
    let isHidden = false
    cursor.at = nameAt + ROW.length
    while (cursor.nextAttribute()) {
      if (this.#isAttribute(LETTER_R)) {
        this.#row = this.#wholeNumber(cursor.valueFrom, cursor.valueTo)
        this.#rowIsStated = true
      } else if (cursor.isNamed(HIDDEN)) isHidden = this.#isYes()
    }
    if (!cursor.empty) this.#scanCells()
    this.#lastRow = this.#row
    this.#takeRow(this.#row, this.#cells, isHidden)
  }

  #scanCells(): void {
    const cursor = this.#cursor
    for (;;) {
      const nameAt = cursor.nextTag()
      if (cursor.closes) {
        cursor.closeTag(nameAt, ROW)
        return
      }
      if (!cursor.isName(nameAt, CELL)) throw new NotCertain('elements')
      this.#scanCell(nameAt)
    }
  }

  #scanCell(nameAt: number): void {
    const cursor = this.#cursor
    let style = -1
    let type: CellType = 'n'
    this.#column += 1
    cursor.at = nameAt + CELL.length
    while (cursor.nextAttribute()) {
      if (this.#isAttribute(LETTER_R)) this.#goTo(cursor.valueFrom, cursor.valueTo)
      else if (this.#isAttribute(LETTER_S)) style = this.#wholeNumber(cursor.valueFrom, cursor.valueTo)
      else if (this.#isAttribute(LETTER_T)) type = this.#cellType()
    }
    if (cursor.empty) return
    const value = this.#content(type, style)
    if (value !== '') this.#put(value)
  }

  #content(type: CellType, style: number): Cell {
    const cursor = this.#cursor
    let value: Cell = ''
    let hasFormula = false
    for (;;) {
      const nameAt = cursor.nextTag()
      if (cursor.closes) {
        cursor.closeTag(nameAt, CELL)
        return hasFormula && value === '' && type !== 'str' ? notWorkedOut : value
      }
      if (cursor.isName(nameAt, VALUE)) value = this.#value(nameAt, type, style)
      else if (cursor.isName(nameAt, INLINE) && type === 'inlineStr') {
        cursor.enterTag(nameAt)
        if (!cursor.empty) value = this.#values.text(type, richText(cursor, INLINE))
      } else if (cursor.isName(nameAt, FORMULA)) {
        hasFormula = true
        cursor.skipElement(nameAt, FORMULA)
      } else throw new NotCertain('elements')
    }
  }

  #value(nameAt: number, type: CellType, style: number): Cell {
    const cursor = this.#cursor
    cursor.enterTag(nameAt)
    if (cursor.empty) return ''
    const value = this.#typedValue(type, style)
    cursor.closeTag(cursor.nextTag(), VALUE)
    return value
  }

  #typedValue(type: CellType, style: number): Cell {
    if (type === 'n') return this.#number(style)
    if (type === 'inlineStr') throw new NotCertain('cells')
    if (type !== 's') return this.#values.text(type, this.#cursor.text())
    const index = this.#sharedIndex()
    return index === null ? '' : this.#values.shared(index)
  }

  #sharedIndex(): number | null {
    const cursor = this.#cursor
    const { bytes } = cursor
    let index = 0
    let at = cursor.at
    for (let byte = bytes[at] ?? 0; byte !== LESS; byte = bytes[(at += 1)] ?? 0) {
      const digit = byte - FIRST_DIGIT
      if (digit < 0 || digit > 9) return indexOfText(cursor.text())
      index = index * 10 + digit
    }
    if (at === cursor.at || bytes[at + 1] !== SLASH) return indexOfText(cursor.text())
    cursor.at = at
    return index
  }

  // Most numbers are short: they are read where they stand. Others go by way of a string.
  #number(style: number): Cell {
    const cursor = this.#cursor
    const { bytes } = cursor
    const isNegative = bytes[cursor.at] === MINUS
    let at = isNegative ? cursor.at + 1 : cursor.at
    let value = 0
    let digits = 0
    let pointAt = -1
    for (let byte = bytes[at] ?? 0; byte !== LESS; byte = bytes[(at += 1)] ?? 0) {
      const digit = byte - FIRST_DIGIT
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit
        digits += 1
      } else if (byte === POINT && pointAt === -1) pointAt = at
      else return this.#values.numberAsText(cursor.text(), style)
    }
    const decimals = pointAt === -1 ? 0 : at - pointAt - 1
    if (digits === 0 || digits > EXACT_DIGITS || bytes[at + 1] !== SLASH)
      return this.#values.numberAsText(cursor.text(), style)
    cursor.at = at
    const size = decimals === 0 ? value : value / (powersOfTen[decimals] ?? Number.NaN)
    return this.#values.number(isNegative ? -size : size, style)
  }

  #put(value: Cell): void {
    const cells = this.#cells
    const column = this.#column
    expectWithin(this.#source, column, COLUMNS, 'columns')
    while (cells.length < column - 1) cells.push('')
    if (cells.length === column - 1) cells.push(value)
    else if (cells[column - 1] === '') cells[column - 1] = value
    else throw twoValues(this.#source, this.#row, column)
  }

  #isAttribute(letter: number): boolean {
    const { bytes, nameFrom, nameTo } = this.#cursor
    return nameTo - nameFrom === 1 && bytes[nameFrom] === letter
  }

  #isYes(): boolean {
    return this.#cursor.isValue(ONE) || this.#cursor.isValue(TRUE)
  }

  #cellType(): CellType {
    for (const { type, written } of cellTypes) if (this.#cursor.isValue(written)) return type
    throw new NotCertain('cells')
  }

  // `BC23` is column 55 of row 23. A row that does not say its number has that of its cells.
  #goTo(from: number, to: number): void {
    const { bytes } = this.#cursor
    let at = from
    let column = 0
    for (let letter = letterAt(bytes, at); letter > 0 && at - from < 7; letter = letterAt(bytes, (at += 1)))
      column = column * LETTERS + letter
    const row = this.#wholeNumber(at, to)
    if (column === 0) throw new NotCertain('cells')
    if (!this.#rowIsStated && this.#cells.length === 0) this.#row = row
    else if (row !== this.#row) throw new NotCertain('order')
    this.#rowIsStated = true
    this.#column = column
  }

  #wholeNumber(from: number, to: number): number {
    const { bytes } = this.#cursor
    if (from >= to || to - from > EXACT_DIGITS) throw new NotCertain('cells')
    let value = 0
    for (let at = from; at < to; at++) {
      const digit = (bytes[at] ?? 0) - FIRST_DIGIT
      if (digit < 0 || digit > 9) throw new NotCertain('cells')
      value = value * 10 + digit
    }
    return value
  }
}

function indexOfText(text: string): number | null {
  const written = text.trim()
  if (written === '') return null
  if (!/^\d{1,9}$/.test(written)) throw new NotCertain('cells')
  return Number(written)
}

function letterAt(bytes: Buffer, at: number): number {
  const letter = (bytes[at] ?? 0) - BEFORE_A
  return letter >= 1 && letter <= LETTERS ? letter : 0
}
