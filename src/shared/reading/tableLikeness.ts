import type { Cells } from '#shared/reading/cell.ts'
import { cellKind, filledCells } from '#shared/reading/cellKind.ts'

// Of a very long sheet the first rows tell enough.
const SAMPLE_ROWS = 2000
const DATED_AMOUNT = 10_000

/** How much rows look like a table of dated amounts, for choosing among sheets: 0 for nothing at all, larger is better. */
export function tableLikeness(rows: readonly Cells[]): number {
  let score = 0
  for (const cells of rows.slice(0, SAMPLE_ROWS)) {
    const kinds = new Set(cells.map(cellKind))
    if (kinds.has('date') && kinds.has('number')) score += DATED_AMOUNT
    score += filledCells(cells) > 1 ? 1 : 0
  }
  return score + (rows.some((cells) => filledCells(cells) > 0) ? 0.5 : 0)
}

/** Whether rows of that `tableLikeness` hold at least one dated amount. */
export function hasTable(likeness: number): boolean {
  return likeness >= DATED_AMOUNT
}
