import type { DayNumber } from '#shared/dates/dayNumber.ts'
import { AmountTally } from '#shared/layout/amountTally.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import type { StatementPeriod } from '#shared/dates/statementPeriod.ts'
import { DateTally } from '#shared/layout/dateTally.ts'
import { speaksOfDates } from '#shared/layout/headingScore.ts'
import type { DecimalMark } from '#shared/layout/layout.ts'
import { currencyNamed } from '#shared/money/currency.ts'
import { directionOfFlag, type MoneyDirection } from '#shared/money/debitOrCredit.ts'
import { cellText, type Cell } from '#shared/reading/cell.ts'

const fewSamples = 5
const longestSample = 200
const headRows = 200
const longestInHead = 60
const distinctLookedAt = 1000
/** A longer text, or one with a digit, stands for no direction and no currency. */
export const longestWord = 12
const fewCodes = 10
// A column whose first thousand filled cells hold not one date is no column of dates, and need not be tried further.
const tries = 1000

/** Gathers what one column holds, in one pass and in constant space. */
export class ColumnTally {
  readonly #index: number
  readonly #heading: string
  readonly #dates: DateTally
  readonly #amounts = new AmountTally()
  readonly #distinct = new Set<string>()
  readonly #head: string[]
  readonly #codes = new Set<string>()
  #filled = 0
  #empty: number
  #differs = false
  #stored = { dates: 0, numbers: 0 }
  #flags = { debits: 0, credits: 0 }
  #codesRead = 0
  #latest: { readonly text: string; readonly facts: WordFacts } = { text: '', facts: signs }
  #lettered = 0

  /** A column that the first `rowsWithout` rows were too short for begins with as many empty cells. `period` is the file's. */
  constructor(index: number, heading: string, period: StatementPeriod | null, rowsWithout = 0) {
    this.#index = index
    this.#heading = heading
    this.#dates = new DateTally({ byHeading: speaksOfDates(heading), period })
    this.#empty = rowsWithout
    this.#head = Array.from({ length: Math.min(rowsWithout, headRows) }, () => '')
  }

  add(cell: Cell, row: number): void {
    const text = cellText(cell).trim()
    if (this.#head.length < headRows) this.#head.push(text.slice(0, longestInHead))
    if (text === '') {
      this.#empty++
      return
    }
    this.#filled++
    this.#noteValue(text)
    if (typeof cell === 'number') this.#stored.numbers++
    if (typeof cell === 'object' && 'date' in cell) this.#stored.dates++
    if (this.#filled <= tries || !this.#dates.isEmpty) this.#dates.add(cell, text, row)
    if (this.#filled <= tries || !this.#amounts.isEmpty) this.#amounts.add(cell, text, row)
    if (typeof cell === 'string') this.#noteWord(this.#factsOf(text))
  }

  /**
   * Whether the column is known well enough to take cells by what they are worth rather than by their text: its first rows
   * are kept, and it holds more than one value.
   */
  get isKnown(): boolean {
    return this.#head.length >= headRows && this.#filled >= Math.max(tries, distinctLookedAt) && this.#differs
  }

  /** Whether its cells are still looked at as dates. Settled once the column is known. */
  get holdsDates(): boolean {
    return !this.#dates.isEmpty
  }

  /** Whether its cells are still looked at as amounts. Settled once the column is known. */
  get holdsAmounts(): boolean {
    return !this.#amounts.isEmpty
  }

  /** Takes an empty cell of a column that is known. */
  addEmpty(): void {
    this.#empty++
  }

  /** Takes a date without letters that is no amount, by the days that it can be; false where its text is needed. */
  addDays(ymd: DayNumber, dmy: DayNumber, mdy: DayNumber): boolean {
    if (!this.#dates.addDays(ymd, dmy, mdy)) return false
    this.#filled++
    return true
  }

  /** Takes an amount in digits that is no date; false where its text is needed. */
  addPlainAmount(mark: DecimalMark | null, minor: number): boolean {
    if (!this.#amounts.addPlain(mark, minor)) return false
    this.#filled++
    return true
  }

  /** Takes a text that is no date and no amount, by what it is as a word. */
  addText(facts: WordFacts): void {
    this.#filled++
    this.#noteWord(facts)
  }

  /** A column often has the same word again. */
  #factsOf(text: string): WordFacts {
    if (text !== this.#latest.text) this.#latest = { text, facts: wordFacts(text) }
    return this.#latest.facts
  }

  #noteWord({ isLettered, direction, currency }: WordFacts): void {
    if (isLettered) this.#lettered++
    if (direction === 'debit') this.#flags.debits++
    if (direction === 'credit') this.#flags.credits++
    if (currency === null) return
    this.#codesRead++
    if (this.#codes.size < fewCodes) this.#codes.add(currency)
  }

  profile(): ColumnProfile {
    const [first] = this.#distinct
    return {
      index: this.#index,
      heading: this.#heading,
      filled: this.#filled,
      empty: this.#empty,
      samples: [...this.#distinct].slice(0, fewSamples),
      onlyValue: this.#differs ? null : (first ?? null),
      distinct: { count: this.#distinct.size, of: Math.min(this.#filled, distinctLookedAt) },
      stored: { ...this.#stored },
      dates: this.#dates.profile(),
      amounts: this.#amounts.profile(),
      flags: { ...this.#flags },
      currencies: { read: this.#codesRead, codes: [...this.#codes] },
      lettered: this.#lettered,
      head: [...this.#head],
    }
  }

  #noteValue(text: string): void {
    const value = text.slice(0, longestSample)
    if (this.#filled <= distinctLookedAt) this.#distinct.add(value)
    this.#differs ||= this.#distinct.size > 1 || !this.#distinct.has(value)
  }
}

/** What a text is as a word: whether it has letters, and the direction or the currency that it stands for by itself. */
export interface WordFacts {
  readonly isLettered: boolean
  readonly direction: MoneyDirection | null
  readonly currency: string | null
}

/** A text with letters that stands for neither. */
export const words: WordFacts = { isLettered: true, direction: null, currency: null }

/** A text without letters that stands for neither. */
export const signs: WordFacts = { isLettered: false, direction: null, currency: null }

/** What a text is as a word. */
export function wordFacts(text: string): WordFacts {
  const isLettered = /\p{L}/u.test(text)
  if (text.length > longestWord || /\d/.test(text)) return isLettered ? words : signs
  return { isLettered, direction: directionOfFlag(text), currency: currencyNamed(text) }
}
