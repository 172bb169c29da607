import { parseDate } from '#shared/dates/parseDate.ts'
import type { Cell, Cells } from '#shared/reading/cell.ts'
import { cellKind, isBlank } from '#shared/reading/cellKind.ts'
import { rowLabel, speaksOfTotal } from '#shared/reading/rowWords.ts'

/** What a cell that is merged over rows below its own says for those, `''` for nothing, and whether a text stands in its row. */
export interface Merged {
  readonly value: Cell
  readonly isNamed: boolean
}

/**
 * Tells what cells of a row say for the rows below that they are merged over: a date says it for each of them; a text or the number of an
 * account where the row has an amount and a date, as that of another row is a title or a heading. An amount is there once: it would be
 * counted twice.
 */
export function saidBelow(row: Cells): (value: Cell) => Merged {
  const isTransaction = hasAmount(row) && row.some(isDay)
  const isNamed = row.some(isText)
  return (value) => ({ value: isDay(value) || (isTransaction && isWord(value)) ? value : '', isNamed })
}

/**
 * A row with what cells of rows above say for it, by their columns, where it is blank itself. A row without an amount of its own is no
 * more than a row's second line, or a heading's; one that is called a total, or nothing where those above have names, is a sum of them.
 */
export function filledFromAbove(row: Cells, above: ReadonlyMap<number, Merged>): Cells {
  if (above.size === 0 || !hasAmount(row) || row.some(isOfTotal)) return row
  const said = [...above].filter(([column, { value }]) => value !== '' && isBlank(row[column]))
  const isNamed = row.some(isText) || said.some(([, { value }]) => isText(value))
  const cells = [...row]
  for (const [column, merged] of said) {
    if (merged.isNamed && !isNamed) continue
    while (cells.length < column) cells.push('')
    cells[column] = merged.value
  }
  return cells
}

/** Whether a row holds an amount, be it one in a text. */
export function hasAmount(row: Cells): boolean {
  const isNumber = (cell: Cell): boolean => typeof cell === 'number' && !isLong(cell)
  return row.some(isNumber) || row.some((cell) => cellKind(cell) === 'number' && !isLong(cell))
}

// No amount that is merged over rows has eight digits and no decimals.
const leastLong = 10_000_000

/** Whether a cell is a whole number of so many digits that it is an account's, or a date's. */
export function isLong(cell: Cell): boolean {
  if (typeof cell === 'number') return cell >= leastLong && Number.isInteger(cell)
  return typeof cell === 'string' && /^\s*\d{8,}\s*$/.test(cell)
}

function isWord(cell: Cell): boolean {
  return cellKind(cell) === 'text' || isLong(cell)
}

function isText(cell: Cell): boolean {
  return cellKind(cell) === 'text' && !isDay(cell)
}

/** Whether a cell is a date, be it without its year, or with its day of the week. */
function isDay(cell: Cell): boolean {
  const kind = cellKind(cell)
  if (kind === 'date' || kind === 'empty' || (kind === 'number' && !isLong(cell))) return kind === 'date'
  const read = parseDate(cell, 'dmy')
  return read.ok || read.error === 'date.yearless' || read.error === 'date.impossible'
}

function isOfTotal(cell: Cell): boolean {
  return cell !== '' && (rowLabel(cell) !== null || speaksOfTotal(cell))
}
