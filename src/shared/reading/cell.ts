import { z } from 'zod'

/**
 * One cell as the source holds it. Text files have only text. A workbook's number is a binary float as stored; its
 * date is a calendar date that the reader made from the serial number, `YYYY-MM-DD`; an error cell is `#REF!` and the like.
 */
export const cellSchema = z.union([
  z.string(),
  z.number(),
  z.strictObject({ date: z.string() }),
  z.strictObject({ error: z.string() }),
])

/** One cell as the source holds it; an empty one is `''`. */
export type Cell = z.infer<typeof cellSchema>

/** The cells of one source row, in column order; may be shorter or longer than the heading. A blank row is `[]`. */
export type Cells = readonly Cell[]

/** A row that a reader had to pass over, in place of its cells, with the reason; errors of workbooks begin with `#`. */
export function unreadableRow(why: string): Cells {
  return [{ error: why }]
}

/** Whether a row is one that a reader had to pass over. */
export function isUnreadable([only, ...others]: Cells): boolean {
  return others.length === 0 && typeof only === 'object' && 'error' in only && !only.error.startsWith('#')
}

/** What a user sees of a cell: text as it stands, numbers rounded to the 15 significant digits that Excel shows. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return plainDecimal(cell)
  return 'date' in cell ? cell.date : cell.error
}

/** A binary float as decimal text without an exponent, rounded to 15 significant digits: `0.1 + 0.2` is `0.3`. */
export function plainDecimal(value: number): string {
  const [mantissa = '0', exponent] = value.toPrecision(15).split('e')
  return trimZeros(exponent === undefined ? mantissa : shiftPoint(mantissa, Number(exponent)))
}

function trimZeros(decimal: string): string {
  const trimmed = decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
  return trimmed === '-0' ? '0' : trimmed
}

function shiftPoint(mantissa: string, places: number): string {
  const sign = mantissa.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const digits = whole + fraction
  const point = whole.length + places
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length)
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}
