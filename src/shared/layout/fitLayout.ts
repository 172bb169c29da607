import { err, ok, type Result } from '#shared/errors/result.ts'
import { columnsOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { fieldNames, type FieldName, type Layout } from '#shared/layout/layout.ts'

/**
 * A saved layout, if a table has all the columns that it names; else what of it has no column here: fields, or `identity`
 * for a column that is part of its records' ids.
 */
export function fitLayout(
  layout: Layout,
  profiles: readonly ColumnProfile[],
): Result<Layout, (FieldName | 'identity')[]> {
  const isThere = (column: number): boolean => column < profiles.length
  const lost: (FieldName | 'identity')[] = fieldNames.filter((field) => {
    return !columnsOf(layout, field).every(isThere)
  })
  if (!layout.identity.every(isThere)) lost.push('identity')
  return lost.length === 0 ? ok(layout) : err(lost)
}
