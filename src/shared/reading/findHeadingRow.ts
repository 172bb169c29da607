import type { Cell, Cells } from '#shared/reading/cell.ts'
import { cellKind, filledCells, isBlank } from '#shared/reading/cellKind.ts'
import { findBody, type Body } from '#shared/reading/findBody.ts'
import { countHeadingWords } from '#shared/reading/rowWords.ts'

const LONGEST_HEADING = 60

/**
 * The row of the headings, counted from 1, judged on a file's first rows: texts only, above the first row with values,
 * about as wide as the table; of several the one with the most words that headings have. Null where no row is like that.
 * `body` is that of the rows.
 */
export function findHeadingRow(rows: readonly Cells[], body: Body | null = findBody(rows)): number | null {
  const above = body === null ? rows : rows.slice(0, body.firstRow - 1)
  const candidates = above
    .map((cells, index) => ({
      row: index + 1,
      cells,
      words: countHeadingWords(cells),
      filled: filledCells(cells),
    }))
    .filter(({ cells, words, filled }) => isHeadingLike(cells) && filled >= neededWidth(words, body, rows))
  // Without values to stand above, the first row that could be a heading is taken for it.
  const best = candidates.toSorted(
    (one, other) =>
      other.words - one.words ||
      other.filled - one.filled ||
      (body === null ? one.row - other.row : other.row - one.row),
  )[0]
  return best?.row ?? null
}

function neededWidth(words: number, body: Body | null, rows: readonly Cells[]): number {
  const filled = body?.filled ?? Math.max(0, ...rows.map(filledCells))
  const least = filled <= 1 ? 1 : 2
  return words >= 2 ? least : Math.max(least, Math.ceil(filled * 0.6))
}

/** Whether a row holds short texts only, most of them different, and is no key with its value. */
export function isHeadingLike(cells: Cells): boolean {
  const filled = cells.filter((cell) => cellKind(cell) !== 'empty')
  return holdsTexts(cells) && new Set(filled).size > filled.length / 2
}

/** Whether a row holds short texts only, and is no key with its value. */
export function holdsTexts(cells: Cells): boolean {
  return !endsInColon(cells[0]) && cells.every((cell) => isBlank(cell) || isHeadingText(cell))
}

function isHeadingText(cell: Cell): boolean {
  return typeof cell === 'string' && cellKind(cell) === 'text' && cell.length <= LONGEST_HEADING
}

function endsInColon(cell: Cell | undefined): boolean {
  return typeof cell === 'string' && cell.trimEnd().endsWith(':')
}
