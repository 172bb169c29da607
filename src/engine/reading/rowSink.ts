import { FailureError } from '#shared/errors/failure.ts'
import { cellText, isUnreadable, unreadableRow, type Cells } from '#shared/reading/cell.ts'
import { createTableFinder } from '#shared/reading/findTable.ts'
import type { FoundTable, TableSoFar } from '#shared/reading/foundTable.ts'
import type { Records } from '#shared/reading/sortRows.ts'
import type { TableShape } from '#shared/reading/tableShape.ts'
import type { ReadOptions } from '#engine/reading/sourceReading.ts'
import { COLUMNS } from '#engine/reading/limits.ts'

/** Where a reader puts its rows, in order from row 1. */
export interface RowSink {
  take(this: void, rows: readonly Cells[]): void
  /** The table's shape, once enough rows have been taken to settle it. */
  shape(this: void): TableShape | null
  /** Takes rows that the shape shows to be records, without their cells, none wider than a sheet. */
  takeRecords(this: void, records: Records): void
  /** The table so far, where no later row can change what is said of the rows until now. */
  soFar(this: void): TableSoFar | null
  /**
   * What of the rows is the table. Throws the `FailureError` of `file.empty` when not one cell was filled, and of `file.tooLarge` when
   * every row that is not blank was beyond a limit.
   */
  finish(this: void): FoundTable
}

/** Hands every row to the caller, and finds the table among them on the way. A row wider than any sheet is an `unreadableRow`. */
export function createRowSink(name: string, options: ReadOptions): RowSink {
  const finder = createTableFinder(options.choice)
  let filled = false
  let passedOver: Cells | undefined

  return {
    take(rows) {
      if (rows.length === 0) return
      const taken = rows.some(isTooWide) ? rows.map((row) => (isTooWide(row) ? tooWideRow : row)) : rows
      passedOver ??= taken.find(isUnreadable)
      filled ||= taken.some((row) => row.length > 0 && !isUnreadable(row))
      finder.add(taken)
      options.onRows(taken)
    },
    shape: finder.shape,
    soFar: finder.soFar,
    takeRecords(records) {
      filled = true
      finder.addRecords(records)
    },
    finish() {
      if (filled) return finder.finish()
      throw new FailureError(
        passedOver === undefined
          ? { code: 'file.empty', name }
          : { code: 'file.tooLarge', name, limit: cellText(passedOver[0]).replace(/^over /, '') },
      )
    },
  }
}

function isTooWide(row: Cells): boolean {
  return row.length > COLUMNS
}

const tooWideRow = unreadableRow(`over ${COLUMNS.toLocaleString('en')} columns`)
