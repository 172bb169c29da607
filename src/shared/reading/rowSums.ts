import { balanceAmount } from '#shared/reading/balanceAmount.ts'
import type { Cell, Cells } from '#shared/reading/cell.ts'
import { isBlank } from '#shared/reading/cellKind.ts'

interface Sum {
  readonly minor: readonly number[]
  readonly records: number
}

/** Adds up the amounts of a table's records, column by column: of all of them, and of those since the last total. */
export class RowSums {
  readonly #columns: readonly number[]
  #all: Sum
  #atTotal: Sum

  constructor(columns: readonly number[]) {
    this.#columns = columns
    this.#all = { minor: columns.map(() => 0), records: 0 }
    this.#atTotal = this.#all
  }

  /** Takes a record. */
  add(cells: Cells): void {
    const amounts = this.#columns.map((column) => amountIn(cells[column]))
    this.addSum({ minor: amounts, records: 1 })
  }

  /** Takes records by the sums of their columns, minor units, NaN where one does not read. */
  addSum({ minor, records }: Sum): void {
    const sums = this.#all.minor.map((sum, place) => sum + (minor[place] ?? 0))
    this.#all = { minor: sums, records: this.#all.records + records }
  }

  /** Whether each amount of a row is what the column adds up to, whatever its sign, over at least so many records. */
  areStatedBy(cells: Cells, least: number): boolean {
    const none: Sum = { minor: [], records: 0 }
    return [this.#atTotal, none].some(
      (before) => this.#all.records - before.records >= least && this.#isSumSince(before, cells),
    )
  }

  /** The next total may begin here. */
  total(): void {
    this.#atTotal = this.#all
  }

  #isSumSince(before: Sum, cells: Cells): boolean {
    const stated = this.#columns.map((column) => cells[column])
    return (
      stated.some((cell) => amountIn(cell) !== 0) &&
      stated.every((cell, place) => {
        const sum = (this.#all.minor[place] ?? 0) - (before.minor[place] ?? 0)
        return isBlank(cell) || Math.abs(amountIn(cell)) === Math.abs(sum)
      })
    )
  }
}

// Nearly every amount is written plainly, and each one of a table passes here.
const plain = /^-?\d{1,12}(?:[.,]\d{1,2})?$/

function amountIn(cell: Cell | undefined): number {
  if (isBlank(cell)) return 0
  if (typeof cell === 'string' && plain.test(cell)) return Math.round(Number(cell.replace(',', '.')) * 100)
  return balanceAmount(cell) ?? NaN
}
