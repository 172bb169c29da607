import { parseDayCount } from '#shared/dates/parseDate.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { speaksOfDates } from '#shared/layout/headingScore.ts'
import type { Layout } from '#shared/layout/layout.ts'

/** Whether a column is called as dates are, and a workbook stores numbers in it that are all plausible as its count of days. */
export function mayBeDayCounts({ heading, filled, stored, head }: ColumnProfile): boolean {
  const isOfNumbers = filled > 0 && stored.numbers === filled
  return (
    isOfNumbers &&
    speaksOfDates(heading) === true &&
    head.every((text) => text === '' || countedDay(text) !== null)
  )
}

/** The column that a layout takes dates from and that holds counts of days, while nobody has said that they are. */
export function openDayCounts(profiles: readonly ColumnProfile[], layout: Layout): ColumnProfile | null {
  const column = layout.dayCounts === true ? undefined : profiles[columnOf(layout, 'date') ?? -1]
  return column !== undefined && mayBeDayCounts(column) ? column : null
}

/** The day that a stored number, as a user sees it, is by a workbook's count; null where it is none. */
export function countedDay(text: string): string | null {
  const day = text === '' ? null : parseDayCount(Number(text))
  return day?.ok === true ? day.value : null
}
