import { calendarDay } from '#shared/dates/calendarDay.ts'

/** What is wrong with a typed day; null when it is one of the calendar, YYYY-MM-DD. */
export function dayProblem(text: string): string | null {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return text !== '' && calendarDay(year, month, day) === text ? null : 'A day, as 2025-03-31'
}
