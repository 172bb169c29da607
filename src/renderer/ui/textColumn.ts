import type { ColDef } from 'ag-grid-community'

/** A grid's column of texts, each of which can be had in full by pointing at it. */
export function textColumn<Row>(
  colId: string,
  headerName: string,
  text: (row: Row) => string,
  more: ColDef<Row, string>,
): ColDef<Row, string> {
  return {
    colId,
    headerName,
    valueGetter: ({ data }) => (data === undefined ? '' : text(data)),
    tooltip: true,
    ...more,
  }
}
