import { columnsIn } from '#shared/layout/columnOf.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import type { Layout } from '#shared/layout/layout.ts'

/**
 * How many columns of a table have a heading, or are used by its layout all the same: what a row has beyond them belongs to
 * none, so its values may stand in the wrong ones. Null where no column has a heading.
 */
export function headedWidth(
  profiles: readonly Pick<ColumnProfile, 'index' | 'heading'>[],
  layout: Pick<Layout, 'fields' | 'identity'>,
): number | null {
  const headed = profiles.filter(({ heading }) => heading.trim() !== '').map(({ index }) => index)
  if (headed.length === 0) return null
  const used = Object.values(layout.fields).flatMap(columnsIn)
  return 1 + Math.max(...headed, ...used, ...layout.identity)
}
