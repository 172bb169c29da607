import type { Cells } from '#shared/reading/cell.ts'
import { cellKind, filledCells } from '#shared/reading/cellKind.ts'
import { isHeadingLike } from '#shared/reading/findHeadingRow.ts'
import { findPreambleFacts } from '#shared/reading/findPreambleFacts.ts'
import { judgeRow } from '#shared/reading/judgeRow.ts'
import { countHeadingWords, labelOfRow } from '#shared/reading/rowWords.ts'
import type { TableShape } from '#shared/reading/tableShape.ts'

/** Whether a row within or below a table is the heading of another one: other headings than the table's own. `afterGap` is whether the row before was none of the table. */
export function beginsTable(cells: Cells, shape: TableShape, afterGap: boolean): boolean {
  // Nearly every row is settled by its first cell that begins with a figure.
  if (cells.some((cell) => typeof cell !== 'string' || /^\W*\d/.test(cell))) return false
  const filled = filledCells(cells)
  if (filled < 2 || !isHeadingLike(cells) || labelOfRow(cells) !== null) return false
  const needed = afterGap ? Math.max(2, filled * 0.4) : Math.max(3, filled * 0.7)
  return countHeadingWords(cells) >= needed && judgeRow(cells, shape).is !== 'heading'
}

/** The account that an undated row within a table of dated rows names with its key, `Account: 62001234567`; null where it names none. */
export function accountNamed(cells: Cells, { dateColumns }: TableShape): string | null {
  const [key] = cells
  if (typeof key !== 'string' || !key.includes(':') || dateColumns.length === 0) return null
  if (dateColumns.some((column) => cellKind(cells[column]) === 'date')) return null
  return findPreambleFacts([cells]).facts.account ?? null
}

/** Whether two ways to write an account mean the same one: `070 123 456` is `070123456`. */
export function isSameAccount(one: string, other: string): boolean {
  return plainAccount(one) === plainAccount(other)
}

function plainAccount(written: string): string {
  return written.replace(/[^\p{L}\d]/gu, '').toLowerCase()
}
