import { besideDate } from '#shared/dates/besideDate.ts'
import { calendarDay } from '#shared/dates/calendarDay.ts'
import { monthNamed } from '#shared/dates/monthNames.ts'
import { dayInPeriod, type StatementPeriod } from '#shared/dates/statementPeriod.ts'
import { weekdayOf } from '#shared/dates/weekday.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { DateOrder } from '#shared/layout/layout.ts'
import { plainDecimal, type Cell } from '#shared/reading/cell.ts'
import { serialDate } from '#shared/reading/serialDate.ts'

/** Why a cell is no date. `date.yearless` is a day of which the year is not known. */
export type DateProblem =
  'date.missing' | 'date.unreadable' | 'date.impossible' | 'date.yearless' | 'cell.error'

interface Parts {
  /** Null where none is written. */
  readonly year: string | null
  readonly month: string
  readonly day: string
}

/** No date is longer, with its time and the long name of its zone. */
export const longestDate = 70

const yearFirst = /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})$/
const yearLast = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/
const yearMonthDay = /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]$/u
const withoutYear = /^(\d{1,2})[-/](\d{1,2})$/
const eightDigits = /^\d{8}$/
const sixDigits = /^\d{6}$/
// 1954 to 2091: a workbook's count of days that was saved as text.
const serial = /^([2-6]\d{4})(?:\.\d+)?$/
const dayThenName = /^(\d{1,2})[-/. ]*(\p{L}{3,})(?:[-/., ]*(\d{4}|\d{2}))?$/u
const nameThenDay = /^(\p{L}{3,})[-/. ]*(\d{1,2})(?:[-/., ]+(\d{4}|\d{2}))?$/u
const yearThenName = /^(\d{4})[-/. ]*(\p{L}{3,})[-/. ]*(\d{1,2})$/u

/**
 * Reads a cell as a calendar date, `YYYY-MM-DD`. The order decides only where the text leaves it open: a year of four digits
 * in front, or a month by its name, speaks for itself. A time and a zone beside the date are dropped, never reckoned with; a
 * day of the week has to be that of the date. Two-digit years are 1970 to 2069. A date without a year is in the period that
 * the file is of. A number that a workbook stores is a date only by its eight digits: dates of its own come as such.
 */
export function parseDate(
  cell: Cell,
  order: DateOrder,
  period: StatementPeriod | null = null,
): Result<string, DateProblem> {
  if (typeof cell === 'number') return parseStored(plainDecimal(cell), order)
  if (typeof cell === 'object') return 'date' in cell ? parseText(cell.date, 'ymd', null) : err('cell.error')
  const text = cell.trim()
  return text === '' ? err('date.missing') : parseText(text, order, period)
}

function parseStored(digits: string, order: DateOrder): Result<string, DateProblem> {
  return eightDigits.test(digits) ? parseText(digits, order, null) : err('date.unreadable')
}

/** Reads a number that a workbook stores without a format of dates as its count of days from 1900, if it is one of 1954 to 2091. */
export function parseDayCount(cell: number): Result<string, DateProblem> {
  const [, count] = serial.exec(plainDecimal(cell)) ?? []
  return count === undefined ? err('date.unreadable') : ofSerial(Number(count))
}

function parseText(
  text: string,
  order: DateOrder,
  period: StatementPeriod | null,
): Result<string, DateProblem> {
  const plain = byDigits(text, order)
  if (plain !== null) return dayOf(plain, period)
  if (text.length > longestDate) return err('date.unreadable')
  const [, count] = serial.exec(text) ?? []
  if (count !== undefined) return ofSerial(Number(count))
  const { date, weekday } = besideDate(text)
  const parts = byDigits(date, order) ?? byName(date)
  if (parts === null) return err('date.unreadable')
  const day = dayOf(parts, period)
  return day.ok && weekday !== null && weekdayOf(day.value) !== weekday ? err('date.impossible') : day
}

function ofSerial(count: number): Result<string, DateProblem> {
  const day = serialDate(count, 1900)
  return day === null ? err('date.impossible') : ok(day)
}

function dayOf({ year, month, day }: Parts, period: StatementPeriod | null): Result<string, DateProblem> {
  if (year === null) return dayWithoutYear(Number(month), Number(day), period)
  const date = calendarDay(fullYear(year), Number(month), Number(day))
  return date === null ? err('date.impossible') : ok(date)
}

const leapYear = 2000

function dayWithoutYear(
  month: number,
  day: number,
  period: StatementPeriod | null,
): Result<string, DateProblem> {
  if (calendarDay(leapYear, month, day) === null) return err('date.impossible')
  const date = period === null ? null : dayInPeriod(month, day, period)
  return date === null ? err('date.yearless') : ok(date)
}

function byDigits(date: string, order: DateOrder): Parts | null {
  if (eightDigits.test(date)) return byPlace(date, order)
  if (sixDigits.test(date)) return inOrder(date.slice(0, 2), date.slice(2, 4), date.slice(4), order)
  const [, year, , middle, last] = yearFirst.exec(date) ?? []
  if (year !== undefined && middle !== undefined && last !== undefined) {
    return { year, month: middle, day: last }
  }
  const [, first, , second, third] = yearLast.exec(date) ?? []
  if (first !== undefined && second !== undefined && third !== undefined) {
    return inOrder(first, second, third, order)
  }
  const [, one, other] = withoutYear.exec(date) ?? []
  if (one === undefined || other === undefined) return null
  return order === 'dmy' ? { year: null, month: other, day: one } : { year: null, month: one, day: other }
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
  const [, inFront, inMiddle, behind] = yearMonthDay.exec(date) ?? []
  if (inFront !== undefined && inMiddle !== undefined && behind !== undefined)
    return { year: inFront, month: inMiddle, day: behind }
  const [, day, name, year] = dayThenName.exec(date) ?? []
  if (day !== undefined) return named(year, name, day)
  const [, leading, dayBehind, yearBehind] = nameThenDay.exec(date) ?? []
  if (leading !== undefined) return named(yearBehind, leading, dayBehind)
  const [, yearBefore, middle, last] = yearThenName.exec(date) ?? []
  return named(yearBefore, middle, last)
}

function named(year: string | undefined, name: string | undefined, day: string | undefined): Parts | null {
  const month = monthNamed(name ?? '')
  if (month === undefined || day === undefined) return null
  return { year: year ?? null, month: String(month), day }
}

function fullYear(year: string): number {
  const number = Number(year)
  if (year.length === 4) return number
  return number < 70 ? 2000 + number : 1900 + number
}
