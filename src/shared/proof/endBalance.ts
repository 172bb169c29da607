/** Follows the balances of a table's rows, minor units, NaN where a row has none, to what a row of totals states of them. */
export class EndBalance {
  #first = NaN
  #firstSinceTotal = NaN
  #last = NaN
  #sum = 0

  /** A row; not `isKept`: the layout leaves it out. */
  add(balance: number, isKept: boolean): void {
    if (Number.isNaN(balance) || !isKept) return
    if (Number.isNaN(this.#first)) this.#first = balance
    if (Number.isNaN(this.#firstSinceTotal)) this.#firstSinceTotal = balance
    this.#last = balance
    this.#sum += balance
  }

  /**
   * The balance that a total is to state: of the row above it, or of the first one where the newest is first, of all rows or of those
   * since the total before; a column that was added up like all others is no contradiction. That which `total` states where it is
   * one of these, else the nearest balance; NaN where there is none. The next total may begin here.
   */
  expected(total: number): number {
    const ends = [this.#last, this.#first, this.#firstSinceTotal]
    this.#firstSinceTotal = NaN
    if (ends.includes(total) || total === this.#sum) return total
    const distance = (balance: number): number => Math.abs(balance - total)
    return ends.reduce((nearest, end) => (distance(end) < distance(nearest) ? end : nearest))
  }
}
