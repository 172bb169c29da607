import { parseDate } from '#shared/dates/parseDate.ts'
import type { ColumnProfile, DateOrderTally, Witness } from '#shared/layout/columnProfile.ts'
import { dateOrders, type DateOrder } from '#shared/layout/layout.ts'
import type { Cell } from '#shared/reading/cell.ts'

/** The days that one cell can be, by order; an order that cannot read it is absent. */
type Readings = Partial<Record<DateOrder, string>>

const longestDate = 40
const leadingYear = /^\d{4}[-/. ]/

/** The days that a cell can be. A year of four digits in front settles the order by itself, so such a cell is read once. */
export function readDate(cell: Cell, text: string): Readings {
  if (typeof cell === 'number' || text.length > longestDate || !/\d/.test(text)) return {}
  if (typeof cell === 'object' || leadingYear.test(text)) return sameUnderAll(parseDate(cell, 'ymd'))
  const readings: Readings = {}
  for (const order of dateOrders) {
    const day = parseDate(text, order)
    if (day.ok) readings[order] = day.value
  }
  return readings
}

function sameUnderAll(day: ReturnType<typeof parseDate>): Readings {
  return day.ok ? { ymd: day.value, dmy: day.value, mdy: day.value } : {}
}

/** Gathers what a column says about its dates, in one pass and in constant space. */
export class DateTally {
  #orders: Record<DateOrder, DateOrderTally> = { ymd: untouched(), dmy: untouched(), mdy: untouched() }
  #latest: Readings = {}
  #ambiguous = 0
  #first: Witness | null = null

  add(cell: Cell, text: string, row: number): void {
    const readings = readDate(cell, text)
    const days = Object.values(readings)
    if (days.length === 0) return
    this.#first ??= { row, text }
    if (days.some((day) => day !== days[0])) this.#ambiguous++
    for (const order of dateOrders) {
      const day = readings[order]
      if (day !== undefined) this.#count(order, day, days.length === 1 ? { row, text } : null)
    }
  }

  /** Whether not one date was seen. */
  get isEmpty(): boolean {
    return this.#first === null
  }

  profile(): ColumnProfile['dates'] {
    const { ymd, dmy, mdy } = this.#orders
    return {
      ymd: { ...ymd },
      dmy: { ...dmy },
      mdy: { ...mdy },
      ambiguous: this.#ambiguous,
      first: this.#first,
    }
  }

  #count(order: DateOrder, day: string, onlyHere: Witness | null): void {
    const tally = this.#orders[order]
    const before = this.#latest[order] ?? day
    tally.read++
    if (day > before) tally.up++
    if (day < before) tally.down++
    if (tally.from === null || day < tally.from) tally.from = day
    if (tally.to === null || day > tally.to) tally.to = day
    this.#latest[order] = day
    if (onlyHere === null) return
    tally.only++
    tally.witness ??= onlyHere
  }
}

function untouched(): DateOrderTally {
  return { read: 0, only: 0, witness: null, up: 0, down: 0, from: null, to: null }
}
