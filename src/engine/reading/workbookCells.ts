import type { CellObject, WorkSheet } from 'xlsx'
import type { Cell, Cells } from '#shared/reading/cell.ts'
import { formatMeaning, type FormatMeaning } from '#shared/reading/numberFormat.ts'
import { serialDate, type DateSystem } from '#shared/reading/serialDate.ts'

// As BIFF numbers them, which SheetJS keeps for every format.
const errorTexts = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
])

const SECONDS_A_DAY = 86_400
// Above this a float shows fewer digits than it has, and Excel an exponent.
const LONG_NUMBER = 1e15

/** The rows of a sheet as the source holds them, from the sheet's row 1 on, without the blank ones after the last filled one. */
export function sheetRows(sheet: WorkSheet, system: DateSystem): Cells[] {
  const readCell = cellReader(system)
  const rows = (sheet['!data'] ?? []).map((row) => rowCells(row, readCell))
  const last = rows.findLastIndex((cells) => cells.length > 0)
  // Array.from fills the holes that SheetJS leaves for rows without cells.
  return Array.from({ length: last + 1 }, (_, at) => rows[at] ?? [])
}

function rowCells(
  row: readonly CellObject[] | undefined,
  readCell: (cell: CellObject | undefined) => Cell,
): Cells {
  const cells = Array.from(row ?? [], readCell)
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
}

function cellReader(system: DateSystem): (cell: CellObject | undefined) => Cell {
  const meanings = new Map<string, FormatMeaning>()
  const meaningOf = (format: string): FormatMeaning => {
    const known = meanings.get(format) ?? formatMeaning(format)
    meanings.set(format, known)
    return known
  }
  return (cell) => {
    switch (cell?.t) {
      case undefined:
      case 'z':
        return ''
      case 's':
        return String(cell.v ?? '').trim()
      case 'b':
        return cell.v === true ? 'TRUE' : 'FALSE'
      case 'e':
        return { error: errorTexts.get(Number(cell.v)) ?? '#ERROR!' }
      case 'd':
      case 'n':
        return numberCell(Number(cell.v), String(cell.z ?? 'General'), meaningOf, system)
    }
  }
}

function numberCell(
  value: number,
  format: string,
  meaningOf: (format: string) => FormatMeaning,
  system: DateSystem,
): Cell {
  const meaning = meaningOf(format)
  if (meaning === 'date') {
    const date = serialDate(value, system)
    if (date !== null) return { date }
  }
  if (meaning !== 'number' && value >= 0 && value < 1) return timeOfDay(value)
  return Number.isInteger(value) ? wholeNumber(value, format) : value
}

// Ids are written as numbers: all their digits count, and the zeros that a format like 00000 puts before them.
function wholeNumber(value: number, format: string): Cell {
  if (/^0{2,}$/.test(format)) return String(value).padStart(format.length, '0')
  return Math.abs(value) >= LONG_NUMBER ? BigInt(value).toString() : value
}

function timeOfDay(fraction: number): string {
  const seconds = Math.round(fraction * SECONDS_A_DAY) % SECONDS_A_DAY
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}
