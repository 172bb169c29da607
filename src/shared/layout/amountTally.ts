import type { ColumnProfile, DecimalMarkTally, Witness } from '#shared/layout/columnProfile.ts'
import { decimalMarks, type DecimalMark } from '#shared/layout/layout.ts'
import { parseAmount, type ParsedAmount } from '#shared/money/parseAmount.ts'
import type { Cell } from '#shared/reading/cell.ts'

/** What one cell is worth under each decimal mark; a mark that cannot read it is absent. */
type Readings = Partial<Record<DecimalMark, ParsedAmount>>

const longestAmount = 40
// No currency is known yet, and nearly all have two decimals: another digit but 0 behind them shows that the mark groups thousands.
const usualDecimals = 2
const fewCurrencies = 10

/** What a cell is worth under each decimal mark. */
export function readAmount(cell: Cell, text: string): Readings {
  if (typeof cell === 'object' || text.length > longestAmount) return {}
  if (typeof cell === 'number') return readStored(text)
  const plain = readPlain(text)
  if (plain !== null) return plain
  const readings: Readings = {}
  if (!/\d/.test(text)) return readings
  for (const mark of decimalMarks) {
    const amount = parseAmount(cell, mark, usualDecimals)
    if (amount.ok) readings[mark] = amount.value
  }
  return readings
}

// What a stored number is worth does not depend on a mark.
function readStored(plainDecimal: string): Readings {
  const amount = parseAmount(plainDecimal, '.', usualDecimals)
  return amount.ok ? { '.': amount.value, ',': amount.value } : {}
}

// Most cells are like this, and need no second look: up to 12 digits, and two more behind a point or comma.
const plainAmount = /^-?\d{1,12}([.,])\d\d$/

function readPlain(text: string): Readings | null {
  const mark = plainAmount.exec(text)?.[1]
  if (mark !== '.' && mark !== ',') return null
  // Minus nothing is nothing.
  return { [mark]: { minor: Number(text.replace(mark, '')) + 0, currency: null, direction: null } }
}

const longestNothing = 6

/** Whether a cell is the dash, `-` or `R -`, that a workbook shows for no amount. */
function standsForNothing(cell: Cell, text: string): boolean {
  if (typeof cell !== 'string' || text.length > longestNothing || /\d/.test(text)) return false
  const amount = parseAmount(text, '.', usualDecimals)
  return !amount.ok && amount.error === 'amount.missing'
}

// `12.345` reads with a comma alone, as thousands; but it may as well have a decimal too many.
const threeBehind = /^\D*\d{1,3}[.,]\d{3}\D*$/

/** Gathers what a column says about its amounts, in one pass and in constant space. */
export class AmountTally {
  #marks: Record<DecimalMark, DecimalMarkTally> = { '.': untouched(), ',': untouched() }
  #threeBehind: Record<DecimalMark, DecimalMarkTally> = { '.': untouched(), ',': untouched() }
  #signs = { positive: 0, negative: 0, zero: 0 }
  #ways = { debits: 0, credits: 0 }
  #nothing = 0
  /** The last cell that was no amount and no sign for none: such are often written alike. */
  #noAmount: Cell | null = null
  #firstNegative: Witness | null = null
  #firstAmbiguous: Witness | null = null
  #currencies = new Set<string>()

  add(cell: Cell, text: string, row: number): void {
    if (cell === this.#noAmount) return
    const readings = readAmount(cell, text)
    const amount = readings['.'] ?? readings[',']
    if (amount === undefined) {
      if (standsForNothing(cell, text)) this.#nothing++
      else this.#noAmount = cell
      return
    }
    this.#countMarks(readings, { row, text })
    if (readings[','] !== undefined && readings[','].minor !== amount.minor) {
      this.#firstAmbiguous ??= { row, text }
    }
    this.#countSign(amount.minor, { row, text })
    if (amount.direction === 'debit') this.#ways.debits++
    if (amount.direction === 'credit') this.#ways.credits++
    if (amount.currency !== null && this.#currencies.size < fewCurrencies) {
      this.#currencies.add(amount.currency)
    }
  }

  /**
   * Takes an amount of which only the sign of `minor` counts and that reads under one mark alone, or under both alike (null),
   * where its text need not be kept: false, and nothing is taken, where it would be the first to show something.
   */
  addPlain(mark: DecimalMark | null, minor: number): boolean {
    if (minor < 0 && this.#firstNegative === null) return false
    if (mark === null) {
      this.#marks['.'].read++
      this.#marks[','].read++
    } else {
      const tally = this.#marks[mark]
      if (tally.witness === null) return false
      tally.read++
      tally.only++
    }
    if (minor > 0) this.#signs.positive++
    else if (minor === 0) this.#signs.zero++
    else this.#signs.negative++
    return true
  }

  /** Whether not one amount was seen, nor a sign for none. */
  get isEmpty(): boolean {
    return this.#nothing === 0 && this.#marks['.'].read === 0 && this.#marks[','].read === 0
  }

  profile(): ColumnProfile['amounts'] {
    return {
      '.': this.#markProfile('.', ','),
      ',': this.#markProfile(',', '.'),
      firstAmbiguous: this.#firstAmbiguous,
      ...this.#signs,
      nothing: this.#nothing,
      firstNegative: this.#firstNegative,
      ...this.#ways,
      currencies: [...this.#currencies],
    }
  }

  #countMarks(readings: Readings, witness: Witness): void {
    for (const mark of decimalMarks) {
      if (readings[mark] === undefined) continue
      const tally = this.#marks[mark]
      tally.read++
      if (readings[mark === '.' ? ',' : '.'] !== undefined) continue
      const proving = threeBehind.test(witness.text) ? this.#threeBehind[mark] : tally
      proving.only++
      proving.witness ??= witness
    }
  }

  /** Cells with three digits behind their mark prove nothing against as many that read under the other mark beyond doubt. */
  #markProfile(mark: DecimalMark, other: DecimalMark): DecimalMarkTally {
    const sure = this.#marks[mark]
    const unsure = this.#threeBehind[mark]
    if (sure.only === 0 && unsure.only <= this.#marks[other].only) return { ...sure }
    return {
      read: sure.read,
      only: sure.only + unsure.only,
      witness: firstOf(sure.witness, unsure.witness),
    }
  }

  #countSign(minor: number, witness: Witness): void {
    if (minor > 0) this.#signs.positive++
    else if (minor === 0) this.#signs.zero++
    else {
      this.#signs.negative++
      this.#firstNegative ??= witness
    }
  }
}

function firstOf(one: Witness | null, other: Witness | null): Witness | null {
  if (one === null || other === null) return one ?? other
  return one.row <= other.row ? one : other
}

function untouched(): DecimalMarkTally {
  return { read: 0, only: 0, witness: null }
}
