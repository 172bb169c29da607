import { readPeriod } from '#shared/dates/readPeriod.ts'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { cellText } from '#shared/reading/cell.ts'
import { joinHeadings } from '#shared/reading/headingRows.ts'
import type { Reading } from '#shared/reading/reading.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import { firstRowOf } from '#engine/importing/file/rowChunks.ts'
import { leftByReader } from '#engine/importing/leftByReader.ts'
import { BlockProfiler } from '#engine/reading/bytes/blockProfiler.ts'
import { breathe } from '#engine/reading/pace.ts'

/** The rows of an edition and how they were read. */
export interface RowsRead {
  readonly file: ImportFile
  readonly edition: number
  readonly rows: number
  readonly reading: Reading
}

/** Profiles that were begun while the rows were read, and the first chunk that is not in them. */
export interface BegunProfiles {
  readonly profiler: BlockProfiler
  readonly chunks: number
}

/** Profiles a table's columns, from their bytes where the rows are kept so. Goes on with `begun` where that is not null. */
export async function profileColumns(
  { file, edition, rows, reading }: RowsRead,
  begun: BegunProfiles | null,
  onRows: (done: number) => void,
  signal: AbortSignal,
): Promise<ColumnProfile[]> {
  const headings = joinHeadings(reading.headingRows.map((row) => file.rows.row(edition, row))).map(cellText)
  const period = readPeriod(reading.facts.period)
  const fromCells = createColumnProfiler(headings, period)
  const fromBytes = begun?.profiler ?? new BlockProfiler(headings, period)
  const isOfTable = tableRows(reading)
  let inBytes = begun !== null
  for (let no = begun?.chunks ?? 0; firstRowOf(no) <= rows; no++) {
    const first = firstRowOf(no)
    const block = file.rows.block(edition, no)
    inBytes = block !== null
    if (block !== null) fromBytes.add(block, isOfTable, first)
    else
      for (const [index, cells] of file.rows.read(edition, no).entries())
        if (isOfTable(first + index)) fromCells.add(cells, first + index)
    onRows(Math.min(rows, firstRowOf(no + 1) - 1))
    await breathe(signal)
  }
  return inBytes ? fromBytes.profiles() : fromCells.profiles()
}

/** Tells the rows that are the table's own. */
export function tableRows(reading: Pick<Reading, 'firstRow' | 'lastRow' | 'left'>): (row: number) => boolean {
  const left = leftByReader(reading)
  const { firstRow, lastRow } = reading
  return (row) => row >= firstRow && row <= lastRow && !left.has(row)
}
