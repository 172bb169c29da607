import { calendarDay } from '#shared/dates/calendarDay.ts'
import type { Cell } from '#shared/reading/cell.ts'
import { createNumberReader } from '#shared/reading/workbookNumber.ts'
import { NOT_WORKED_OUT } from '#engine/reading/workbookCells.ts'
import type { Attributes } from '#engine/reading/scanXml.ts'

const readDuration = createNumberReader(1900)

/**
 * The cell of an OpenDocument sheet by the attributes of its element and the text that it shows. OpenDocument names the kind of
 * every value, so that `readNumber` has to know of the cell's number format only whether it is one for dates.
 */
export function openCell(attributes: Attributes, shown: string, readNumber: (value: number) => Cell): Cell {
  const kind = attributes.get('office:value-type') ?? 'none'
  const isFormula = attributes.has('table:formula')
  if (attributes.get('calcext:value-type') === 'error') return { error: shown }
  // Programs that do not mark an error so give it a number beside it.
  if (isFormula && /^(?:#[A-Z0-9/]+[!?]?|Err:\d{3})$/.test(shown)) return { error: shown }
  switch (kind) {
    case 'float':
    case 'percentage':
    case 'currency':
      return numberCell(attributes.get('office:value') ?? '', shown, readNumber)
    case 'date':
      return dateCell(attributes.get('office:date-value') ?? '')
    case 'time':
      return timeCell(attributes.get('office:time-value') ?? '')
    case 'boolean':
      return attributes.get('office:boolean-value') === 'true' ? 'TRUE' : 'FALSE'
    case 'string':
      return attributes.get('office:string-value')?.trim() ?? shown
    default:
      return isFormula && shown === '' ? { error: NOT_WORKED_OUT } : shown
  }
}

function numberCell(value: string, shown: string, readNumber: (value: number) => Cell): Cell {
  // What is shown with zeros before it names something, and so do more digits than a float keeps.
  if (/^0\d+$/.test(shown) && Number(shown) === Number(value)) return shown
  if (/^-?\d{16,}$/.test(value)) return value
  return readNumber(value.trim() === '' ? Number.NaN : Number(value))
}

function dateCell(value: string): Cell {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:T.*)?$/.exec(value) ?? []
  const date = calendarDay(Number(year), Number(month), Number(day))
  // What is no date stays as it is written, to be seen.
  return date === null ? value : { date }
}

// An ISO duration, as OpenDocument writes times of day: `PT18H30M00S`.
function timeCell(value: string): Cell {
  const parts = /^PT(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:[.,]\d+)?S)?$/.exec(value)
  if (parts === null) return value
  const [, hours = '0', minutes = '0', seconds = '0'] = parts
  return readDuration((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400, '[h]:mm:ss')
}
