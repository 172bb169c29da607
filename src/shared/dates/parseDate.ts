import { calendarDay } from '#shared/dates/calendarDay.ts'
import { monthNamed } from '#shared/dates/monthNames.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { DateOrder } from '#shared/layout/layout.ts'
import type { Cell } from '#shared/reading/cell.ts'

/** Why a cell is no date. */
export type DateProblem = 'date.missing' | 'date.unreadable' | 'date.impossible' | 'cell.error'

interface Parts {
  readonly year: string
  readonly month: string
  readonly day: string
}

const yearFirst = /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})$/
const yearLast = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/
const eightDigits = /^\d{8}$/
const dayThenName = /^(\d{1,2})[-/. ]*(\p{L}{3,})[-/., ]*(\d{4}|\d{2})$/u
const nameThenDay = /^(\p{L}{3,})[-/. ]*(\d{1,2})[-/., ]+(\d{4})$/u
const yearThenName = /^(\d{4})[-/. ]*(\p{L}{3,})[-/. ]*(\d{1,2})$/u
const timeBehind =
  /(?:T|,? +)(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?(?: ?[ap]m)?(?: ?(?:Z|UTC|GMT|SAST|[+-]\d\d:?\d\d))?$/i
const compactTimeBehind = /(?<=^\d{8})T\d{4}(?:\d\d)?(?:Z|[+-]\d{4})?$/

/**
 * Reads a cell as a calendar date, `YYYY-MM-DD`. The order decides only where the text leaves it open: a year of four digits
 * in front, or a month by its name, speaks for itself. A time behind the date is dropped, never reckoned with. Two-digit
 * years are 1970 to 2069. A plain number is no date: the reader has made dates of the workbook's own already.
 */
export function parseDate(cell: Cell, order: DateOrder): Result<string, DateProblem> {
  if (typeof cell === 'number') return err('date.unreadable')
  if (typeof cell === 'object') return 'date' in cell ? parseText(cell.date, 'ymd') : err('cell.error')
  const text = cell.trim()
  return text === '' ? err('date.missing') : parseText(text, order)
}

function parseText(text: string, order: DateOrder): Result<string, DateProblem> {
  const date = text.length > 10 ? text.replace(timeBehind, '').replace(compactTimeBehind, '') : text
  const parts = byDigits(date, order) ?? byName(date)
  if (parts === null) return err('date.unreadable')
  const day = calendarDay(fullYear(parts.year), Number(parts.month), Number(parts.day))
  return day === null ? err('date.impossible') : ok(day)
}

function byDigits(date: string, order: DateOrder): Parts | null {
  if (eightDigits.test(date)) return byPlace(date, order)
  const [, year, , middle, last] = yearFirst.exec(date) ?? []
  if (year !== undefined && middle !== undefined && last !== undefined) {
    return { year, month: middle, day: last }
  }
  const [, first, , second, third] = yearLast.exec(date) ?? []
  if (first === undefined || second === undefined || third === undefined) return null
  return inOrder(first, second, third, order)
}

function inOrder(first: string, second: string, third: string, order: DateOrder): Parts | null {
  switch (order) {
    case 'dmy':
      return { day: first, month: second, year: third }
    case 'mdy':
      return { month: first, day: second, year: third }
    case 'ymd':
      return third.length === 4 || first.length === 1 ? null : { year: first, month: second, day: third }
  }
}

/** Eight digits begin with the year, unless a year stands at the end: no month is 19, 20 or 21, so both cannot be. */
function byPlace(date: string, order: DateOrder): Parts {
  const yearAtEnd = /^(?:19|20|21)/.test(date.slice(4))
  if (!yearAtEnd || order === 'ymd') {
    return { year: date.slice(0, 4), month: date.slice(4, 6), day: date.slice(6) }
  }
  const [first, second, year] = [date.slice(0, 2), date.slice(2, 4), date.slice(4)]
  return order === 'dmy' ? { day: first, month: second, year } : { month: first, day: second, year }
}

function byName(date: string): Parts | null {
  const [, day, name, year] = dayThenName.exec(date) ?? []
  if (day !== undefined) return named(year, name, day)
  const [, leading, dayBehind, yearBehind] = nameThenDay.exec(date) ?? []
  if (leading !== undefined) return named(yearBehind, leading, dayBehind)
  const [, yearBefore, middle, last] = yearThenName.exec(date) ?? []
  return named(yearBefore, middle, last)
}

function named(year: string | undefined, name: string | undefined, day: string | undefined): Parts | null {
  if (year === undefined || name === undefined || day === undefined) return null
  const month = monthNamed(name)
  return month === undefined ? null : { year, month: String(month), day }
}

function fullYear(year: string): number {
  const number = Number(year)
  if (year.length === 4) return number
  return number < 70 ? 2000 + number : 1900 + number
}
