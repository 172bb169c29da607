import { inRowOrder, type BalanceChain, type StatedBalances } from '#shared/proof/balanceChain.ts'
import type { RowOrder } from '#shared/proof/balanceProof.ts'
import { BreakList } from '#shared/proof/breakList.ts'

/** How far the balance of one account has been followed. */
interface Place {
  /** The balance that the next row is to lead to, before its own effect where the oldest row is first. */
  expected: number
  /** What it would be, newest first, had the row that was left out moved it. */
  orElse: number
  /** The last row with a balance, and what it moved. */
  row: number
  effect: number
  /** The rows of the table whose effect the next comparison shows. */
  waiting: number
}

/**
 * Follows the balance from row to row. A row without a balance hands its effect on to the next that has one; a row whose
 * effect cannot be told parts the chain there, and is no break.
 */
export class RowChain implements BalanceChain {
  checked = 0
  begins: boolean | null = null
  ends: boolean | null = null
  readonly breaks = new BreakList()
  readonly isLost = false
  readonly #isOldestFirst: boolean
  readonly #end: number
  readonly #places = new Map<string, Place>()
  #at: Place

  constructor(order: RowOrder, stated: StatedBalances) {
    const [start, end] = inRowOrder(stated, order)
    this.#isOldestFirst = order === 'oldestFirst'
    this.#end = end
    this.#at = placeAt(start)
    this.#places.set('', this.#at)
  }

  turnTo(key: string): void {
    // Until it is said whose the rows are, they are the first account's.
    const known = this.#places.get(key) ?? (this.#places.size === 1 ? this.#at : placeAt(NaN))
    this.#places.set(key, known)
    this.#at = known
  }

  take(row: number, _day: number, balance: number, effect: number): void {
    if (this.#isOldestFirst) this.#takeLater(row, balance, effect, 1)
    else this.#takeEarlier(row, balance, effect, 1)
  }

  state(row: number, balance: number): void {
    if (balance !== balance) return
    if (this.#isOldestFirst) this.#takeLater(row, balance, 0, 0)
    else this.#takeEarlier(row, balance, 0, 0)
  }

  skim(balance: number, effect: number): void {
    const at = this.#at
    if (this.#isOldestFirst) {
      if (balance === at.expected + effect) at.expected = balance
    } else if (balance === at.expected) at.orElse = balance - effect
  }

  finish(): void {
    const { expected, row, effect, waiting } = this.#at
    if (this.#end !== this.#end || expected !== expected || row === 0) return
    this.ends = expected === this.#end
    if (!this.#isOldestFirst) this.checked += waiting
    if (this.ends) return
    if (this.#isOldestFirst) this.breaks.add(row, this.#end - expected, 0)
    else this.breaks.add(row, expected - this.#end, effect)
  }

  #takeLater(row: number, balance: number, effect: number, rows: 0 | 1): void {
    const at = this.#at
    const expected = at.expected + effect
    at.waiting += rows
    if (balance !== balance) {
      at.expected = expected
      return
    }
    if (expected === expected) {
      if (balance !== expected) this.breaks.add(row, balance - expected, effect)
      this.#compared(balance === expected)
    }
    at.waiting = 0
    at.expected = balance
    at.row = row
  }

  #takeEarlier(row: number, balance: number, effect: number, rows: 0 | 1): void {
    const at = this.#at
    if (balance === balance) {
      if (at.expected === at.expected) {
        const holds = balance === at.expected || balance === at.orElse
        if (!holds) this.breaks.add(at.row || row, at.expected - balance, at.effect)
        this.#compared(holds)
      }
      at.waiting = 0
      at.expected = balance
      at.orElse = NaN
      at.row = row
      at.effect = effect
    }
    at.expected -= effect
    at.orElse -= effect
    at.waiting += rows
  }

  #compared(holds: boolean): void {
    this.checked += this.#at.waiting
    if (this.#at.row === 0) this.begins = holds
  }
}

function placeAt(expected: number): Place {
  return { expected, orElse: NaN, row: 0, effect: 0, waiting: 0 }
}
