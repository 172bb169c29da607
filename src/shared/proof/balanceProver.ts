import type { DayNumber } from '#shared/dates/dayNumber.ts'
import type { BalanceChain } from '#shared/proof/balanceChain.ts'
import type { Hypothesis } from '#shared/proof/hypothesis.ts'

/** Who is told a table's balances and amounts in the source's order: minor units, money in positive, NaN where they cannot be told. */
export interface BalanceTaker {
  /** The rows from here on belong to this account and currency. */
  turnTo(key: string): void
  /** A row of the table; a fee is 0 where there is none. */
  take(row: number, day: DayNumber, balance: number, amount: number, fee: number): void
  /** A row that states a balance and moves nothing: the one that rows begin with, where it `opens`, or end with. */
  state(row: number, balance: number, opens: boolean): void
  /** A row that was left out and may have moved the balance or not. */
  skim(balance: number, amount: number, fee: number): void
}

/** A reading of a table and what came of following its balances by it. */
export interface Followed {
  readonly hypothesis: Hypothesis
  readonly chain: BalanceChain
}

/** So many rows are followed by every reading before the hopeless ones are dropped. */
const trial = 1024
const leastRows = 2
const leastInSpiteOfBreaks = 4
const leastShare = 0.9
const farMore = 4

/** Follows a table's balances by several readings at once. */
export class BalanceProver implements BalanceTaker {
  #followed: Followed[]
  #rows = 0

  constructor(hypotheses: readonly Hypothesis[], chainOf: (hypothesis: Hypothesis) => BalanceChain) {
    this.#followed = hypotheses.map((hypothesis) => ({ hypothesis, chain: chainOf(hypothesis) }))
  }

  /** Whether no reading is left to be followed. */
  get isOver(): boolean {
    return this.#followed.length === 0
  }

  turnTo(key: string): void {
    for (const { chain } of this.#followed) chain.turnTo(key)
  }

  take(row: number, day: DayNumber, balance: number, amount: number, fee: number): void {
    for (const { hypothesis, chain } of this.#followed)
      chain.take(row, day, balance, effectOf(hypothesis, amount, fee))
    this.#rows++
    if (this.#rows % trial === 0) this.#dropHopeless()
  }

  state(row: number, balance: number, opens: boolean): void {
    for (const { chain } of this.#followed) chain.state(row, balance, opens)
  }

  skim(balance: number, amount: number, fee: number): void {
    for (const { hypothesis, chain } of this.#followed) chain.skim(balance, effectOf(hypothesis, amount, fee))
  }

  /** Ends the rows; the readings that were followed to the end, the likeliest first. */
  finish(): readonly Followed[] {
    for (const { chain } of this.#followed) chain.finish()
    this.#followed = this.#followed.filter(({ chain }) => !chain.isLost)
    const sorted = this.#followed.toSorted((one, other) => held(other) - held(one))
    const straight = sorted.find(({ hypothesis }) => hypothesis.way === 1)
    const turned = sorted.find(({ hypothesis }) => hypothesis.way === -1)
    const isTurned = turned !== undefined && showsWay(turned, straight)
    return isTurned ? sorted : sorted.toSorted((one, other) => other.hypothesis.way - one.hypothesis.way)
  }

  #dropHopeless(): void {
    const most = { [1]: 0, [-1]: 0 }
    for (const each of this.#followed) {
      const { way } = each.hypothesis
      most[way] = Math.max(most[way], held(each))
    }
    this.#followed = this.#followed.filter(
      (each) => !each.chain.isLost && held(each) * 2 >= most[each.hypothesis.way],
    )
  }
}

/** For how many rows a reading holds. */
export function held(followed: Followed | undefined): number {
  return followed === undefined ? 0 : followed.chain.checked - followed.chain.breaks.count
}

/** Whether a reading holds for nearly all rows. */
export function isShown(followed: Followed): boolean {
  const { checked } = followed.chain
  return held(followed) >= leastRows && held(followed) >= leastShare * checked
}

/** Whether a reading holds for nearly all rows, or for most of them and at least a few where the one that has in and out exchanged hardly holds. */
export function showsWay(followed: Followed, other: Followed | undefined): boolean {
  if (held(followed) <= held(other)) return false
  const isDistinct =
    held(followed) >= leastInSpiteOfBreaks &&
    held(followed) * 2 > followed.chain.checked &&
    held(other) * farMore <= held(followed)
  return isDistinct || isShown(followed)
}

/** What a row moves the balance by. A fee without an amount is in none. */
function effectOf({ way, fee: basis }: Hypothesis, amount: number, fee: number): number {
  return basis === 'beside' || amount === 0 ? way * amount + fee : way * amount
}
