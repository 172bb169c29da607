import { columnsIn } from '#shared/layout/columnOf.ts'
import type { FieldSource, Layout } from '#shared/layout/layout.ts'

/**
 * The layout with its records named from a source, or from none. That settles a name that was open, and the columns that settle
 * it tell one record from another from then on; choosing others later makes no other ids.
 */
export function withName(layout: Layout, source: FieldSource | null): Layout {
  const { nameOpen, ...settled } = layout
  const { name: _before, ...others } = layout.fields
  const fields = source === null ? others : { ...others, name: source }
  if (nameOpen !== true || source === null) return { ...settled, fields }
  const identity = new Set([...layout.identity, ...columnsIn(source)])
  return { ...settled, fields, identity: [...identity].toSorted((one, other) => one - other) }
}
