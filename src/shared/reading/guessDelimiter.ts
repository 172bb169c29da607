import { cellKind, type CellKind } from '#shared/reading/cellKind.ts'
import { splitSample } from '#shared/reading/splitSample.ts'

/** What may stand between two cells; two spaces stand for any run of two or more. The likelier ones come first. */
export const delimiters = [',', ';', '\t', '|', '^', '~', ':', '  '] as const

/** A first line that names the delimiter, as Excel writes and reads it. */
export interface SeparatorLine {
  readonly line: string
  readonly delimiter: string
}

/** The `sep=;` line at the start of a text, or null where there is none. */
export function separatorLine(text: string): SeparatorLine | null {
  const [, line = '', delimiter] = /^("?sep=([^\r\n"])"?)\s*?(?:\r|\n|$)/i.exec(text) ?? []
  return delimiter === undefined ? null : { line, delimiter }
}

/**
 * The delimiter of a text, judged on a sample of whole lines: the one whose rows are most alike in their number of cells
 * and whose columns most often hold one kind of thing. A comma where nothing is delimited at all.
 *
 * The measure follows van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and type patterns" (2019).
 */
export function guessDelimiter(sample: string): string {
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    if (!sample.includes(delimiter)) continue
    const score = delimiterScore(splitSample(sample, delimiter), delimiter)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** How well rows that were split at `delimiter` hang together: 0 where nothing was split, larger is better. */
export function delimiterScore(rows: readonly (readonly string[])[], delimiter: string): number {
  const filled = rows.filter((row) => row.some((cell) => cell !== ''))
  return uniformity(filled) * consistency(filled, delimiter)
}

// Rows of one width count for more the wider they are; every further width makes the split less likely.
function uniformity(rows: readonly (readonly string[])[]): number {
  let sum = 0
  const widths = byWidth(rows)
  for (const [width, alike] of widths) sum += (alike.length * (width - 1)) / width
  return widths.size === 0 ? 0 : sum / widths.size
}

function byWidth(rows: readonly (readonly string[])[]): Map<number, (readonly string[])[]> {
  return Map.groupBy(rows, (row) => row.length)
}

// The average over the columns of the commonest width, of how far a column holds one kind.
function consistency(rows: readonly (readonly string[])[], delimiter: string): number {
  const table = [...byWidth(rows).values()].reduce(
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
  const isSplittable = [';', '\t', '|'].some((other) => other !== delimiter && cell.includes(other))
  return isSplittable || !/[\p{L}\d]/u.test(cell) ? 'doubtful' : 'text'
}
