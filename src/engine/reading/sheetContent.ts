import type { Cells } from '#shared/reading/cell.ts'
import { LISTED_HIDDEN, type Hidden, type SourceFormat } from '#shared/reading/reading.ts'

/** The formats that are workbooks, a web page with tables among them. */
export type WorkbookFormat = Exclude<SourceFormat, 'csv'>

/** What stands on one sheet, whoever read it. */
export interface SheetContent {
  /** From the sheet's row 1 on, without the blank rows after the last filled one. */
  readonly cells: readonly Cells[]
  /** Rows and columns that are not shown, counted from 0. */
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
  /** The one currency that its number formats name; null without one, and where they name several. */
  readonly currency: string | null
}

/** What a sheet hides among its filled rows and columns; undefined where that is nothing. */
export function hiddenOf(content: SheetContent): Hidden | undefined {
  const { cells } = content
  const width = cells.reduce((widest, row) => Math.max(widest, row.length), 0)
  return hiddenWithin(content, cells.length, width)
}

/** What a sheet hides among its first rows and columns, so many of each; undefined where that is nothing. */
export function hiddenWithin(
  { hiddenRows, hiddenColumns }: Pick<SheetContent, 'hiddenRows' | 'hiddenColumns'>,
  height: number,
  width: number,
): Hidden | undefined {
  const rows = hiddenRows.filter((row) => row < height).map((row) => row + 1)
  const columns = hiddenColumns.filter((column) => column < width)
  if (rows.length + columns.length === 0) return undefined
  return {
    rows: rows.slice(0, LISTED_HIDDEN),
    rowCount: rows.length,
    columns: columns.slice(0, LISTED_HIDDEN),
    columnCount: columns.length,
  }
}

/** A sheet of a workbook with what stands on it. */
export interface NamedSheet extends SheetContent {
  readonly name: string
  /** Whether the workbook does not show it, be it that its user could bring it back or not. */
  readonly hidden: boolean
  /** Which share of its rows these are where reading stopped early, null where that cannot be told; absent where these are all. */
  readonly share?: number | null
}
