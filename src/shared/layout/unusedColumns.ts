import { columnsOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { fieldNames, type Layout } from '#shared/layout/layout.ts'

/** The columns that no field of a layout comes from. */
export function unusedColumns(
  profiles: readonly ColumnProfile[],
  layout: Pick<Layout, 'fields'>,
): readonly ColumnProfile[] {
  const used = new Set(fieldNames.flatMap((name) => columnsOf(layout, name)))
  return profiles.filter(({ index }) => !used.has(index))
}
