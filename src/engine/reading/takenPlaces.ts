import { FailureError } from '#shared/errors/failure.ts'
import { expectWithin } from '#engine/reading/expectWithin.ts'
import { SHEET_ROWS } from '#engine/reading/limits.ts'

/** Remembers which rows of a sheet were filled: of two with one number whoever reads has one. */
export class TakenRows {
  readonly #file: string
  /** A bit for each number that a filled row had. */
  readonly #taken = new Uint8Array((SHEET_ROWS >> 3) + 1)

  /** `file` is the name that the user knows the workbook by. */
  constructor(file: string) {
    this.#file = file
  }

  /** Takes a filled row by its number, from 1. Throws the `FailureError` of `file.broken` where one with this number was there before. */
  take(row: number): void {
    expectWithin(this.#file, row, SHEET_ROWS, 'rows')
    const [byte, bit] = [row >> 3, 1 << (row & 7)]
    const taken = this.#taken[byte] ?? 0
    if ((taken & bit) !== 0)
      throw new FailureError({
        code: 'file.broken',
        name: this.#file,
        detail: `it has two rows of number ${row}`,
      })
    this.#taken[byte] = taken | bit
  }
}

/** The failure of a workbook in which two values have one place, of which whoever reads has one; counted from 1. */
export function twoValues(name: string, row: number, column: number): FailureError {
  return new FailureError({
    code: 'file.broken',
    name,
    detail: `row ${row} has two values in column ${column}`,
  })
}
