const longestMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The day as `YYYY-MM-DD`; null where the calendar has none such, or the year is outside 1900 to 2199 and so a slip. */
export function calendarDay(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return null
  if (day < 1 || day > daysIn(year, month)) return null
  return `${year}-${pad(month)}-${pad(day)}`
}

/** How many days a month has; months count from 1. */
export function daysIn(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (longestMonth[month - 1] ?? 0)
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function pad(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}
