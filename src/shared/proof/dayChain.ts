import type { DayNumber } from '#shared/dates/dayNumber.ts'
import { AccountPlaces } from '#shared/proof/accountPlaces.ts'
import { inRowOrder, type BalanceChain, type StatedBalances } from '#shared/proof/balanceChain.ts'
import type { RowOrder } from '#shared/proof/balanceProof.ts'
import { BreakList } from '#shared/proof/breakList.ts'
import { walkDay, type Gap, type Step } from '#shared/proof/walkDay.ts'

/** A day with more rows than this is not put in order. */
const mostInDay = 5000
/** So many rows show whether the balances follow at all. */
const enough = 500

/** How far the balance of one account has been followed: to the end of the days before, and the rows of the day so far. */
interface Place {
  end: number
  row: number
  /** Whether the balance that its days end with is led to, not only stated. */
  isReached: boolean
  day: DayNumber
  steps: Step[]
  rows: number
  /** Whether a row of the day cannot be told: then nothing is held against it. */
  isOpen: boolean
}

/**
 * Follows the balance from day to day: the rows of one day may stand in any order. Balances and effects that cannot be told
 * leave their day unchecked.
 */
export class DayChain implements BalanceChain {
  checked = 0
  begins: boolean | null = null
  ends: boolean | null = null
  isLost = false
  readonly breaks = new BreakList()
  readonly #isOldestFirst: boolean
  readonly #end: number
  readonly #mostBreaks: number
  readonly #places: AccountPlaces<Place>

  /** It is lost once it has as many breaks as `mostBreaks`, which another reading has. */
  constructor(order: RowOrder, stated: StatedBalances, mostBreaks: number) {
    const [start, end] = inRowOrder(stated, order)
    this.#isOldestFirst = order === 'oldestFirst'
    this.#end = end
    this.#mostBreaks = mostBreaks
    this.#places = new AccountPlaces(placeAt(start), () => placeAt(NaN))
  }

  turnTo(key: string): void {
    this.#places.turnTo(key)
  }

  take(row: number, day: DayNumber, balance: number, effect: number): void {
    const at = this.#places.at
    if (day !== at.day && day !== 0) {
      if (at.day !== 0) this.#endDay(at)
      at.day = day
    }
    at.rows++
    this.#add(row, balance, effect, false)
  }

  state(row: number, balance: number): void {
    if (!Number.isNaN(balance)) this.#add(row, balance, 0, true)
  }

  skim(): void {
    // Where a row without a verdict belongs in its day, nobody can tell.
  }

  finish(): void {
    for (const place of this.#places.all()) this.#endDay(place)
    const { end, row, isReached } = this.#places.at
    if (Number.isNaN(this.#end) || Number.isNaN(end) || row === 0) return
    this.ends = end === this.#end && isReached
    if (end !== this.#end) this.breaks.add(row, this.#isOldestFirst ? this.#end - end : end - this.#end, 0)
  }

  #add(row: number, balance: number, effect: number, isStated: boolean): void {
    const at = this.#places.at
    if (Number.isNaN(balance) || Number.isNaN(effect)) at.isOpen = true
    else if (this.#isOldestFirst) at.steps.push({ row, from: balance - effect, to: balance, isStated })
    else at.steps.push({ row, from: balance, to: balance - effect, isStated })
    if (at.steps.length > mostInDay) this.isLost = true
  }

  #endDay(at: Place): void {
    if (this.isLost || at.rows + at.steps.length === 0) return
    const start = at.end
    const { end, last, gaps } = walkDay(at.steps, start)
    if (at.isOpen) at.end = NaN
    else {
      for (const gap of gaps) this.#break(gap, at.row)
      // Of the first day one row is held against nothing.
      this.checked += Number.isNaN(start) ? at.rows - 1 : at.rows
      if (at.row === 0 && !Number.isNaN(start)) this.begins = !gaps.some(isAtStart)
      at.isReached = last?.isStated !== true || gaps.at(-1)?.step.isStated !== true
      at.end = end
    }
    at.row = last?.row ?? at.row
    at.steps = []
    at.rows = 0
    at.isOpen = false
    const { count } = this.breaks
    this.isLost = count >= this.#mostBreaks || (this.checked > enough && count * 2 > this.checked)
  }

  #break({ after, step, reached }: Gap, rowBefore: number): void {
    if (this.#isOldestFirst) this.breaks.add(step.row, step.from - reached, step.to - step.from)
    else if (after !== null) this.breaks.add(after.row, reached - step.from, after.from - after.to)
    else this.breaks.add(rowBefore || step.row, reached - step.from, 0)
  }
}

/** Whether the first row of the table does not follow from what is stated before it. */
function isAtStart({ after }: Gap): boolean {
  return after === null || after.isStated
}

function placeAt(end: number): Place {
  return { end, row: 0, isReached: true, day: 0, steps: [], rows: 0, isOpen: false }
}
