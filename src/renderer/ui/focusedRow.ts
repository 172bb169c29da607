import type { GridApi } from 'ag-grid-community'

/** The row of a grid in which the focus is; null while it is in none. */
export function focusedRow<Row>(api: GridApi<Row>): Row | null {
  const rowIndex = api.getFocusedCell()?.rowIndex
  return rowIndex === undefined ? null : (api.getDisplayedRowAtIndex(rowIndex)?.data ?? null)
}
