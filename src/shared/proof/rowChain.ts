import { AccountPlaces } from '#shared/proof/accountPlaces.ts'
import { inRowOrder, type BalanceChain, type StatedBalances } from '#shared/proof/balanceChain.ts'
import type { RowOrder } from '#shared/proof/balanceProof.ts'
import { BreakList } from '#shared/proof/breakList.ts'

// Of balances that are brought forward further down.
const leastAccounts = 2

/** How far the balance of one account has been followed. */
interface Place {
  /** The balance that the next row is to lead to, before its own effect where the oldest row is first. */
  expected: number
  /** What it would be, newest first, had the row that was left out moved it. */
  orElse: number
  /** What it would be if the rows without a balance since the last one with it are not yet in the balance. */
  aside: number
  /** The last row with a balance, and what it moved. */
  row: number
  effect: number
  /** Whether the balance of a row of the table has been reached. */
  isBegun: boolean
  /** Whether the balances stated since the last row of the table agree; null where one could not be compared. */
  agrees: boolean | null
  /** 1 where the last row with a balance is one of the table, 0 where it only states it. */
  ownRows: 0 | 1
  /** The rows of the table whose effect the next comparison shows. */
  waiting: number
}

/**
 * Follows the balance from row to row. A row without a balance hands its effect on to the next that has one, unless that
 * follows only without it: then it is not in the balance yet. A row whose effect cannot be told parts the chain there, and
 * is no break. Nor are balances that are brought forward further down, oldest first, where there are several and none goes on from
 * the rows above it: each is of an account of its own. A single one may be of a page before which another is missing.
 */
export class RowChain implements BalanceChain {
  checked = 0
  begins: boolean | null = null
  ends: boolean | null = null
  readonly breaks = new BreakList()
  readonly isLost = false
  readonly #begunAnew = new BreakList()
  #goesOn = false
  readonly #isOldestFirst: boolean
  readonly #start: number
  readonly #end: number
  readonly #places: AccountPlaces<Place>

  constructor(order: RowOrder, stated: StatedBalances) {
    const [start, end] = inRowOrder(stated, order)
    this.#isOldestFirst = order === 'oldestFirst'
    this.#start = start
    this.#end = end
    this.#places = new AccountPlaces(placeAt(start), () => placeAt(NaN))
  }

  turnTo(key: string): void {
    this.#places.turnTo(key)
  }

  take(row: number, _day: number, balance: number, effect: number): void {
    if (this.#isOldestFirst) this.#takeLater(row, balance, effect, 1)
    else this.#takeEarlier(row, balance, effect, 1)
  }

  state(row: number, balance: number, opens: boolean): void {
    if (balance !== balance) return
    if (this.#isOldestFirst) {
      if (opens) this.#open(row, balance)
      this.#takeLater(row, balance, 0, 0)
    } else this.#takeEarlier(row, balance, 0, 0)
  }

  skim(balance: number, effect: number): void {
    const at = this.#places.at
    if (this.#isOldestFirst) {
      if (balance === at.expected + effect || balance === at.aside + effect) {
        at.expected = balance
        at.aside = balance
      }
    } else if (balance === at.expected) at.orElse = balance - effect
  }

  finish(): void {
    if (this.#goesOn || this.#begunAnew.count < leastAccounts) this.breaks.addAll(this.#begunAnew)
    const { expected, aside, row, effect, agrees, ownRows, waiting } = this.#places.at
    if (this.#end !== this.#end || expected !== expected || row === 0 || agrees === null) return
    const isIn = expected === this.#end
    const isReached = isIn || aside === this.#end
    this.ends = isReached && agrees
    if (!this.#isOldestFirst) this.checked += isReached && !isIn ? ownRows : waiting
    if (isReached) return
    if (this.#isOldestFirst) this.breaks.add(row, this.#end - expected, 0)
    else this.breaks.add(row, expected - this.#end, effect)
  }

  /** Goes on from a balance that is brought forward below rows, whether or not it is theirs. */
  #open(row: number, balance: number): void {
    const at = this.#places.at
    if (!at.isBegun || at.expected !== at.expected) return
    if (balance === at.expected || balance === at.aside) this.#goesOn = true
    else {
      this.#begunAnew.add(row, balance - at.expected, 0)
      at.expected = balance
      at.aside = balance
      at.waiting = 0
    }
  }

  #takeLater(row: number, balance: number, effect: number, rows: 0 | 1): void {
    const at = this.#places.at
    const expected = at.expected + effect
    at.waiting += rows
    if (balance !== balance) {
      at.expected = expected
      return
    }
    if (expected === expected) {
      const isAside = balance !== expected && balance === at.aside + effect
      const holds = balance === expected || isAside
      if (!holds) this.breaks.add(row, balance - expected, effect)
      this.checked += isAside ? rows : at.waiting
      this.#compared(holds, rows)
    } else this.#compared(null, rows)
    at.waiting = 0
    at.expected = balance
    at.aside = balance
    at.row = row
  }

  #takeEarlier(row: number, balance: number, effect: number, rows: 0 | 1): void {
    const at = this.#places.at
    if (balance === balance) {
      if (at.expected === at.expected) {
        const isIn = balance === at.expected || balance === at.orElse
        const holds = isIn || balance === at.aside
        if (!holds) this.breaks.add(at.row || row, at.expected - balance, at.effect)
        this.checked += holds && !isIn ? at.ownRows : at.waiting
        this.#compared(holds, rows)
      } else this.#compared(null, rows)
      at.waiting = 0
      at.ownRows = rows
      at.expected = balance
      at.aside = balance - effect
      at.orElse = NaN
      at.row = row
      at.effect = effect
    }
    at.expected -= effect
    at.orElse -= effect
    at.waiting += rows
  }

  /** A balance was held against the one before it; null: it could not be. */
  #compared(holds: boolean | null, rows: 0 | 1): void {
    const at = this.#places.at
    const agree = holds === null || at.agrees === null ? null : holds && at.agrees
    if (!at.isBegun && rows === 1 && this.#start === this.#start) this.begins = agree
    if (rows === 1) at.isBegun = true
    at.agrees = rows === 1 ? true : agree
  }
}

function placeAt(expected: number): Place {
  return {
    ...{ expected, orElse: NaN, aside: expected, row: 0, effect: 0 },
    ...{ isBegun: false, agrees: true, ownRows: 0, waiting: 0 },
  }
}
