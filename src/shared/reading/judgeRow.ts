import type { Cell, Cells } from '#shared/reading/cell.ts'
import { cellKind, filledCells, isBlank } from '#shared/reading/cellKind.ts'
import { plainWords, rowLabel, type RowLabel } from '#shared/reading/rowWords.ts'
import type { TableShape } from '#shared/reading/tableShape.ts'

/**
 * What a row below the heading is. `note` has neither date nor amount: information within the table, a footnote below
 * it. A label with `atEdgeOnly` has an amount as a transaction has: only the table's first or last row can be it.
 */
export type RowJudgement =
  { readonly is: 'record' | 'heading' | 'note' } | { readonly is: RowLabel; readonly atEdgeOnly: boolean }

/** Judges one row that is not blank. In doubt it is a record: a row that nobody asked to leave out must not disappear. */
export function judgeRow(cells: Cells, shape: TableShape): RowJudgement {
  if (repeatsHeading(cells, shape)) return { is: 'heading' }
  return judgeLabel(cells, shape) ?? { is: isNote(cells, shape) ? 'note' : 'record' }
}

function repeatsHeading(cells: Cells, { headings }: TableShape): boolean {
  const [first = ''] = headings
  if (headings.length === 0 || plainWords(cells[0]) !== first) return false
  return Array.from({ length: Math.max(cells.length, headings.length) }).every(
    (_, column) => plainWords(cells[column]) === (headings[column] ?? ''),
  )
}

function judgeLabel(cells: Cells, shape: TableShape): RowJudgement | null {
  const labels = cells.map(rowLabel)
  const balance = labels.find((label) => label === 'opening' || label === 'closing')
  if (balance !== undefined) return { is: balance, atEdgeOnly: movesMoney(cells, shape) }
  const first = labels[cells.findIndex((cell) => !isBlank(cell))]
  // A dated `TOTAL` is a filling station. Where no row is dated, only the last can be told to be a sum.
  if (first !== 'total' || isDated(cells, shape)) return null
  return { is: 'total', atEdgeOnly: shape.dateColumns.length === 0 }
}

function isNote(cells: Cells, shape: TableShape): boolean {
  if (shape.dateColumns.length === 0 || isDated(cells, shape)) return false
  if (filledCells(cells) === 1) return !cells.some((cell) => cellKind(cell) === 'number')
  const isKeyed = typeof cells[0] === 'string' && cells[0].trimEnd().endsWith(':')
  const dateIsBlank = shape.dateColumns.every((column) => isBlank(cells[column]))
  return (isKeyed || dateIsBlank) && shape.amountColumns.every((column) => isBlank(cells[column]))
}

function isDated(cells: Cells, { dateColumns }: TableShape): boolean {
  return dateColumns.some((column) => cellKind(cells[column]) === 'date')
}

function movesMoney(cells: Cells, { amountColumns, balanceColumn }: TableShape): boolean {
  if (amountColumns.length > 0) return amountColumns.some((column) => !isZeroOrBlank(cells[column]))
  return cells.some((cell, column) => column !== balanceColumn && cellKind(cell) === 'number')
}

function isZeroOrBlank(cell: Cell | undefined): boolean {
  return isBlank(cell) || cell === 0 || (typeof cell === 'string' && /^[^1-9\p{L}]*0[^1-9]*$/u.test(cell))
}
