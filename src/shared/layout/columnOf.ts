import type { FieldName, Layout } from '#shared/layout/layout.ts'

/** The column that a layout takes a field from, counted from 0; null where it takes it from none. */
export function columnOf(layout: Pick<Layout, 'fields'>, field: FieldName): number | null {
  const source = layout.fields[field]
  return source?.from === 'column' ? source.column : null
}
