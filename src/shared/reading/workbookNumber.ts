import { plainDecimal, type Cell } from '#shared/reading/cell.ts'
import {
  formatDirections,
  formatMeaning,
  maskedNumber,
  type FormatDirections,
  type FormatMeaning,
} from '#shared/reading/numberFormat.ts'
import { serialDate, type DateSystem } from '#shared/reading/serialDate.ts'

/** Makes a cell of a workbook's number and its number format. */
export type NumberReader = (value: number, format: string) => Cell

const SECONDS_A_DAY = 86_400
// Above this a float shows fewer digits than it has, and Excel an exponent.
const LONG_NUMBER = 1e15

/**
 * A reader of the numbers of one workbook. A date format makes a calendar date, its time dropped; a time format text like
 * `18:00:00`, an elapsed time too, `26:30:00`; a format such as `00000` the digits that it shows, one such as `0.00" CR"` a text with
 * that word; all else stays a number, whole
 * ones beyond 15 digits as text: every digit where a float holds it, else 15 and zeros. A number that is none, or endless, is an
 * error cell.
 */
export function createNumberReader(system: DateSystem): NumberReader {
  const readers = new Map<string, (value: number) => Cell>()
  return (value, format) => {
    const reader = readers.get(format) ?? createFormatReader(format, system)
    readers.set(format, reader)
    return reader(value)
  }
}

/** A reader of the numbers that have one format: it does what `createNumberReader` says, and knows the format's meaning beforehand. */
export function createFormatReader(format: string, system: DateSystem): (value: number) => Cell {
  const meaning = formatMeaning(format)
  const directions = formatDirections(format)
  // Whether a format is a mask does not depend on the number.
  const isMask = maskedNumber(0, format) !== null
  return (value) => {
    if (!Number.isFinite(value)) return { error: 'a number that cannot be read' }
    const moment = meaning === 'number' ? null : momentCell(value, meaning, system)
    const shown = moment ?? withDirection(value, directions)
    return shown ?? (isMask ? maskedNumber(value, format) : null) ?? plainNumber(value)
  }
}

// Null where Excel shows only `#####`, a day 0 or a day that never was: the bare number is then found to be no date.
function momentCell(value: number, meaning: FormatMeaning, system: DateSystem): Cell | null {
  if (meaning === 'date') {
    const date = serialDate(value, system)
    return date === null ? null : { date }
  }
  if (value < 0) return null
  return clock(meaning === 'time' ? value % 1 : value, meaning)
}

function clock(days: number, meaning: FormatMeaning): string {
  const rounded = Math.round(days * SECONDS_A_DAY)
  const seconds = meaning === 'time' ? rounded % SECONDS_A_DAY : rounded
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}

/** A number with the word for debit or credit that only its format shows. */
function withDirection(value: number, { positive, negative }: FormatDirections): string | null {
  const own = value < 0 ? negative : null
  const direction = own ?? positive
  if (direction === null || value === 0) return null
  return `${plainDecimal(own === null ? value : -value)} ${direction === 'credit' ? 'CR' : 'DR'}`
}

function plainNumber(value: number): Cell {
  if (!Number.isInteger(value) || Math.abs(value) < LONG_NUMBER) return value
  return Number.isSafeInteger(value) ? String(value) : plainDecimal(value)
}
