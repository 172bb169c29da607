import { dayNumberOf, dayText, withDayAndMonthSwapped, type DayNumber } from '#shared/dates/dayNumber.ts'
import { alsoReadsAs } from '#shared/dates/bareDates.ts'
import { longestDate, parseDate } from '#shared/dates/parseDate.ts'
import type { StatementPeriod } from '#shared/dates/statementPeriod.ts'
import type { ColumnProfile, DateOrderTally, Witness } from '#shared/layout/columnProfile.ts'
import type { DateOrder } from '#shared/layout/layout.ts'
import type { Cell } from '#shared/reading/cell.ts'

/** The days that one cell can be, by order; an order that cannot read it is absent. */
type Readings = Partial<Record<DateOrder, string>>

/** The same as numbers, in the order of `dateOrders`; 0 where an order cannot read it. */
type Days = readonly [DayNumber, DayNumber, DayNumber]

const leadingYear = /^\d{4}[-/. ]/
// Whether days without a year are dates can be seen before the year is known.
const anyYear: StatementPeriod = { from: '2000-01-01', to: '2000-12-31' }

/** What a column's heading and its file say of the dates that may be in it. */
export interface DatesExpected {
  /** Whether the heading speaks of dates; null where there is none. */
  readonly byHeading: boolean | null
  /** What the file is of, from which dates without a year have theirs. */
  readonly period: StatementPeriod | null
}

/** The days that a cell can be. A year of four digits in front settles the order by itself, so such a cell is read once. */
export function readDate(cell: Cell, text: string, { byHeading, period }: DatesExpected): Readings {
  if (text.length > longestDate || !/\d/.test(text)) return {}
  if (typeof cell === 'object' || leadingYear.test(text)) return sameUnderAll(parseDate(cell, 'ymd'))
  if (!isExpected(alsoReadsAs(text), byHeading)) return {}
  const readings: Readings = {}
  for (const order of ordersTried) {
    const day = parseDate(cell, order, period ?? anyYear)
    if (day.ok) readings[order] = day.value
    // A text that has no parts of a date in this order has none in any.
    else if (order === 'dmy' && day.error === 'date.unreadable') return readings
  }
  return readings
}

const ordersTried: readonly DateOrder[] = ['dmy', 'mdy', 'ymd']

/** `250331` and `45717` are dates where a heading says so, `31/03` also where none says otherwise. */
function isExpected(also: ReturnType<typeof alsoReadsAs>, byHeading: boolean | null): boolean {
  if (also === 'number') return byHeading === true
  return also === null || byHeading !== false
}

function sameUnderAll(day: ReturnType<typeof parseDate>): Readings {
  return day.ok ? { ymd: day.value, dmy: day.value, mdy: day.value } : {}
}

interface OrderCount {
  read: number
  only: number
  witness: Witness | null
  up: number
  down: number
  from: DayNumber
  to: DayNumber
  latest: DayNumber
}

/** Gathers what a column says about its dates, in one pass and in constant space. */
export class DateTally {
  readonly #ymd = untouched()
  readonly #dmy = untouched()
  readonly #mdy = untouched()
  readonly #expected: DatesExpected
  #latest: { readonly cell: Cell; readonly days: Days } = { cell: '', days: [0, 0, 0] }
  #swapped: SwappedDays | null = { settled: 0, others: null, order: untouched() }
  #ambiguous = 0
  #first: Witness | null = null
  #firstAmbiguous: Witness | null = null

  constructor(expected: DatesExpected) {
    this.#expected = expected
  }

  add(cell: Cell, text: string, row: number): void {
    const days = this.#daysOf(cell, text)
    const read = days.filter((day) => day !== 0)
    if (read.length === 0) return
    const witness = { row, text }
    this.#first ??= witness
    if (differ(...days)) this.#firstAmbiguous ??= witness
    if (read.length === 1)
      for (const [index, order] of [this.#ymd, this.#dmy, this.#mdy].entries())
        if (days[index] !== 0) order.witness ??= witness
    this.#count(...days)
  }

  /** Rows of one day often follow each other, and what is no day is often written alike. */
  #daysOf(cell: Cell, text: string): Days {
    if (cell === this.#latest.cell) return this.#latest.days
    const { ymd, dmy, mdy } = readDate(cell, text, this.#expected)
    const days: Days = [numberOf(ymd), numberOf(dmy), numberOf(mdy)]
    this.#latest = { cell, days }
    return days
  }

  /**
   * Takes the days that a cell can be, by order, where its text need not be kept: false, and nothing is taken, where it
   * would be the column's first date, or the first that only one order reads or that differs by order.
   */
  addDays(ymd: DayNumber, dmy: DayNumber, mdy: DayNumber): boolean {
    const only = onlyOne(ymd, dmy, mdy)
    if (this.#first === null || (only !== null && this.#orderOf(only).witness === null)) return false
    if (this.#firstAmbiguous === null && differ(ymd, dmy, mdy)) return false
    this.#count(ymd, dmy, mdy)
    return true
  }

  /** Whether not one date was seen. */
  get isEmpty(): boolean {
    return this.#first === null
  }

  profile(): ColumnProfile['dates'] {
    const { settled = 0, others = null, order } = this.#swapped ?? {}
    return {
      ...(order !== undefined && settled > 0 && others !== null && { swapped: tallyOf(order) }),
      ymd: tallyOf(this.#ymd),
      dmy: tallyOf(this.#dmy),
      mdy: tallyOf(this.#mdy),
      ambiguous: this.#ambiguous,
      first: this.#first,
      firstAmbiguous: this.#firstAmbiguous,
    }
  }

  #count(ymd: DayNumber, dmy: DayNumber, mdy: DayNumber): void {
    if (differ(ymd, dmy, mdy)) this.#ambiguous++
    const only = onlyOne(ymd, dmy, mdy)
    if (only !== null) this.#orderOf(only).only++
    if (this.#swapped !== null && !followSwapped(this.#swapped, ymd, dmy, mdy)) this.#swapped = null
    if (ymd !== 0) follow(this.#ymd, ymd)
    if (dmy !== 0) follow(this.#dmy, dmy)
    if (mdy !== 0) follow(this.#mdy, mdy)
  }

  #orderOf(order: DateOrder): OrderCount {
    switch (order) {
      case 'ymd':
        return this.#ymd
      case 'dmy':
        return this.#dmy
      case 'mdy':
        return this.#mdy
    }
  }
}

/** The days of a column with those swapped whose writing settles day and month; `others` is the one order of all other days. */
interface SwappedDays {
  settled: number
  others: DateOrder | null
  readonly order: OrderCount
}

const months = 12

/** Takes the next day; false where no program can have swapped the column's: it leaves only those above 12 as they are written. */
function followSwapped(swapped: SwappedDays, ymd: DayNumber, dmy: DayNumber, mdy: DayNumber): boolean {
  const only = onlyOne(ymd, dmy, mdy)
  if (only !== null) {
    follow(swapped.order, ymd || dmy || mdy)
    swapped.others ??= only
    return swapped.others === only
  }
  const isSettled = ymd !== 0 && ymd === dmy && ymd === mdy
  if (!isSettled || ymd % 100 > months) return false
  follow(swapped.order, withDayAndMonthSwapped(ymd))
  swapped.settled++
  return true
}

/** Whether two orders read different days. */
function differ(ymd: DayNumber, dmy: DayNumber, mdy: DayNumber): boolean {
  return (
    (ymd !== 0 && dmy !== 0 && ymd !== dmy) ||
    (ymd !== 0 && mdy !== 0 && ymd !== mdy) ||
    (dmy !== 0 && mdy !== 0 && dmy !== mdy)
  )
}

function untouched(): OrderCount {
  return { read: 0, only: 0, witness: null, up: 0, down: 0, from: 0, to: 0, latest: 0 }
}

function follow(order: OrderCount, day: DayNumber): void {
  if (order.read === 0) order.from = order.to = order.latest = day
  order.read++
  if (day > order.latest) order.up++
  if (day < order.latest) order.down++
  if (day < order.from) order.from = day
  if (day > order.to) order.to = day
  order.latest = day
}

/** The one order that reads a cell; null where several do, or none. */
function onlyOne(ymd: DayNumber, dmy: DayNumber, mdy: DayNumber): DateOrder | null {
  if (ymd !== 0) return dmy === 0 && mdy === 0 ? 'ymd' : null
  if (dmy !== 0) return mdy === 0 ? 'dmy' : null
  return mdy === 0 ? null : 'mdy'
}

function tallyOf({ latest: _latest, from, to, ...counts }: OrderCount): DateOrderTally {
  return { ...counts, from: textOf(from), to: textOf(to) }
}

function numberOf(day: string | undefined): DayNumber {
  return day === undefined ? 0 : dayNumberOf(day)
}

function textOf(day: DayNumber): string | null {
  return day === 0 ? null : dayText(day)
}
