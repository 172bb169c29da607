import type { Column } from '#shared/layout/column.ts'
import { fitLayout, isOfUse, type FittedLayout } from '#shared/layout/fitLayout.ts'
import { normalHeadings } from '#shared/layout/normalHeading.ts'
import { recognises, shapeOfColumns } from '#shared/layout/recognises.ts'
import type { SavedLayout } from '#shared/layout/savedLayout.ts'

/** A table as layouts are offered for it; `currency` holds where a layout names none. */
export interface TableOnOffer {
  readonly columns: readonly Column[]
  readonly fingerprint: string
  readonly currency: string
}

/** A kept layout as a table would be read by it: `like` says that it is for such files, or that it was made for similar ones. */
export interface OfferedLayout extends FittedLayout {
  readonly saved: SavedLayout
  readonly like: 'same' | 'similar'
}

/**
 * The kept layouts that may be used for a table: first those for files like it, then those that know at least half of their
 * headings here and find the day and the money, as where a bank has changed its export.
 */
export function offerLayouts(kept: readonly SavedLayout[], table: TableOnOffer): readonly OfferedLayout[] {
  const offered = kept.flatMap((saved) => offer(saved, table) ?? [])
  return [
    ...offered.filter(({ like }) => like === 'same'),
    ...offered.filter(({ like }) => like === 'similar'),
  ]
}

function offer(saved: SavedLayout, { columns, fingerprint, currency }: TableOnOffer): OfferedLayout | null {
  const headings = columns.map(({ heading }) => heading)
  const isSame = recognises(saved.recognise, shapeOfColumns(columns, fingerprint))
  if (!isSame && !knowsHalf(saved, headings)) return null
  const fitted = fitLayout(saved.layout, headings, currency)
  return isOfUse(fitted) ? { ...fitted, saved, like: isSame ? 'same' : 'similar' } : null
}

function knowsHalf({ recognise }: SavedLayout, headings: readonly string[]): boolean {
  if (recognise.by !== 'headings') return false
  const sought = normalHeadings(recognise.headings)
  const found = normalHeadings(headings)
  return 2 * sought.filter((heading) => heading !== '' && found.includes(heading)).length >= sought.length
}
