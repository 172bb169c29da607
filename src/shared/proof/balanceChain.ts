import type { DayNumber } from '#shared/dates/dayNumber.ts'
import type { RowOrder } from '#shared/proof/balanceProof.ts'
import type { BreakList } from '#shared/proof/breakList.ts'

/**
 * Follows the balances of a table under one reading of it, as its rows go by in the source's order. Balances and effects
 * (what a row moves the balance by) are minor units; NaN where they cannot be told.
 */
export interface BalanceChain {
  /** How many of the table's rows were held against the balances around them. */
  readonly checked: number
  readonly breaks: BreakList
  /** Whether the first balance agrees with the stated one that it follows, and the last stated one with the last; null where none is stated. */
  readonly begins: boolean | null
  readonly ends: boolean | null
  /** Nothing that follows could make this the best reading. */
  readonly isLost: boolean
  /** The rows from here on belong to this account and currency, whose balance runs by itself. */
  turnTo(key: string): void
  /** A row of the table. */
  take(row: number, day: DayNumber, balance: number, effect: number): void
  /** A row that states a balance and moves nothing: brought forward (it `opens`), carried forward. */
  state(row: number, balance: number, opens: boolean): void
  /** A row that was left out and may have moved the balance or not. */
  skim(balance: number, effect: number): void
  /** There are no more rows. */
  finish(): void
}

/** What a file states of its opening and closing balance, in minor units; NaN where it states none. */
export interface StatedBalances {
  readonly opening: number
  readonly closing: number
}

/** The stated balances in the order of the rows: the one before the first, and the one behind the last. */
export function inRowOrder({ opening, closing }: StatedBalances, order: RowOrder): [number, number] {
  return order === 'oldestFirst' ? [opening, closing] : [closing, opening]
}
