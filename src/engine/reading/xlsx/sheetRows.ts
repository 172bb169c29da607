import type { Cells } from '#shared/reading/cell.ts'
import type { Hidden } from '#shared/reading/reading.ts'
import { expectWithin } from '#engine/reading/expectWithin.ts'
import { COLUMNS } from '#engine/reading/limits.ts'
import { hiddenWithin } from '#engine/reading/sheetContent.ts'
import { TakenRows } from '#engine/reading/takenPlaces.ts'
import { NotCertain } from '#engine/reading/xlsx/handOver.ts'
import type { XmlTag } from '#engine/reading/xlsx/xmlTags.ts'

const ROWS_AT_ONCE = 1000
const BLANK: Cells = []

/**
 * Puts a sheet's rows in their places, blank ones where the sheet leaves them out, and gives them on by the thousand; it
 * ends with the last filled one. Notes what of them is hidden.
 */
export class SheetRows {
  readonly #file: string
  readonly #give: (rows: readonly Cells[]) => void
  readonly #hiddenRows: number[] = []
  readonly #hiddenColumns: number[] = []
  #batch: Cells[] = []
  readonly #taken: TakenRows
  #isInOrder = true
  #last = 0
  #filled = 0
  #width = 0

  /** `file` is the name that the user knows the workbook by. */
  constructor(file: string, give: (rows: readonly Cells[]) => void) {
    this.#file = file
    this.#give = give
    this.#taken = new TakenRows(file)
  }

  /** The rows up to the last filled one. */
  get count(): number {
    return this.#filled
  }

  /** What of the filled rows and columns is hidden; undefined where nothing is. */
  get hidden(): Hidden | undefined {
    const hides = { hiddenRows: this.#hiddenRows, hiddenColumns: this.#hiddenColumns }
    return hiddenWithin(hides, this.#filled, this.#width)
  }

  /**
   * Takes a row by its number. Throws the `FailureError` of `file.broken` where a filled one with this number was there before.
   */
  take(row: number, cells: Cells, isHidden: boolean): void {
    if (cells.length > 0) this.#taken.take(row)
    if (row <= this.#last) this.#isInOrder = false
    this.#last = Math.max(row, this.#last)
    if (isHidden) this.#hiddenRows.push(row - 1)
    if (cells.length === 0 || !this.#isInOrder) return
    while (this.#filled < row - 1) this.#push(BLANK)
    this.#push(cells)
    if (cells.length > this.#width) this.#width = cells.length
  }

  /** Takes a `col` element, which says something of some columns beside each other. */
  takeColumns({ attributes }: XmlTag): void {
    if (!['1', 'true'].includes(attributes.get('hidden') ?? '0')) return
    const first = Number(attributes.get('min'))
    const last = Number(attributes.get('max'))
    if (!Number.isInteger(first) || !Number.isInteger(last)) throw new NotCertain('elements')
    expectWithin(this.#file, last, COLUMNS, 'columns')
    for (let column = first; column <= last; column++) this.#hiddenColumns.push(column - 1)
  }

  /** Gives the rows that are not given yet. Throws `NotCertain` where they did not come in the order of their numbers. */
  finish(): void {
    if (!this.#isInOrder) throw new NotCertain('order')
    this.#give(this.#batch)
    this.#batch = []
  }

  #push(cells: Cells): void {
    this.#batch.push(cells)
    this.#filled += 1
    if (this.#batch.length === ROWS_AT_ONCE) this.finish()
  }
}
