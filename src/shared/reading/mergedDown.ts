import { parseDate } from '#shared/dates/parseDate.ts'
import type { Cell, Cells } from '#shared/reading/cell.ts'
import { cellKind, isBlank } from '#shared/reading/cellKind.ts'

/** What a cell that is merged over rows below its own says for those. */
export interface Merged {
  readonly value: Cell
}

/**
 * What a cell says for the rows below that it is merged over, `''` for nothing: a date says it for each of them, a text where the row
 * that it begins in has an amount and a date, as that of another row is a title or a heading. An amount is there once: it would be
 * counted twice.
 */
export function saidBelow(value: Cell, row: Cells): Cell {
  if (isDay(value)) return value
  return cellKind(value) === 'text' && hasAmount(row) && row.some(isDay) ? value : ''
}

/**
 * A row with what cells of rows above say for it, by their columns, where it is blank itself. A row without an amount of its own is no
 * more than a row's second line, or a heading's.
 */
export function filledFromAbove(row: Cells, above: ReadonlyMap<number, Merged>): Cells {
  if (above.size === 0 || !hasAmount(row)) return row
  const cells = [...row]
  for (const [column, { value }] of above) {
    if (value === '' || !isBlank(cells[column])) continue
    while (cells.length < column) cells.push('')
    cells[column] = value
  }
  return cells
}

/** Whether a row holds a number, be it one in a text. */
export function hasAmount(row: Cells): boolean {
  return row.some((cell) => typeof cell === 'number') || row.some((cell) => cellKind(cell) === 'number')
}

/** Whether a cell is a date, be it without its year, or with its day of the week. */
function isDay(cell: Cell): boolean {
  const kind = cellKind(cell)
  if (kind !== 'text') return kind === 'date'
  const read = parseDate(cell, 'dmy')
  return read.ok || read.error === 'date.yearless' || read.error === 'date.impossible'
}
