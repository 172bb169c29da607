import type { Cells } from '#shared/reading/cell.ts'
import { cellKind, filledCells, type CellKind } from '#shared/reading/cellKind.ts'

/** The rows of a table as its first rows show it, before anything is known of a heading. Columns count from 0. */
export interface Body {
  /** The first row with values, counted from 1. */
  readonly firstRow: number
  /** The usual number of filled cells. */
  readonly filled: number
  readonly dateColumns: readonly number[]
  readonly numberColumns: readonly number[]
}

interface Judged {
  readonly row: number
  readonly kinds: readonly CellKind[]
  readonly filled: number
}

/**
 * Finds the rows with values by what they hold: a date and a number each, in the column where most have their date; where
 * no row has both, either. Null where nothing is dated or counted.
 */
export function findBody(rows: readonly Cells[]): Body | null {
  const judged = rows.map(judge).filter(({ filled }) => filled >= 2)
  const dated = inCommonColumn(
    judged.filter(({ kinds }) => kinds.includes('date') && kinds.includes('number')),
  )
  const counted = dated.length > 0 ? dated : judged.filter(hasValue)
  const body = counted.length > 0 ? counted : rows.map(judge).filter(hasValue)
  const first = body[0]
  if (first === undefined) return null
  return {
    firstRow: first.row,
    filled: median(body.map(({ filled }) => filled)),
    dateColumns: columnsOf(body, 'date'),
    numberColumns: columnsOf(body, 'number'),
  }
}

function judge(cells: Cells, index: number): Judged {
  // `Balance:, 73781.12` says something of the whole file, and is no row of the table.
  const isKeyed = typeof cells[0] === 'string' && cells[0].trimEnd().endsWith(':')
  const kinds = isKeyed ? [] : cells.map(cellKind)
  return { row: index + 1, kinds, filled: isKeyed ? 0 : filledCells(cells) }
}

function hasValue({ kinds }: Judged): boolean {
  return kinds.includes('date') || kinds.includes('number')
}

function inCommonColumn(rows: readonly Judged[]): readonly Judged[] {
  const byColumn = Map.groupBy(rows, ({ kinds }) => kinds.indexOf('date'))
  const [common] = [...byColumn].toSorted(([, one], [, other]) => other.length - one.length)
  return common === undefined ? [] : rows.filter(({ kinds }) => kinds[common[0]] === 'date')
}

// A column is of a kind when most of its filled cells are; columns that are rarely filled count as well.
function columnsOf(body: readonly Judged[], kind: CellKind): number[] {
  const width = Math.max(...body.map(({ kinds }) => kinds.length))
  return Array.from({ length: width }, (_, column) => column).filter((column) => {
    const found = body.map(({ kinds }) => kinds[column] ?? 'empty').filter((one) => one !== 'empty')
    return found.length > 0 && found.filter((one) => one === kind).length > found.length / 2
  })
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
