import { dayCount } from '#shared/dates/dayCount.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile, DateOrderTally } from '#shared/layout/columnProfile.ts'
import { dateOrders, type Layout } from '#shared/layout/layout.ts'

/**
 * Whether a spreadsheet seems to have swapped day and month of a file's dates: opened where the month comes first, `03/01/2025` becomes
 * 1 March, and `13/01/2025` stays the text that it is. So it seems where all days that are settled are at most 12, all others
 * above, and swapped the dates go back and forth less, or as little and lie closer together.
 */
export function areDatesSwapped(profiles: readonly ColumnProfile[], layout: Pick<Layout, 'fields'>): boolean {
  const dates = profiles[columnOf(layout, 'date') ?? -1]?.dates
  if (dates?.swapped === undefined) return false
  const { swapped } = dates
  const all = dateOrders.map((order) => dates[order]).find(({ read }) => read === swapped.read)
  if (all === undefined) return false
  const [turned, asWritten] = [turns(swapped), turns(all)]
  return turned < asWritten || (turned === asWritten && span(swapped) < span(all))
}

function turns({ up, down }: DateOrderTally): number {
  return Math.min(up, down)
}

function span({ from, to }: DateOrderTally): number {
  return from === null || to === null ? 0 : dayCount(to) - dayCount(from)
}
