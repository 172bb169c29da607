import type { FieldName, FieldSource, Layout } from '#shared/layout/layout.ts'
import type { Cell, Cells } from '#shared/reading/cell.ts'

/** What one row holds for a field: its cell, or the fix's text; `column` is null for constants and fixes. */
export interface RowField {
  readonly cell: Cell
  readonly column: number | null
  readonly fixed: boolean
}

/** Looks a field of one row up; null where the layout does not map it and no fix sets it. */
export type RowFields = (field: FieldName) => RowField | null

/** The fields of a row by its layout, a fix's text before the source's. Without fixes: what the source says. */
export function rowFields(
  cells: Cells,
  layout: Layout,
  fixes: Readonly<Partial<Record<FieldName, string>>>,
): RowFields {
  return (field) => {
    const fixed = fixes[field]
    if (fixed !== undefined) return { cell: fixed, column: null, fixed: true }
    const source = layout.fields[field]
    return source === undefined ? null : sourceField(cells, source)
  }
}

function sourceField(cells: Cells, source: FieldSource): RowField {
  switch (source.from) {
    case 'constant':
      return { cell: source.value, column: null, fixed: false }
    case 'column':
      return { cell: cells[source.column] ?? '', column: source.column, fixed: false }
  }
}
