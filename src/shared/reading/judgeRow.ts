import { balanceAmount } from '#shared/reading/balanceAmount.ts'
import type { Cell, Cells } from '#shared/reading/cell.ts'
import { cellKind, filledCells, isBlank, type CellKind } from '#shared/reading/cellKind.ts'
import {
  countsRecords,
  labelOfRow,
  mayNameBalance,
  mayNamePayment,
  mayNameSomeBalance,
  namesNetMovement,
  onlyBeginsAsBalance,
  plainWords,
  rowLabel,
  speaksOfTotal,
  totalNamed,
  type RowLabel,
} from '#shared/reading/rowWords.ts'
import type { TableShape } from '#shared/reading/tableShape.ts'

/**
 * What a row below the heading is. `note` has neither date nor amount: information within the table, a footnote below
 * it. `information` has a date and says that it is no transaction. A label with `atEdgeOnly` has an amount as a
 * transaction has: only the table's first or last row can be it. A `totalBySum` is one where the amounts say so:
 * a dated row that is called one, as nobody is for a `part`, or an undated one that speaks of one. So is a `closingBySum` the
 * balance that all rows come to.
 */
export type RowJudgement =
  | { readonly is: 'record' | 'heading' | 'note' | 'information' | 'closingBySum' }
  | { readonly is: 'totalBySum'; readonly of: 'part' | 'whole' }
  | { readonly is: RowLabel; readonly atEdgeOnly: boolean }

/** Judges one row that is not blank. In doubt it is a record: a row that nobody asked to leave out must not disappear. */
export function judgeRow(cells: Cells, shape: TableShape): RowJudgement {
  if (repeatsHeading(cells, shape)) return { is: 'heading' }
  if (isDrawnLine(cells)) return { is: 'note' }
  const labelled = judgeLabel(cells, shape)
  if (labelled !== null) return labelled
  if (isDated(cells, shape)) return judgeDated(cells, shape)
  if (isNote(cells, shape)) return { is: 'note' }
  return shape.dateColumns.length === 0 ? { is: 'record' } : judgeUndated(cells)
}

// `Number of transactions,2,490.00`, and `Total Checking` below the rows of an account of that name.
function judgeUndated(cells: Cells): RowJudgement {
  const first = cells.find((cell) => !isBlank(cell))
  if (countsRecords(first)) return { is: 'information' }
  return speaksOfTotal(first) ? { is: 'totalBySum', of: 'part' } : { is: 'record' }
}

// Below headings, as Markdown has them, or above a sum.
function isDrawnLine(cells: Cells): boolean {
  return cells.every((cell) => isBlank(cell) || (typeof cell === 'string' && /^:?[-=_+–—]{2,}:?$/.test(cell)))
}

function judgeDated(cells: Cells, shape: TableShape): RowJudgement {
  if (isInformation(cells, shape)) return { is: 'information' }
  if (shape.balanceColumn === null && mayNameSomeBalance(cells)) return { is: 'closingBySum' }
  const of = totalNamed(cells)
  return of === null ? { is: 'record' } : { is: 'totalBySum', of }
}

function repeatsHeading(cells: Cells, { headingLines }: TableShape): boolean {
  return headingLines.some((headings) => repeats(cells, headings))
}

function repeats(cells: Cells, headings: readonly string[]): boolean {
  const [first = ''] = headings
  if (headings.length === 0 || plainWords(cells[0]) !== first) return false
  return Array.from({ length: Math.max(cells.length, headings.length) }).every(
    (_, column) => plainWords(cells[column]) === (headings[column] ?? ''),
  )
}

function judgeLabel(cells: Cells, shape: TableShape): RowJudgement | null {
  const label = labelOfRow(cells)
  if (label === null) {
    if (onlyStatesBalance(cells, shape)) return { is: 'closing', atEdgeOnly: false }
    return hasTotalForDate(cells, shape) ? { is: 'total', atEdgeOnly: false } : null
  }
  if (label !== 'total') {
    const moves = movesMoney(cells, shape)
    if (!moves) return { is: label, atEdgeOnly: false }
    if (isDated(cells, shape) && isRemark(cells, shape)) return null
    const isNamed = cells.some(onlyBeginsAsBalance)
    // A dated `CLOSING BALANCE CONSULTANTS` with an amount was paid.
    if (isNamed && isDated(cells, shape)) return null
    const isDoubtful = !amountIsBalance(cells, shape) || cells.some(mayNamePayment)
    return { is: label, atEdgeOnly: isNamed || (mayBeRecord(cells, shape) && isDoubtful) }
  }
  // Money in less money out is the sum of no column.
  if (!isDated(cells, shape) && shape.amountColumns.length > 1 && namesNetMovement(cells))
    return { is: 'information' }
  // A dated `TOTAL` may be a filling station. Where no row is dated, only the last can be told to be a sum.
  return isDated(cells, shape) ? null : { is: 'total', atEdgeOnly: shape.dateColumns.length === 0 }
}

const headingOfRemarks = /^(?:notes?|comments?|remarks?|memos?|opmerkings?|notas?|)$/

/**
 * Whether the words of a balance are only noted beside what the row is called: under such a heading, right of all headings, or where
 * the row moves its balance by another amount.
 */
function isRemark(cells: Cells, shape: TableShape): boolean {
  const label = cells.findIndex((cell) => rowLabel(cell) !== null)
  const isNamed = cells.slice(0, label).some((cell) => cellKind(cell) === 'text')
  const isNoted = shape.headings.length > 0 && headingOfRemarks.test(shape.headings[label] ?? '')
  return isNamed && (isNoted || !amountIsBalance(cells, shape))
}

// Without a date where the others have one, a row carries a page's sums on.
function mayBeRecord(cells: Cells, shape: TableShape): boolean {
  return shape.dateColumns.length === 0 || isDated(cells, shape)
}

/** Whether a note below a dated record only goes on with its texts: none in the first cell, where information stands. */
export function continuesRecord(cells: Cells, { balanceColumn }: TableShape): boolean {
  return (
    isBlank(cells[0]) &&
    !cells.some((cell) => saysNothingMoved.test(plainWords(cell))) &&
    cells.every((cell, column) => isBlank(cell) || (cellKind(cell) === 'text' && column !== balanceColumn))
  )
}

// Nobody who is paid is named where the dates are: `Total Business Account`, `March 2025 total`.
function hasTotalForDate(cells: Cells, { dateColumns }: TableShape): boolean {
  return dateColumns.some((column) => speaksOfTotal(cells[column]))
}

/** Whether a row that may name a balance moves nothing, or just that balance. */
function onlyStatesBalance(cells: Cells, shape: TableShape): boolean {
  const { balanceColumn } = shape
  if (balanceColumn === null || isBlank(cells[balanceColumn]) || !mayNameBalance(cells)) return false
  return !movesMoney(cells, shape) || amountIsBalance(cells, shape)
}

/** Whether what stands as the amount of a row that names a balance can only be that balance. */
function amountIsBalance(cells: Cells, { amountColumns, balanceColumn }: TableShape): boolean {
  const balance = balanceColumn === null ? undefined : cells[balanceColumn]
  if (isBlank(balance)) return true
  const stated = balanceAmount(balance)
  return stated !== null && amountColumns.some((column) => balanceAmount(cells[column]) === stated)
}

function isNote(cells: Cells, shape: TableShape): boolean {
  if (shape.dateColumns.length === 0) return false
  if (filledCells(cells) === 1)
    return !cells.some((cell) => cellKind(cell) === 'number' || isRowOfItsOwn(cell, shape))
  const isKeyed = typeof cells[0] === 'string' && cells[0].trimEnd().endsWith(':')
  const dateIsBlank = shape.dateColumns.every((column) => isBlank(cells[column]))
  return (isKeyed || dateIsBlank) && shape.amountColumns.every((column) => isBlank(cells[column]))
}

const otherDelimiters = [',', ';', '\t', '|', '^', '~', /\s{2,}/]

/** Whether a cell of several lines has taken in rows that follow: a quote that opens by mistake reaches up to the next one. */
export function holdsOtherRows(cells: Cells, shape: TableShape): boolean {
  return cells.some(
    (cell) =>
      typeof cell === 'string' &&
      cell.includes('\n') &&
      cell.split('\n').some((line) => isRowOfItsOwn(line, shape)),
  )
}

/** Whether a cell is a whole row in itself: written with another delimiter than the others, or quoted as one. */
function isRowOfItsOwn(cell: Cell, { dateColumns, amountColumns }: TableShape): boolean {
  if (typeof cell !== 'string' || !/\d/.test(cell)) return false
  return otherDelimiters.some((delimiter) => {
    const parts = cell.split(delimiter)
    const has = (columns: readonly number[], kind: CellKind) =>
      columns.some((column) => cellKind(parts[column]) === kind)
    return parts.length > 1 && has(dateColumns, 'date') && has(amountColumns, 'number')
  })
}

// Nedbank dates them like transactions.
const saysNothingMoved =
  /^(?:provisional statement|vat\b.*=|statement (?:no|nr|number|period|date)\b|page \d|no transactions\b)/

function isInformation(cells: Cells, { amountColumns }: TableShape): boolean {
  const movesNothing =
    amountColumns.length > 0 && amountColumns.every((column) => isZeroOrBlank(cells[column]))
  return movesNothing && cells.some((cell) => saysNothingMoved.test(plainWords(cell)))
}

/** Whether a row has a date where the table's rows have theirs. */
export function isDated(cells: Cells, { dateColumns }: TableShape): boolean {
  return dateColumns.some((column) => cellKind(cells[column]) === 'date')
}

function movesMoney(cells: Cells, { amountColumns, balanceColumn }: TableShape): boolean {
  if (amountColumns.length > 0) return amountColumns.some((column) => !isZeroOrBlank(cells[column]))
  return cells.some((cell, column) => column !== balanceColumn && cellKind(cell) === 'number')
}

function isZeroOrBlank(cell: Cell | undefined): boolean {
  return isBlank(cell) || cell === 0 || (typeof cell === 'string' && /^[^1-9\p{L}]*0[^1-9]*$/u.test(cell))
}
