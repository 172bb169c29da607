import { calendarDay } from '#shared/dates/calendarDay.ts'
import { dayCount } from '#shared/dates/dayCount.ts'

/** The days that a statement is of, first and last, `YYYY-MM-DD` each. */
export interface StatementPeriod {
  readonly from: string
  readonly to: string
}

/** What is booked is of the period, or lies a little outside it. */
const farthest = 92

/**
 * The day of a date that is written without its year, in the year that brings it into the period or nearest to it: a statement
 * from December to January has both years. Null where no year does, or two do. 29 February counts in leap years alone.
 */
export function dayInPeriod(month: number, day: number, { from, to }: StatementPeriod): string | null {
  const [first, last] = [Number(from.slice(0, 4)) - 1, Number(to.slice(0, 4)) + 1]
  const found: { day: string; outside: number }[] = []
  for (let year = first; year <= last; year++) {
    const date = calendarDay(year, month, day)
    if (date !== null) found.push({ day: date, outside: daysOutside(date, { from, to }) })
  }
  const [nearest, next] = found.sort((one, other) => one.outside - other.outside)
  if (nearest === undefined || nearest.outside > farthest || nearest.outside === next?.outside) return null
  return nearest.day
}

/** By how many days a date lies before or after a period; 0 within it. */
export function daysOutside(day: string, { from, to }: StatementPeriod): number {
  if (day < from) return dayCount(from) - dayCount(day)
  return day > to ? dayCount(day) - dayCount(to) : 0
}
