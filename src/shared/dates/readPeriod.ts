import { calendarDay } from '#shared/dates/calendarDay.ts'
import { monthNamed } from '#shared/dates/monthNames.ts'
import { parseDate } from '#shared/dates/parseDate.ts'
import type { StatementPeriod } from '#shared/dates/statementPeriod.ts'
import { dateOrders, type DateOrder } from '#shared/layout/layout.ts'

const between = /\s*(?:[-–—/]|\b(?:to|tot|until|till|through|and|en)\b)\s*/giu
const introduction = /^(?:from|van|for|vir|period|periode)\b:?\s*/iu

/**
 * The period that a file says it is of: `1 March 2025 to 31 March 2025`, `20 Des - 19 Jan 2026`, `1-31 March 2025`, `March 2025`.
 * Where its days can be read in more than one order, all the days that it can mean; null where it names none.
 */
export function readPeriod(text: string | undefined): StatementPeriod | null {
  const said = text?.trim().replace(introduction, '') ?? ''
  const days = dateOrders.flatMap((order) => daysIn(said, order)).sort()
  const [from, to] = [days.at(0), days.at(-1)]
  return from === undefined || to === undefined ? monthIn(said) : { from, to }
}

function daysIn(said: string, order: DateOrder): string[] {
  for (const { 0: mark, index } of said.matchAll(between)) {
    const to = parseDate(said.slice(index + mark.length), order)
    const from = to.ok ? firstDay(said.slice(0, index), order, to.value) : null
    if (to.ok && from !== null && from <= to.value) return [from, to.value]
  }
  return []
}

/** The first day may be written without a year, or as a day alone. */
function firstDay(text: string, order: DateOrder, last: string): string | null {
  const yearOfLast = { from: `${last.slice(0, 4)}-01-01`, to: last }
  const read = parseDate(
    /^\d{1,2}$/.test(text) ? `${last.slice(0, 8)}${text.padStart(2, '0')}` : text,
    order,
    yearOfLast,
  )
  return read.ok ? read.value : null
}

const monthThenYear = /^(\p{L}{3,}|\d{1,2})[-/. ]+(\d{4})$/u
const yearThenMonth = /^(\d{4})[-/. ]+(\p{L}{3,}|\d{1,2})$/u

function monthIn(said: string): StatementPeriod | null {
  const [, before, behind] = monthThenYear.exec(said) ?? yearThenMonth.exec(said) ?? []
  if (before === undefined || behind === undefined) return null
  const [year, month] = /^\d{4}$/.test(before) ? [before, behind] : [behind, before]
  return wholeMonth(Number(year), monthNamed(month) ?? Number(month))
}

function wholeMonth(year: number, month: number): StatementPeriod | null {
  const days = [1, 28, 29, 30, 31].map((day) => calendarDay(year, month, day)).filter((day) => day !== null)
  const [from, to] = [days.at(0), days.at(-1)]
  return from === undefined || to === undefined ? null : { from, to }
}
