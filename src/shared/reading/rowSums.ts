import { balanceAmount } from '#shared/reading/balanceAmount.ts'
import type { Cell, Cells } from '#shared/reading/cell.ts'
import { isBlank } from '#shared/reading/cellKind.ts'

/** What the columns of some records add up to, in minor units; NaN where an amount does not read. */
interface Sums {
  readonly minor: readonly number[]
  readonly records: number
}

/** Adds up the amounts of a table's records, column by column: of all of them, and of those since the last total. */
export class RowSums {
  readonly #columns: readonly number[]
  readonly #minor: number[]
  #records = 0
  #atTotal: Sums

  constructor(columns: readonly number[]) {
    this.#columns = columns
    this.#minor = columns.map(() => 0)
    this.#atTotal = { minor: [...this.#minor], records: 0 }
  }

  /** Takes a record. */
  add(cells: Cells): void {
    // Every row of a workbook passes here: nothing is made for it.
    for (let place = 0; place < this.#columns.length; place++)
      this.#minor[place] = (this.#minor[place] ?? 0) + amountIn(cells[this.#columns[place] ?? -1])
    this.#records += 1
  }

  /** Takes records by what they add up to. */
  addSum({ minor, records }: Sums): void {
    for (const [place, sum] of minor.entries()) this.#minor[place] = (this.#minor[place] ?? 0) + sum
    this.#records += records
  }

  /** Whether each amount of a row is what the column adds up to, whatever its sign, over at least so many records. */
  areStatedBy(cells: Cells, least: number): boolean {
    const none: Sums = { minor: [], records: 0 }
    return [this.#atTotal, none].some(
      (before) => this.#records - before.records >= least && this.#isSumSince(before, cells),
    )
  }

  /** Whether a row's amount is what a balance, in minor units, comes to with all records: of amounts in one column, which have signs. */
  carryTo(cells: Cells, balance: number): boolean {
    const [column, ...others] = this.#columns
    if (column === undefined || others.length > 0 || this.#records === 0) return false
    return amountIn(cells[column]) === balance + (this.#minor[0] ?? 0)
  }

  /** The next total may begin here. */
  total(): void {
    this.#atTotal = { minor: [...this.#minor], records: this.#records }
  }

  #isSumSince(before: Sums, cells: Cells): boolean {
    const stated = this.#columns.map((column) => cells[column])
    return (
      stated.some((cell) => amountIn(cell) !== 0) &&
      stated.every((cell, place) => {
        const sum = (this.#minor[place] ?? 0) - (before.minor[place] ?? 0)
        return isBlank(cell) || Math.abs(amountIn(cell)) === Math.abs(sum)
      })
    )
  }
}

// Nearly every amount is written plainly, and each one of a table passes here.
const plain = /^-?\d{1,12}(?:[.,]\d{1,2})?$/

function amountIn(cell: Cell | undefined): number {
  if (isBlank(cell)) return 0
  if (typeof cell === 'number') {
    const minor = Math.round(cell * 100)
    if (minor / 100 === cell) return minor
  }
  if (typeof cell === 'string' && plain.test(cell)) return Math.round(Number(cell.replace(',', '.')) * 100)
  return balanceAmount(cell) ?? NaN
}
