import type { StatementPeriod } from '#shared/dates/statementPeriod.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { ColumnTally } from '#shared/layout/columnTally.ts'
import type { Cells } from '#shared/reading/cell.ts'

/** Takes a table's rows one by one, then says what each column holds. */
export interface ColumnProfiler {
  /** Takes the next row of the table. `row` is its number in the source; without it rows are counted from 1. */
  add(cells: Cells, row?: number): void
  /** What the columns hold after the rows taken so far: as many columns as the heading or the longest row has. */
  profiles(): ColumnProfile[]
}

/**
 * Profiles a table in one pass, in memory that does not grow with its rows. `headings` is empty where it has none; `period` is
 * what the file is of, if it says so.
 */
export function createColumnProfiler(
  headings: readonly string[],
  period: StatementPeriod | null = null,
): ColumnProfiler {
  const columns = headings.map((heading, index) => new ColumnTally(index, heading, period))
  let rows = 0
  return {
    add(cells, row = rows + 1) {
      while (columns.length < cells.length) columns.push(new ColumnTally(columns.length, '', period, rows))
      rows++
      for (const [index, column] of columns.entries()) column.add(cells[index] ?? '', row)
    },
    profiles: () => columns.map((column) => column.profile()),
  }
}
