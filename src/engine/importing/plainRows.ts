import { paidIn as moneyIn, paidOut as moneyOut, plainOrMoney } from '#shared/convert/rowAmount.ts'
import type { SignsByWay, WrittenSigns } from '#shared/convert/rowContext.ts'
import { sourceIdentity } from '#shared/convert/readSourceRow.ts'
import { dayText, type DayNumber } from '#shared/dates/dayNumber.ts'
import { err, ok } from '#shared/errors/result.ts'
import { columnsOf, isColumnOrNothing } from '#shared/layout/columnOf.ts'
import { missingFields } from '#shared/layout/missingFields.ts'
import { currencyDecimals, currencyNamed } from '#shared/money/currency.ts'
import { accountKey, identityCode, isRoundedCode } from '#shared/records/identityText.ts'
import { identityKey } from '#shared/records/recordId.ts'
import { TextFingerprint } from '#shared/records/textFingerprint.ts'
import { containedVat, vatPercentOn } from '#shared/vat/containedVat.ts'
import type { Basis } from '#engine/importing/basis.ts'
import { BlockCells, type Money } from '#engine/importing/blockCells.ts'
import { addCounts, noCounts, type ChunkCounts } from '#engine/importing/file/chunkCounts.ts'
import { feedDay, feedIdentityText, feedInteger } from '#engine/importing/identityBytes.ts'
import { MoneySums } from '#engine/importing/moneySums.ts'
import { plainColumns, type PlainColumns } from '#engine/importing/plainColumns.ts'
import { PlainFaults, type PlainValues } from '#engine/importing/plainFaults.ts'
import { isPlainLayout, type PlainLayout } from '#engine/importing/plainLayout.ts'
import type { RowJudge } from '#engine/importing/rowJudge.ts'
import type { RowBlock } from '#engine/reading/bytes/rowBlock.ts'

const byColumn = ['date', 'amount', 'debit', 'credit', 'fee', 'vat', 'currency', 'sourceId'] as const
const plainDecimals = 2
const TAB = 9
const LINE_FEED = 10
const SPACE = 32
const DELETE = 127

/**
 * Makes the judge of plain rows for a basis; null where it has none: a reading or a layout with an open question, of
 * settlements, with a flag column, an account column, amounts in cents, dates that seem swapped, VAT on fees, tips, net
 * amounts, rows to leave out, or one whose day or amounts are constants, joined from columns or have a default. `judge`
 * numbers the rows that are judged by their cells.
 */
export function compilePlainRows(basis: Basis, judge: RowJudge): PlainRows | null {
  const { layout, table } = basis
  if (table.reading.questions.length > 0 || !isPlainLayout(layout) || missingFields(layout).length > 0)
    return null
  const isOfCells = byColumn.every((field) => isColumnOrNothing(layout.fields[field]))
  const isByText =
    layout.fields.feeVat !== undefined ||
    layout.fields.tip !== undefined ||
    layout.fields.net !== undefined ||
    (layout.leave ?? []).length > 0
  const isOfAccounts = columnsOf(layout, 'account').length > 0
  return isOfCells && !isByText && !isOfAccounts && !basis.datesSwapped
    ? new PlainRows(basis, layout, judge)
    : null
}

/**
 * Judges plain rows from their bytes alone: those that are right in all that their records need, without a fix, a fee or a doubt,
 * and written in the plainest way, and those that would be but for a cell that does not read. `convertRow` says of each that it is
 * converted, to the one record that is counted here, or in error; every other row is for it to judge.
 */
export class PlainRows {
  readonly #layout: PlainLayout
  readonly #basis: Basis
  readonly #columns: PlainColumns
  readonly #faults: PlainFaults
  readonly #signs: WrittenSigns | null
  readonly #judge: RowJudge
  readonly #width: number
  readonly #ofRow = new TextFingerprint()
  readonly #ofRowAndDay = new TextFingerprint()
  readonly #ofOwn = new TextFingerprint()
  readonly #print = new TextFingerprint()
  readonly #cells = new BlockCells()
  #sums = new MoneySums()
  #errors = 0
  #firstRow = 1
  #dayFed: DayNumber = 0
  #ordinals: Record<string, number> = {}
  #currencyText: string | null = null
  #currencyCode: string | null = null

  constructor(basis: Basis, layout: PlainLayout, judge: RowJudge) {
    const { account, width, signs, period } = basis
    this.#basis = basis
    this.#width = width ?? Infinity
    this.#signs = signs
    this.#layout = layout
    this.#judge = judge
    this.#columns = plainColumns(layout)
    this.#faults = new PlainFaults(layout, this.#columns, period)
    const constant = layout.fields.account
    const named = constant?.from === 'constant' ? accountKey(constant.value) : ''
    const key = named || accountKey(account ?? '')
    this.#ofRow.reset()
    this.#ofRow.text(`row\n${key}\n`)
    this.#ofOwn.reset()
    this.#ofOwn.text(`own\n${key}\n`)
  }

  /** Begins with the rows of a block, of which the first is the source's `firstRow`. */
  begin(block: RowBlock, firstRow: number): void {
    this.#cells.block = block
    this.#firstRow = firstRow
    this.#ordinals = {}
    this.#sums = new MoneySums()
    this.#errors = 0
  }

  /** Judges a row of the block, counted from 0: false, and nothing is counted, where it is not plain. */
  take(place: number): boolean {
    const row = this.#firstRow + place
    const { inputs, kept } = this.#judge
    if (inputs.leftByReader(row) !== null || inputs.fixesOf(row) !== undefined) return false
    const { date, fee, currency, sourceId } = this.#columns
    if (fee >= 0 && !this.#isNothing(place, fee)) return false
    const own = sourceId < 0 ? '' : identityCode(this.#cells.text(place, sourceId))
    if (isRoundedCode(own)) return false
    const day = this.#cells.day(place, date, this.#layout.dateOrder)
    const code = this.#currencyOf(place, currency)
    const money = this.#moneyOf(place)
    const isRight = day !== 0 && code !== null && money !== 0 && this.#isRight(place, money, day)
    if (!isRight && !this.#faults.has(this.#cells, place, { day, code, money })) return false
    if (!isRight) this.#feedFaulty(place, { day, code, money })
    else if (own === '') this.#feedRow(place, day, money, code)
    else this.#feedOwn(own, day, money)
    // The same record once more is in error for that.
    if (own !== '' && kept.count(this.#print) > 0) return false
    kept.postpone(this.#print, place, this.#ordinals)
    if (isRight) this.#sums.add(code, money, day)
    else this.#errors++
    return true
  }

  /** What the plain rows of the block come to, and the ordinals of those that are not the first of their kind. */
  end(): { readonly counts: ChunkCounts; readonly ordinals: Readonly<Record<string, number>> } {
    this.#judge.kept.settle()
    const errors = { ...noCounts, rows: this.#errors, errors: this.#errors }
    return { counts: addCounts(this.#sums.counts(), errors), ordinals: this.#ordinals }
  }

  /** Whether nothing is wrong with a row, nor doubtful, beside its day and its money. */
  #isRight(place: number, money: number, day: DayNumber): boolean {
    return (
      this.#isNamed(place) && !this.#cells.hasFrom(place, this.#width) && this.#isVatRight(place, money, day)
    )
  }

  #feedOwn(own: string, day: DayNumber, money: number): void {
    const print = this.#print
    print.continue(this.#ofOwn)
    print.text(own)
    print.unit(LINE_FEED)
    feedDay(print, day)
    print.unit(LINE_FEED)
    feedInteger(print, money)
    print.finish()
  }

  /** Rows of one day often follow each other. */
  #ofDay(day: DayNumber): TextFingerprint {
    if (day === this.#dayFed) return this.#ofRowAndDay
    this.#dayFed = day
    this.#ofRowAndDay.continue(this.#ofRow)
    feedDay(this.#ofRowAndDay, day)
    this.#ofRowAndDay.unit(LINE_FEED)
    return this.#ofRowAndDay
  }

  #feedRow(place: number, day: DayNumber, money: number, code: string): void {
    const print = this.#print
    print.continue(this.#ofDay(day))
    feedInteger(print, money)
    print.unit(LINE_FEED)
    print.text(code)
    print.unit(LINE_FEED)
    let isFirst = true
    for (const column of this.#columns.identity) {
      if (!isFirst) print.unit(TAB)
      isFirst = false
      const cell = this.#cells.at(place, column)
      if (cell >= 0) feedIdentityText(print, this.#cells.block, cell)
    }
    print.finish()
  }

  /** There are few of these: their texts are made for it. */
  #feedFaulty(place: number, { day, code, money }: PlainValues): void {
    const identity = sourceIdentity(
      this.#cells.block.row(place),
      {
        date: day === 0 ? err([]) : ok(dayText(day)),
        currency: code === null ? err([]) : ok({ code, decimals: plainDecimals }),
        amount: money === 0 ? err([]) : ok(money),
        fee: ok(null),
      },
      this.#basis,
    )
    this.#print.reset()
    this.#print.text(identityKey(identity))
    this.#print.finish()
  }

  /** Whether one of the columns of the name begins with a character that is shown. */
  #isNamed(place: number): boolean {
    for (const column of this.#columns.name) if (this.#isShownIn(place, column)) return true
    return false
  }

  #isShownIn(place: number, column: number): boolean {
    const { bytes, start, end } = this.#cells.block
    const cell = this.#cells.at(place, column)
    const first = cell < 0 ? 0 : (bytes[start[cell] ?? 0] ?? 0)
    return cell >= 0 && start[cell] !== end[cell] && first > SPACE && first < DELETE
  }

  #isNothing(place: number, column: number): boolean {
    const money = this.#moneyIn(place, column)
    return money === 'nothing' || (money === 'amount' && this.#cells.minor === 0)
  }

  /** Whether a row's VAT is as its layout has it, without a doubt. */
  #isVatRight(place: number, money: number, day: DayNumber): boolean {
    switch (this.#layout.vat) {
      case 'none':
      case 'exempt':
      case 'zeroRated':
        return true
      case 'contained':
        return vatPercentOn(day) !== null
      case 'column':
      case undefined:
        return this.#columns.vat < 0 || this.#isVatPlausible(place, money, day)
    }
  }

  #isVatPlausible(place: number, money: number, day: DayNumber): boolean {
    const vat = this.#moneyIn(place, this.#columns.vat)
    if (vat !== 'amount') return vat === 'nothing'
    const { minor } = this.#cells
    const isRight =
      isWrittenSo(minor, money, this.#signs?.vat) && Math.abs(minor) === containedVat(money, day)
    return minor === 0 || isRight
  }

  /** The amount of a row in minor units, money in positive; 0 where it has none or is not plain. */
  #moneyOf(place: number): number {
    const { kind, sign } = this.#layout
    if (sign === 'debitCredit') return this.#moneyOfTwo(place)
    if (this.#moneyIn(place, this.#columns.amount) !== 'amount') return 0
    const { minor } = this.#cells
    const money = plainOrMoney(
      sign === 'unsigned' ? Math.abs(minor) : sign === 'inverted' ? 0 - minor : minor,
      kind,
    )
    return isWrittenSo(minor, money, this.#signs?.amount) ? money : 0
  }

  #moneyOfTwo(place: number): number {
    const credit = this.#moneyIn(place, this.#columns.credit)
    const paidIn = this.#cells.minor
    const debit = this.#moneyIn(place, this.#columns.debit)
    const paidOut = this.#cells.minor
    if (credit === 'other' || debit === 'other' || (paidIn !== 0 && paidOut !== 0)) return 0
    const money = paidOut === 0 ? moneyIn(paidIn, this.#layout) : moneyOut(paidOut, this.#layout)
    // What was paid back is converted with a doubt.
    return money !== 0 && money > 0 === (paidOut === 0) ? money : 0
  }

  #moneyIn(place: number, column: number): Money {
    return this.#cells.money(place, column, this.#layout.decimalMark)
  }

  /** The currency of a row, if it is one with hundredths; else null. */
  #currencyOf(place: number, column: number): string | null {
    const before = this.#currencyText
    const text =
      before !== null && this.#cells.says(place, column, before) ? before : this.#cells.text(place, column)
    if (text === before) return this.#currencyCode
    const code = text === '' ? this.#layout.currency : currencyNamed(text)
    this.#currencyText = text
    this.#currencyCode = code !== null && currencyDecimals(code) === plainDecimals ? code : null
    return this.#currencyCode
  }
}

/** Whether an amount has the sign that others have whose money goes that way. */
function isWrittenSo(
  minor: number,
  money: number,
  { in: ofIn, out }: SignsByWay = { in: null, out: null },
): boolean {
  const usual = money > 0 ? ofIn : out
  return usual === null || usual === (minor < 0 ? 'minus' : 'plus')
}
