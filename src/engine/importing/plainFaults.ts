import { parseDate } from '#shared/dates/parseDate.ts'
import type { StatementPeriod } from '#shared/dates/statementPeriod.ts'
import type { DateOrder, DecimalMark, Layout } from '#shared/layout/layout.ts'
import { currencyNamed } from '#shared/money/currency.ts'
import { amountCurrency, hasVagueCurrency, parseAmount } from '#shared/money/parseAmount.ts'
import type { BlockCells } from '#engine/importing/blockCells.ts'
import type { PlainColumns } from '#engine/importing/plainColumns.ts'

const plainDecimals = 2

/** What a row is known to hold: its day, and its money in minor units, 0 where it is not known; its currency, else null. */
export interface PlainValues {
  readonly day: number
  readonly money: number
  readonly code: string | null
}

/** Tells rows that are no records because of a cell that does not read, whatever the others say. */
export class PlainFaults {
  readonly #columns: PlainColumns
  readonly #dateOrder: DateOrder
  readonly #mark: DecimalMark
  readonly #hasVat: boolean
  readonly #period: StatementPeriod | null

  /** For rows of a layout whose conventions these are. */
  constructor(
    { vat, dateOrder, decimalMark }: { dateOrder: DateOrder; decimalMark: DecimalMark } & Pick<Layout, 'vat'>,
    columns: PlainColumns,
    period: StatementPeriod | null,
  ) {
    this.#columns = columns
    this.#dateOrder = dateOrder
    this.#mark = decimalMark
    this.#hasVat = columns.vat >= 0 && (vat === undefined || vat === 'column')
    this.#period = period
  }

  /**
   * Whether a row is in error, and what is not known of it stands in cells that do not read. False where only a reader of all
   * its cells can tell.
   */
  has(cells: BlockCells, place: number, { day, money, code }: PlainValues): boolean {
    const isKnown = day !== 0 && money !== 0 && code !== null
    if (isKnown) return this.#hasVat && this.#isNoVat(cells, place)
    if (day === 0 && parseDate(cells.text(place, this.#columns.date), this.#dateOrder, this.#period).ok)
      return false
    if (code === null && !this.#isNoCurrency(cells.text(place, this.#columns.currency))) return false
    return money !== 0 || this.#isNoMoney(cells, place)
  }

  /** The layout's own, or one that is known, may have other decimals than the plain. */
  #isNoCurrency(text: string): boolean {
    return text !== '' && currencyNamed(text) === null
  }

  #isNoVat(cells: BlockCells, place: number): boolean {
    return this.#reads(cells.text(place, this.#columns.vat)) === 'never'
  }

  /** A currency beside what does not read would be the row's, and two amounts may both read. */
  #isNoMoney(cells: BlockCells, place: number): boolean {
    let isFault = false
    for (const column of this.#columns.money) {
      if (cells.money(place, column, this.#mark) !== 'other') continue
      const text = cells.text(place, column)
      if (this.#reads(text) !== 'never' || amountCurrency(text) !== null || hasVagueCurrency(text))
        return false
      isFault = true
    }
    return isFault
  }

  #reads(text: string): 'always' | 'as nothing' | 'never' {
    const read = parseAmount(text, this.#mark, plainDecimals)
    if (read.ok) return 'always'
    return read.error === 'amount.missing' ? 'as nothing' : 'never'
  }
}
