import { cellKind, type CellKind } from '#shared/reading/cellKind.ts'

// The measures follow van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and type patterns" (2019).

type Rows = readonly (readonly string[])[]

/** How alike rows are in their number of cells: more for more and wider rows, less for every further width; 0 where nothing was split. */
export function uniformityOf(rows: Rows): number {
  let sum = 0
  const widths = Map.groupBy(rows, (row) => row.length)
  for (const [width, alike] of widths) sum += (alike.length * (width - 1)) / width
  return widths.size === 0 ? 0 : sum / widths.size
}

/** How far the columns of the commonest width hold one kind of thing each, on average, 0 to 1. */
export function consistencyOf(rows: Rows, delimiter: string): number {
  const table = [...Map.groupBy(rows, (row) => row.length).values()].reduce(
    (one, other) => (other.length > one.length ? other : one),
    [],
  )
  const width = table[0]?.length ?? 0
  let sum = 0
  for (let column = 0; column < width; column++) {
    sum += columnConsistency(
      table.map((row) => row[column] ?? ''),
      delimiter,
    )
  }
  return width === 0 ? 0 : sum / width
}

// What a cell of each kind says for the split: a text may be anything; one that holds another delimiter, or no letter at all, is doubtful.
const weights: Readonly<Record<CellKind | 'doubtful', number>> = {
  date: 1,
  number: 1,
  text: 0.8,
  doubtful: 0,
  empty: 0,
}

function columnConsistency(cells: readonly string[], delimiter: string): number {
  const counts = new Map<CellKind | 'doubtful', number>()
  for (const cell of cells) {
    const kind = kindOf(cell, delimiter)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const filled = cells.length - (counts.get('empty') ?? 0)
  // An always empty column says nothing, as after a trailing delimiter.
  if (filled === 0) return 0.5
  return Math.max(...[...counts].map(([kind, count]) => (weights[kind] * count) / filled))
}

function kindOf(cell: string, delimiter: string): CellKind | 'doubtful' {
  const kind = cellKind(cell)
  if (kind !== 'text') return kind
  if (/^\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?$/i.test(cell)) return 'date'
  // A comma is at home in texts, but not where colons are said to set cells apart.
  const others = delimiter === ':' ? [';', '\t', '|', ','] : [';', '\t', '|']
  const isSplittable = others.some((other) => other !== delimiter && cell.includes(other))
  return isSplittable || !/[\p{L}\d]/u.test(cell) ? 'doubtful' : 'text'
}
