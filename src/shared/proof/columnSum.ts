/** Sums of a column up to a row: of all rows, and of those alone that the layout does not leave out. */
interface Sums {
  readonly all: number
  readonly kept: number
}

const mostMarks = 1000

/**
 * Adds up a column, minor units, NaN where a cell does not read. A total may be of all rows above it, or of those since any of the
 * totals before.
 */
export class ColumnSum {
  #all = 0
  #kept = 0
  #marks: Sums[] = [{ all: 0, kept: 0 }]

  /** A row; not `isKept`: the layout leaves it out. */
  add(value: number, isKept: boolean): void {
    this.#all += value
    if (isKept) this.#kept += value
  }

  /**
   * What the rows above a total add up to, whatever way `total` is written (its sign is not looked at): that itself where it may be
   * their sum, else the sum of rows that is nearest; NaN where one of them does not read. The next total may begin here.
   */
  expected(total: number): number {
    const sums = this.#marks.flatMap(({ all, kept }) => [this.#all - all, this.#kept - kept].map(Math.abs))
    this.#marks.push({ all: this.#all, kept: this.#kept })
    if (this.#marks.length > mostMarks) this.#marks.splice(1, 1)
    const distance = (sum: number): number => Math.abs(sum - Math.abs(total))
    return sums.reduce((nearest, sum) => (distance(sum) < distance(nearest) ? sum : nearest), sums[0] ?? 0)
  }
}
