import { AmountTally } from '#shared/layout/amountTally.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { DateTally } from '#shared/layout/dateTally.ts'
import { currencyNamed } from '#shared/money/currency.ts'
import { directionOfFlag } from '#shared/money/debitOrCredit.ts'
import { cellText, type Cell } from '#shared/reading/cell.ts'

const fewSamples = 5
const longestSample = 200
const headRows = 200
const longestInHead = 60
const distinctLookedAt = 1000
const longestWord = 12
const fewCodes = 10
// A column whose first thousand filled cells hold not one date is no column of dates, and need not be tried further.
const tries = 1000

/** Gathers what one column holds, in one pass and in constant space. */
export class ColumnTally {
  readonly #index: number
  readonly #heading: string
  readonly #dates = new DateTally()
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
  #lettered = 0

  /** A column that the first `rowsWithout` rows were too short for begins with as many empty cells. */
  constructor(index: number, heading: string, rowsWithout = 0) {
    this.#index = index
    this.#heading = heading
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
    if (typeof cell === 'string') this.#noteWord(text)
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

  #noteWord(text: string): void {
    if (/\p{L}/u.test(text)) this.#lettered++
    if (text.length > longestWord || /\d/.test(text)) return
    const way = directionOfFlag(text)
    if (way === 'debit') this.#flags.debits++
    if (way === 'credit') this.#flags.credits++
    const code = currencyNamed(text)
    if (code === null) return
    this.#codesRead++
    if (this.#codes.size < fewCodes) this.#codes.add(code)
  }
}
