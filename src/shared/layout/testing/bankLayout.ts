import type { FieldName, FieldSource, Layout } from '#shared/layout/layout.ts'

/** The column with this index as where a field comes from. */
export const column = (index: number): FieldSource => ({ from: 'column', column: index })

/** A bank's layout of amounts with signs in rand, year first, with these fields from these columns, and what is said otherwise. */
export function bankLayout(
  columns: Partial<Readonly<Record<FieldName, number>>>,
  { fields, ...other }: Partial<Layout> = {},
): Layout {
  const mapped = Object.entries(columns).map(([field, index]) => [field, column(index)] as const)
  return {
    version: 1,
    kind: 'bank',
    dateOrder: 'ymd',
    decimalMark: '.',
    sign: 'signed',
    currency: 'ZAR',
    identity: [],
    ...other,
    fields: { ...Object.fromEntries(mapped), ...fields },
  }
}
