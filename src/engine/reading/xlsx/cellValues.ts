import { calendarDay } from '#shared/dates/calendarDay.ts'
import type { Cell } from '#shared/reading/cell.ts'
import { formatCurrency } from '#shared/reading/numberFormat.ts'
import type { DateSystem } from '#shared/reading/serialDate.ts'
import { createFormatReader } from '#shared/reading/workbookNumber.ts'
import { withCurrency } from '#engine/reading/workbookCells.ts'
import { cellText } from '#engine/reading/xlsx/cellText.ts'
import { NotCertain } from '#engine/reading/xlsx/handOver.ts'
import type { CellType } from '#engine/reading/xlsx/rowScanner.ts'
import type { SharedStrings } from '#engine/reading/xlsx/sharedStrings.ts'
import { GENERAL, type Styles } from '#engine/reading/xlsx/styles.ts'

/** What the cells of a workbook refer to; `file` is the name that the user knows it by. */
export interface CellSources {
  readonly file: string
  readonly strings: SharedStrings
  readonly styles: Styles
  readonly system: DateSystem
}

type ReadNumber = (value: number) => Cell

const booleans = new Map([
  ['1', 'TRUE'],
  ['true', 'TRUE'],
  ['0', 'FALSE'],
  ['false', 'FALSE'],
])

// Those of all versions, and those of later ones.
const errors = new Set([
  ...['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#GETTING_DATA'],
  ...['#SPILL!', '#CALC!', '#FIELD!', '#BLOCKED!', '#UNKNOWN!', '#CONNECT!', '#BUSY!'],
])

const MOST_DAYS = 1 << 16

/** Makes cells of what stands in one sheet: all throw `NotCertain` where it is not what the cell's type says. */
export class CellValues {
  readonly #sources: CellSources
  readonly #namesCurrencies: boolean
  /** By the number of the cell format, from -1 for none; those that no number of the sheet has are missing. */
  readonly #readers = new Map<number, ReadNumber>()

  /** `namesCurrencies`: amounts are given with the currency that their format names. */
  constructor(sources: CellSources, namesCurrencies: boolean) {
    this.#sources = sources
    this.#namesCurrencies = namesCurrencies
  }

  /** The currencies that the formats of the sheet's numbers name. */
  get currencies(): ReadonlySet<string> {
    const formats = [...this.#readers.keys()].map((number) => this.#format(number))
    return new Set(formats.map(formatCurrency).filter((code) => code !== null))
  }

  /** The shared text of a number. */
  shared(index: number): string {
    return this.#sources.strings.at(index)
  }

  /** A number in a cell of a format, -1 for none. */
  number(value: number, format: number): Cell {
    return (this.#readers.get(format) ?? this.#newReader(format))(value)
  }

  /**
   * A number as XML writes one: with an exponent, with more digits than a double has, with space around it, or none at all. What is no
   * number stays the text that it is: SheetJS makes -5 of `-5O` and -10 of `-10,5`.
   */
  numberAsText(text: string, format: number): Cell {
    const written = text.trim()
    if (written === '') return ''
    const value = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(written) ? Number(written) : Number.NaN
    return Number.isFinite(value) ? this.number(value, format) : cellText(written, this.#sources.file)
  }

  /** What stands in a cell that holds neither a number nor a shared text. */
  text(type: Exclude<CellType, 'n' | 's'>, text: string): Cell {
    switch (type) {
      case 'str':
      case 'inlineStr':
        return cellText(text, this.#sources.file)
      case 'b':
        return booleans.get(text) ?? notCertain()
      case 'e':
        return errors.has(text) ? { error: text } : notCertain()
      case 'd':
        return { date: dayOf(text) ?? notCertain() }
    }
  }

  #newReader(number: number): ReadNumber {
    const format = this.#format(number)
    const read = rememberingDays(createFormatReader(format, this.#sources.system))
    const namesCurrency = this.#namesCurrencies && formatCurrency(format) !== null
    const reader: ReadNumber = namesCurrency ? (value) => withCurrency(read(value), format) : read
    this.#readers.set(number, reader)
    return reader
  }

  #format(number: number): string {
    const format = number === -1 ? GENERAL : this.#sources.styles[number]
    // A workbook without formats has cells of the first one all the same.
    return format ?? (number === 0 && format === undefined ? GENERAL : notCertain())
  }
}

// Many rows have the same day: one object does for all of them.
function rememberingDays(read: ReadNumber): ReadNumber {
  const days = new Map<number, Cell>()
  return (value) => {
    const day = Math.floor(value)
    const known = days.get(day)
    if (known !== undefined) return known
    const cell = read(value)
    if (typeof cell === 'object' && 'date' in cell && days.size < MOST_DAYS) days.set(day, cell)
    return cell
  }
}

// An instant of another time zone may be on another day.
function dayOf(text: string): string | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?$/.exec(text)
  return found === null ? null : calendarDay(Number(found[1]), Number(found[2]), Number(found[3]))
}

function notCertain(): never {
  throw new NotCertain('cells')
}
