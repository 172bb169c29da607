import type { FieldName, FieldSource, Layout } from '#shared/layout/layout.ts'
import { cellText, type Cell, type Cells } from '#shared/reading/cell.ts'

/** What one row holds for a field: its cell, or the fix's text; `column` is null for constants, defaults and fixes. */
export interface RowField {
  readonly cell: Cell
  readonly column: number | null
  readonly fixed: boolean
}

/** Looks a field of one row up; null where the layout does not map it and no fix sets it. */
export type RowFields = (field: FieldName) => RowField | null

/** The fields of a row by its layout: a fix's text before the source's, and in an empty cell's place the layout's default. */
export function rowFields(
  cells: Cells,
  layout: Layout,
  fixes: Readonly<Partial<Record<FieldName, string>>>,
): RowFields {
  return (field) => {
    const fixed = fixes[field]
    if (fixed !== undefined) return { cell: fixed, column: null, fixed: true }
    const source = layout.fields[field]
    return source === undefined ? null : withDefault(sourceField(cells, source), source)
  }
}

/** The fields of a row as its source alone says them: without fixes, and with empty cells empty. */
export function sourceFields(cells: Cells, layout: Layout): RowFields {
  return (field) => {
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
    case 'columns':
      return joinedField(cells, source)
  }
}

/** One text of the cells that are not empty; a single one as it stands, and an error among them as that error. */
function joinedField(
  cells: Cells,
  { columns, separator }: Extract<FieldSource, { from: 'columns' }>,
): RowField {
  const filled = columns
    .map((column) => ({ column, cell: cells[column] ?? '' }))
    .filter(({ cell }) => cellText(cell).trim() !== '')
  const error = filled.find(({ cell }) => typeof cell === 'object' && 'error' in cell)
  const [first = { column: columns[0] ?? null, cell: '' }] = filled
  const only = error ?? (filled.length > 1 ? null : first)
  const cell = only?.cell ?? filled.map((each) => cellText(each.cell).trim()).join(separator)
  return { cell, column: (only ?? first).column, fixed: false }
}

function withDefault(field: RowField, source: FieldSource): RowField {
  if (source.from === 'constant' || source.empty === undefined) return field
  return cellText(field.cell).trim() === '' ? { cell: source.empty, column: null, fixed: false } : field
}
