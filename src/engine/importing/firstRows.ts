import type { Preview } from '#shared/imports/importView.ts'
import type { Cells } from '#shared/reading/cell.ts'
import type { Reading } from '#shared/reading/reading.ts'
import { leftByReader } from '#engine/importing/leftByReader.ts'

/** How many rows the preview shows. */
const previewRows = 100

/** The first of a source's rows as they are shown, each with why the reader left it out. */
export function firstRows(rows: readonly Cells[], reading: Reading, columns: number): Preview {
  const left = leftByReader(reading)
  return {
    rows: rows.slice(0, previewRows).map((cells, index) => ({
      row: index + 1,
      cells: [...cells],
      left: left.get(index + 1) ?? null,
    })),
    columns,
  }
}
