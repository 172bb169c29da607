import type { FieldName, FieldSource, Layout } from '#shared/layout/layout.ts'

/** The one column that a layout takes a field from, counted from 0; null where it takes it from none, or from several. */
export function columnOf(layout: Pick<Layout, 'fields'>, field: FieldName): number | null {
  const source = layout.fields[field]
  return source?.from === 'column' ? source.column : null
}

/** All columns that a layout takes a field from, in its order. */
export function columnsOf(layout: Pick<Layout, 'fields'>, field: FieldName): readonly number[] {
  const source = layout.fields[field]
  return source === undefined ? [] : columnsIn(source)
}

/** All columns that a source of a field names, in its order. */
export function columnsIn(source: FieldSource): readonly number[] {
  switch (source.from) {
    case 'column':
      return [source.column]
    case 'columns':
      return source.columns
    case 'constant':
      return []
  }
}

/** Whether a field is just what stands in one column, or is not mapped: no constant, nothing joined, no default. */
export function isColumnOrNothing(source: FieldSource | undefined): boolean {
  return source === undefined || (source.from === 'column' && source.empty === undefined)
}
