import { LISTED_BREAKS, type BalanceBreak } from '#shared/proof/balanceProof.ts'

/** Counts breaks and keeps the first of them; a row that breaks twice is one break. */
export class BreakList {
  count = 0
  readonly #listed: BalanceBreak[] = []
  #lastRow = 0

  /** Adds a row of which the balance is `difference` too high; `effect` is what the row moved it by. */
  add(row: number, difference: number, effect: number): void {
    if (row === this.#lastRow) return
    this.#lastRow = row
    this.count++
    if (this.#listed.length >= LISTED_BREAKS) return
    const seems = seemsTo(difference, effect)
    this.#listed.push(seems === null ? { row, difference } : { row, difference, seems })
  }

  /** Adds those of another list. */
  addAll(others: BreakList): void {
    this.count += others.count
    this.#listed.push(...others.listed().slice(0, LISTED_BREAKS - this.#listed.length))
  }

  /** Those that are kept, by row. */
  listed(): BalanceBreak[] {
    return this.#listed.toSorted((one, other) => one.row - other.row)
  }
}

function seemsTo(difference: number, effect: number): BalanceBreak['seems'] | null {
  if (effect === 0) return null
  if (difference === -effect) return 'repeated'
  return difference === -2 * effect ? 'turned' : null
}
