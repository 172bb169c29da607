import { paidIn as moneyIn, paidOut as moneyOut, plainOrMoney } from '#shared/convert/rowAmount.ts'
import type { DayNumber } from '#shared/dates/dayNumber.ts'
import { columnOf, isColumnOrNothing } from '#shared/layout/columnOf.ts'
import type { DateOrder, DecimalMark, FieldName, Layout } from '#shared/layout/layout.ts'
import { currencyDecimals } from '#shared/money/currency.ts'
import { BlockCells, type Money } from '#engine/importing/blockCells.ts'
import type { RowBlock } from '#engine/reading/bytes/rowBlock.ts'

const byColumn = ['amount', 'debit', 'credit', 'fee', 'balance'] as const
const plainDecimals = 2

/**
 * Makes the reader of a layout's balances and amounts from bytes; null where they have to be read from cells: amounts with a
 * flag, constants, joined columns, defaults, fees of settlements, VAT on fees, rows to leave out, a currency without hundredths, amounts in cents, an open question.
 */
export function compileBalanceCells(layout: Layout, needsDays: boolean): BalanceCells | null {
  const { sign, decimalMark, dateOrder, kind, amountsIn } = layout
  const isOneSided = sign === 'unsigned' && (kind === 'income' || kind === 'expense')
  const isKnown = sign === 'signed' || sign === 'inverted' || sign === 'debitCredit' || isOneSided
  if (!isKnown || kind === 'settlement' || decimalMark === null || amountsIn === 'cents') return null
  if ((layout.leave ?? []).length > 0 || layout.fields.feeVat !== undefined) return null
  if (!byColumn.every((field) => isColumnOrNothing(layout.fields[field]))) return null
  if ((needsDays && dateOrder === null) || currencyDecimals(layout.currency) !== plainDecimals) return null
  return new BalanceCells(layout, decimalMark, needsDays ? dateOrder : null)
}

/**
 * Reads the balance, the amount and the fee of plainly written rows from their bytes, as `rowAmount` and `rowFee` do from
 * cells: hundredths, money in positive; a balance is NaN where none stands.
 */
export class BalanceCells {
  balance = NaN
  amount = 0
  fee = 0
  day: DayNumber = 0
  readonly #layout: Layout
  readonly #mark: DecimalMark
  readonly #order: DateOrder | null
  readonly #columns: Readonly<Record<(typeof byColumn)[number] | 'date', number>>
  readonly #cells = new BlockCells()

  /** Days are read where it has an order for them. */
  constructor(layout: Layout, mark: DecimalMark, order: DateOrder | null) {
    this.#layout = layout
    this.#mark = mark
    this.#order = order
    const column = (field: FieldName) => columnOf(layout, field) ?? -1
    const [amount, debit, credit] = [column('amount'), column('debit'), column('credit')]
    this.#columns = {
      amount,
      debit,
      credit,
      fee: column('fee'),
      balance: column('balance'),
      date: column('date'),
    }
  }

  begin(block: RowBlock): void {
    this.#cells.block = block
  }

  /** Whether a cell says exactly this, in ASCII. */
  says(place: number, column: number, text: string): boolean {
    return this.#cells.says(place, column, text)
  }

  /** Reads a row of the block; false where a reader of cells has to. */
  read(place: number): boolean {
    const balance = this.#moneyIn(place, this.#columns.balance)
    this.balance = balance === 'nothing' ? NaN : this.#cells.minor
    return balance !== 'other' && this.#readAmount(place) && this.#readFee(place) && this.#readDay(place)
  }

  #readAmount(place: number): boolean {
    const { sign, kind } = this.#layout
    if (sign === 'debitCredit') return this.#readTwo(place)
    if (this.#moneyIn(place, this.#columns.amount) === 'other') return false
    const { minor } = this.#cells
    const plain = sign === 'unsigned' ? Math.abs(minor) : sign === 'inverted' ? 0 - minor : minor
    this.amount = plainOrMoney(plain, kind)
    return true
  }

  #readTwo(place: number): boolean {
    const credit = this.#moneyIn(place, this.#columns.credit)
    const paidIn = this.#cells.minor
    const debit = this.#moneyIn(place, this.#columns.debit)
    const paidOut = this.#cells.minor
    if (credit === 'other' || debit === 'other' || (paidIn !== 0 && paidOut !== 0)) return false
    this.amount = paidOut === 0 ? moneyIn(paidIn, this.#layout) : moneyOut(paidOut, this.#layout)
    return true
  }

  #readFee(place: number): boolean {
    this.fee = 0
    if (this.#columns.fee < 0) return true
    if (this.#moneyIn(place, this.#columns.fee) === 'other') return false
    const { minor } = this.#cells
    const { feeSign } = this.#layout
    if (feeSign === undefined) this.fee = -Math.abs(minor)
    else this.fee = feeSign === 'minus' ? minor : -minor
    return true
  }

  #readDay(place: number): boolean {
    if (this.#order === null) return true
    if (this.#columns.date < 0) return false
    this.day = this.#cells.day(place, this.#columns.date, this.#order)
    return this.#cells.block.values.days(this.#columns.date).isDay(place)
  }

  #moneyIn(place: number, column: number): Money {
    return this.#cells.money(place, column, this.#mark)
  }
}
