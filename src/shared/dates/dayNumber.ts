import { daysIn } from '#shared/dates/calendarDay.ts'

/** A day as a number that grows with time, 20240131; 0 is none. */
export type DayNumber = number

/** The number of a day that is written `YYYY-MM-DD`. */
export function dayNumberOf(day: string): DayNumber {
  return Number(day.replaceAll('-', ''))
}

/** The day as `YYYY-MM-DD`. */
export function dayText(day: DayNumber): string {
  const digits = String(day)
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}

/** The day that a day of at most 12 is when its day and its month are taken for each other. */
export function withDayAndMonthSwapped(day: DayNumber): DayNumber {
  const [month, dayOfMonth] = [Math.floor(day / 100) % 100, day % 100]
  return day + (month - dayOfMonth) + (dayOfMonth - month) * 100
}

/** The day that lies so many days, at most 28, before another. */
export function daysBefore(day: DayNumber, days: number): DayNumber {
  const dayOfMonth = day % 100
  if (dayOfMonth > days) return day - days
  const month = Math.floor(day / 100) % 100
  const year = Math.floor(day / 10_000) - (month === 1 ? 1 : 0)
  const monthBefore = month === 1 ? 12 : month - 1
  return year * 10_000 + monthBefore * 100 + daysIn(year, monthBefore) + dayOfMonth - days
}

/** The day that lies so many days, at most 28, after another. */
export function daysAfter(day: DayNumber, days: number): DayNumber {
  const [year, month] = [Math.floor(day / 10_000), Math.floor(day / 100) % 100]
  const over = (day % 100) + days - daysIn(year, month)
  if (over <= 0) return day + days
  return month === 12 ? (year + 1) * 10_000 + 100 + over : year * 10_000 + (month + 1) * 100 + over
}
