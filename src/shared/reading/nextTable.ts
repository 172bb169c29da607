import type { Cells } from '#shared/reading/cell.ts'
import { filledCells } from '#shared/reading/cellKind.ts'
import { isHeadingLike } from '#shared/reading/findHeadingRow.ts'
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
