import { FailureError } from '#shared/errors/failure.ts'
import type { Cells } from '#shared/reading/cell.ts'
import { createTableFinder } from '#shared/reading/findTable.ts'
import type { FoundTable } from '#shared/reading/foundTable.ts'
import type { ReadOptions } from '#engine/reading/sourceReading.ts'
import { COLUMNS } from '#engine/reading/limits.ts'

/** Where a reader puts its rows, in order from row 1. */
export interface RowSink {
  take(this: void, rows: readonly Cells[]): void
  /** What of the rows is the table. Throws the `FailureError` of `file.empty` when not one cell was filled. */
  finish(this: void): FoundTable
}

/** Hands every row to the caller, and finds the table among them on the way. */
export function createRowSink(name: string, options: ReadOptions): RowSink {
  const finder = createTableFinder(options.choice.headingRow)
  let filled = false
  return {
    take(rows) {
      if (rows.length === 0) return
      if (rows.some((row) => row.length > COLUMNS)) throw tooWide(name)
      filled ||= rows.some((row) => row.length > 0)
      finder.add(rows)
      options.onRows(rows)
    },
    finish() {
      if (!filled) throw new FailureError({ code: 'file.empty', name })
      return finder.finish()
    },
  }
}

function tooWide(name: string): FailureError {
  return new FailureError({ code: 'file.tooLarge', name, limit: `${COLUMNS.toLocaleString('en')} columns` })
}
