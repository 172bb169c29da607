import { areToBeNamed } from '#shared/reading/numberFormat.ts'
import { plainDecimal, type Cell } from '#shared/reading/cell.ts'

/** Remembers which numbers of a sheet are money of which currency, as their number formats or their kinds say. */
export class CurrencyCells {
  readonly #cells: { readonly row: Cell[]; readonly column: number; readonly currency: string }[] = []

  add(row: Cell[], column: number, currency: string): void {
    this.#cells.push({ row, column, currency })
  }

  /**
   * The one currency of the sheet; null without one. Where there are several each number gets its own written beside it, or
   * it would be taken for any of them.
   */
  settle(): string | null {
    const currencies = new Set(this.#cells.map(({ currency }) => currency))
    if (!areToBeNamed(currencies)) return [...currencies][0] ?? null
    for (const { row, column, currency } of this.#cells) {
      const value = row[column]
      if (typeof value === 'number') row[column] = `${currency} ${plainDecimal(value)}`
    }
    return null
  }
}
