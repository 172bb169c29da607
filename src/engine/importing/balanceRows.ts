import { leftByLayout } from '#shared/convert/leftByLayout.ts'
import { readMoney } from '#shared/convert/readField.ts'
import { dateOf } from '#shared/convert/readRow.ts'
import { rowAmount } from '#shared/convert/rowAmount.ts'
import { rowFee } from '#shared/convert/rowFee.ts'
import { rowFields, type RowField } from '#shared/convert/rowFields.ts'
import { dayNumberOf, type DayNumber } from '#shared/dates/dayNumber.ts'
import type { StatementPeriod } from '#shared/dates/statementPeriod.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import type { FieldName, Layout } from '#shared/layout/layout.ts'
import { currencyDecimals, currencyNamed } from '#shared/money/currency.ts'
import type { BalanceTaker } from '#shared/proof/balanceProver.ts'
import { provedLayout } from '#shared/proof/settledByBalance.ts'
import { cellText, type Cells } from '#shared/reading/cell.ts'
import type { LeftReason } from '#shared/reading/reading.ts'
import type { Basis } from '#engine/importing/basis.ts'
import { compileBalanceCells, type BalanceCells } from '#engine/importing/balanceCells.ts'
import { leftByReader } from '#engine/importing/leftByReader.ts'
import type { RowBlock } from '#engine/reading/bytes/rowBlock.ts'

/** What a row is to the balance: one of the table, one that states it, or one that was left out and may have moved it. */
type RowPart = 'record' | 'stated' | 'leftOut' | 'none'

const usualDecimals = 2

/** Whether a layout leaves a row out because nothing came of it, or not yet: what it says of the balance is of before or of after. */
function isUndone(cells: Cells, layout: Layout): boolean {
  const why = leftByLayout(cells, layout)
  return why === 'pending' || why === 'information'
}

/** Tells a taker the balances and amounts of a source's rows, which come in order, each as its layout reads it. No fix counts. */
export class BalanceRows {
  readonly #layout: Layout
  readonly #period: StatementPeriod | null
  readonly #taker: BalanceTaker
  readonly #left: ReadonlyMap<number, LeftReason>
  readonly #needsDays: boolean
  readonly #cells: BalanceCells | null
  readonly #account: number
  readonly #currency: number
  /** As the rows whose balance is being followed write them. */
  #accountText = ''
  #currencyText = ''
  #decimals: number

  constructor(
    { table, layout, period }: Pick<Basis, 'table' | 'layout' | 'period'>,
    taker: BalanceTaker,
    needsDays: boolean,
  ) {
    this.#layout = provedLayout(layout)
    this.#period = period
    this.#taker = taker
    this.#left = leftByReader(table.reading)
    this.#needsDays = needsDays
    this.#cells = compileBalanceCells(this.#layout, needsDays)
    this.#account = columnOf(layout, 'account') ?? -1
    this.#currency = columnOf(layout, 'currency') ?? -1
    this.#decimals = currencyDecimals(layout.currency) ?? usualDecimals
  }

  /** Takes rows by their cells, the first of which is the source's `firstRow`. */
  rows(rows: readonly Cells[], firstRow: number): void {
    for (const [place, cells] of rows.entries()) this.#takeCells(firstRow + place, cells)
  }

  /** Takes the rows of a block, by their cells where their bytes do not tell. */
  block(block: RowBlock, firstRow: number): void {
    this.#cells?.begin(block)
    for (let place = 0; place < block.rows; place++) {
      const row = firstRow + place
      if (!this.#takeBytes(row, place)) this.#takeCells(row, block.row(place))
    }
  }

  #takeBytes(row: number, place: number): boolean {
    const cells = this.#cells
    if (this.#left.has(row)) return this.#partOf(row) === 'none'
    // Bytes are read as hundredths.
    if (cells === null || this.#decimals !== usualDecimals) return false
    if (this.#currency >= 0 && !cells.says(place, this.#currency, this.#currencyText)) return false
    if (this.#account >= 0 && !cells.says(place, this.#account, this.#accountText)) return false
    if (!cells.read(place)) return false
    this.#taker.take(row, cells.day, cells.balance, cells.amount, cells.fee)
    return true
  }

  #takeCells(row: number, cells: Cells): void {
    const part = this.#partOf(row)
    if (part === 'none') return
    const layout = this.#layout
    const fields = rowFields(cells, layout, {})
    if (part === 'record') this.#turn(cells)
    const decimals = this.#decimals
    const balance = this.#balanceIn(fields('balance'))
    const isSkimmed = part === 'leftOut' || (!Number.isNaN(balance) && isUndone(cells, layout))
    if (part === 'stated') {
      this.#taker.state(row, balance, this.#left.get(row) === 'opening')
      return
    }
    const money = rowAmount(fields, layout, decimals)
    const amount = money.ok ? (money.value ?? 0) : NaN
    const paid = rowFee(fields, layout, decimals, money.ok ? money.value : null)
    const fee = paid.ok ? (paid.value ?? 0) : NaN
    if (isSkimmed) this.#taker.skim(balance, amount, fee)
    else this.#taker.take(row, this.#dayOf(fields), balance, amount, fee)
  }

  /** Each account has a balance of its own, and in each currency. A currency that is none is a slip: its row stays with the others. */
  #turn(cells: Cells): void {
    if (this.#account < 0 && this.#currency < 0) return
    const account = cellText(cells[this.#account])
    const currency = cellText(cells[this.#currency])
    if (account === this.#accountText && currency === this.#currencyText) return
    const code = currency === '' ? this.#layout.currency : currencyNamed(currency)
    if (code === null) return
    this.#accountText = account
    this.#currencyText = currency
    this.#decimals = currencyDecimals(code) ?? usualDecimals
    this.#taker.turnTo(`${account}\t${code}`)
  }

  #partOf(row: number): RowPart {
    const why = this.#left.get(row)
    if (why === undefined) return 'record'
    if (why === 'opening' || why === 'closing') return 'stated'
    return why === 'information' || why === 'pending' ? 'leftOut' : 'none'
  }

  #balanceIn(at: RowField | null): number {
    if (at === null) return NaN
    const read = readMoney(at, this.#layout, this.#decimals)
    if (!read.ok || read.value === null) return NaN
    const { minor, direction } = read.value
    return direction === 'debit' ? -Math.abs(minor) : minor
  }

  #dayOf(fields: (field: FieldName) => RowField | null): DayNumber {
    if (!this.#needsDays) return 0
    const date = dateOf('date', fields, this.#layout, this.#period)
    return date.ok ? dayNumberOf(date.value) : 0
  }
}
