import type { DayNumber } from '#shared/dates/dayNumber.ts'

const ZERO = 48
const NINE = 57
const DASH = 45
const DOT = 46
const SLASH = 47
const SPACE = 32
const COLON = 58
const daysBefore = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * Reads the plainest writings of a date from its bytes: `2024/01/31` and `31/01/2024`, with two digits each for day and
 * month, `-`, `/`, `.` or a space between, and a time of day behind it at most. All else is for `parseDate`, with which
 * this agrees wherever it reads anything.
 */
export class ByteDay {
  /** The day under each order, as a number that grows with time, 20240131; 0 where the calendar has none such. */
  ymd: DayNumber = 0
  dmy: DayNumber = 0
  mdy: DayNumber = 0

  /** Whether these bytes are such a date under at least one order. */
  read(bytes: Uint8Array, from: number, to: number): boolean {
    if (to - from < 10) return false
    const third = bytes[from + 2] ?? 0
    const isYearFirst = third >= ZERO && third <= NINE
    const at = from + (isYearFirst ? 4 : 2)
    const separator = bytes[at] ?? 0
    if (separator !== DASH && separator !== SLASH && separator !== DOT && separator !== SPACE) return false
    if (bytes[at + 3] !== separator || !isTime(bytes, from + 10, to)) return false
    const middle = digits(bytes, at + 1, 2)
    if (isYearFirst) {
      const day = dayNumber(digits(bytes, from, 4), middle, digits(bytes, at + 4, 2))
      this.ymd = this.dmy = this.mdy = day
      return day !== 0
    }
    const first = digits(bytes, from, 2)
    const year = digits(bytes, at + 4, 4)
    this.ymd = 0
    this.dmy = dayNumber(year, middle, first)
    this.mdy = dayNumber(year, first, middle)
    return this.dmy !== 0 || this.mdy !== 0
  }
}

/** So many digits as a number; -1 where one of them is none. */
function digits(bytes: Uint8Array, from: number, count: number): number {
  let number = 0
  for (let at = from; at < from + count; at++) {
    const byte = bytes[at] ?? 0
    if (byte < ZERO || byte > NINE) return -1
    number = number * 10 + byte - ZERO
  }
  return number
}

function dayNumber(year: number, month: number, day: number): DayNumber {
  // The years that `calendarDay` takes.
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return 0
  const isLeapDay = month === 2 && day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  if (day > (daysBefore[month - 1] ?? 0) && !isLeapDay) return 0
  return year * 10000 + month * 100 + day
}

/** Whether nothing stands here, or ` 17:22` or ` 17:22:41`. */
function isTime(bytes: Uint8Array, from: number, to: number): boolean {
  if (from === to) return true
  const length = to - from
  if ((length !== 6 && length !== 9) || bytes[from] !== SPACE || bytes[from + 3] !== COLON) return false
  const hour = digits(bytes, from + 1, 2)
  if (hour < 0 || hour > 24 || !isSixtieth(bytes, from + 4)) return false
  return length === 6 || (bytes[from + 6] === COLON && isSixtieth(bytes, from + 7))
}

function isSixtieth(bytes: Uint8Array, from: number): boolean {
  const number = digits(bytes, from, 2)
  return number >= 0 && number < 60
}
