import { calendarDay } from '#shared/dates/calendarDay.ts'
import type { Cell } from '#shared/reading/cell.ts'
import { NOT_WORKED_OUT } from '#engine/reading/workbookCells.ts'

/** What a cell of XML 2003 holds: its `Data` with its type, null where it has none. */
export interface XmlData {
  readonly type: string
  readonly text: string
}

/** The cell of a workbook of XML 2003; `readNumber` knows of its number format. */
export function xmlCell(data: XmlData | null, isFormula: boolean, readNumber: (value: number) => Cell): Cell {
  const text = data?.text.trim() ?? ''
  // A formula may well give a text of no characters, but no empty number.
  if (isFormula && text === '' && data?.type !== 'String') return { error: NOT_WORKED_OUT }
  switch (data?.type ?? 'String') {
    case 'Number':
      return text === '' ? '' : readNumber(Number(text))
    case 'DateTime':
      return momentCell(text)
    case 'Boolean':
      return text === '1' ? 'TRUE' : 'FALSE'
    case 'Error':
      return { error: text }
    default:
      return text
  }
}

// Times of day are written as of 31 December 1899. What is neither stays as it is written, to be seen.
function momentCell(text: string): Cell {
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d:\d\d)[.\d]*Z?)?$/.exec(text) ?? []
  if (year === '1899' && time !== undefined) return time
  const date = calendarDay(Number(year), Number(month), Number(day))
  return date === null ? text : { date }
}
