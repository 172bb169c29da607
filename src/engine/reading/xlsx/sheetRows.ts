import type { Cells } from '#shared/reading/cell.ts'
import type { Hidden } from '#shared/reading/reading.ts'
import { expectWithin } from '#engine/reading/expectWithin.ts'
import { COLUMNS, SHEET_ROWS } from '#engine/reading/limits.ts'
import { hiddenWithin } from '#engine/reading/sheetContent.ts'
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
  #last = 0
  #filled = 0
  #width = 0

  /** `file` is the name that the user knows the workbook by. */
  constructor(file: string, give: (rows: readonly Cells[]) => void) {
    this.#file = file
    this.#give = give
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

  /** Takes a row by its number. Throws `NotCertain` where one with this number, or a later one, was there before. */
  take(row: number, cells: Cells, isHidden: boolean): void {
    if (row <= this.#last) throw new NotCertain('order')
    this.#last = row
    if (cells.length > 0) expectWithin(this.#file, row, SHEET_ROWS, 'rows')
    if (isHidden) this.#hiddenRows.push(row - 1)
    if (cells.length === 0) return
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

  /** Gives the rows that are not given yet. */
  finish(): void {
    this.#give(this.#batch)
    this.#batch = []
  }

  #push(cells: Cells): void {
    this.#batch.push(cells)
    this.#filled += 1
    if (this.#batch.length === ROWS_AT_ONCE) this.finish()
  }
}
