import { readPeriod } from '#shared/dates/readPeriod.ts'
import { ok, type Result } from '#shared/errors/result.ts'
import type { ReadProgress } from '#shared/imports/importView.ts'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { cellText } from '#shared/reading/cell.ts'
import { joinHeadings } from '#shared/reading/headingRows.ts'
import type { LeftReason, Reading, ReadingChoice } from '#shared/reading/reading.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import type { MetaValue } from '#engine/importing/file/meta.ts'
import { firstRowOf } from '#engine/importing/file/rowChunks.ts'
import { createRowWriter } from '#engine/importing/rowWriter.ts'
import { suggestTable } from '#engine/importing/suggestTable.ts'
import type { TaskContext } from '#engine/importing/takeSnapshot.ts'
import { BlockProfiler } from '#engine/reading/bytes/blockProfiler.ts'
import { breathe } from '#engine/reading/pace.ts'
import type { ReadFailure, ReadSource } from '#engine/reading/sourceReading.ts'

/** A table as the meta of an import's file has it: where its rows are, how it was read, what its columns hold. */
export type Table = MetaValue<'table'>

/** What is read: a snapshot, as the user has settled it so far. */
export interface Source {
  readonly name: string
  readonly bytes: number
  readonly choice: ReadingChoice
}

/**
 * Reads the snapshot into a new edition of row chunks, profiles its columns and suggests a layout: that of
 * the preset for such files, or what the columns suggest. Nothing of it is
 * current until the table that comes back is written to the meta.
 */
export async function readTable(
  file: ImportFile,
  readSource: ReadSource,
  source: Source,
  { signal, progress }: TaskContext,
): Promise<Result<Table, ReadFailure>> {
  const edition = file.rows.newestEdition() + 1
  const writer = createRowWriter(file, edition)
  const read = await readSource(file.source.bytes(source.name, source.bytes), {
    choice: source.choice,
    onRows: writer.take,
    spans: writer.spans,
    onProgress: progress,
    signal,
  })
  if (!read.ok) return read
  const rows = writer.finish()
  const { format, sheets, reading } = read.value
  const span = { file, edition, rows, reading }
  const profiles = await profileColumns(span, (done) => progress({ ...halfWay(done, rows) }), signal)
  const suggested = suggestTable(profiles, reading.facts)
  return ok({ edition, rows, format, sheets: [...sheets], reading, profiles, ...suggested })
}

/** The progress of looking at each row twice: once for its columns, once to judge it. */
function halfWay(done: number, rows: number): ReadProgress {
  return { phase: 'converting', done, total: 2 * rows }
}

/** Why the reader left rows out, by row. */
export function leftByReader(reading: Reading): ReadonlyMap<number, LeftReason> {
  const known = leftOf.get(reading) ?? new Map(reading.left.map(({ row, why }) => [row, why]))
  leftOf.set(reading, known)
  return known
}

const leftOf = new WeakMap<Reading, ReadonlyMap<number, LeftReason>>()

interface Span {
  readonly file: ImportFile
  readonly edition: number
  readonly rows: number
  readonly reading: Reading
}

async function profileColumns(
  { file, edition, rows, reading }: Span,
  onRows: (done: number) => void,
  signal: AbortSignal,
): Promise<ColumnProfile[]> {
  const headings = joinHeadings(reading.headingRows.map((row) => file.rows.row(edition, row))).map(cellText)
  const period = readPeriod(reading.facts.period)
  const fromCells = createColumnProfiler(headings, period)
  const fromBytes = new BlockProfiler(headings, period)
  const isOfTable = tableRows(reading)
  let inBytes = false
  for (let no = 0; firstRowOf(no) <= rows; no++) {
    const first = firstRowOf(no)
    const block = file.rows.block(edition, no)
    inBytes = block !== null
    if (block === null) {
      for (const [index, cells] of file.rows.read(edition, no).entries())
        if (isOfTable(first + index)) fromCells.add(cells, first + index)
    } else {
      const places = Array.from({ length: block.rows }, (_, place) => place)
      fromBytes.add(
        block,
        places.filter((place) => isOfTable(first + place)),
        first,
      )
    }
    onRows(Math.min(rows, firstRowOf(no + 1) - 1))
    await breathe(signal)
  }
  return inBytes ? fromBytes.profiles() : fromCells.profiles()
}

/** Tells the rows that are the table's own. */
export function tableRows(reading: Reading): (row: number) => boolean {
  const left = leftByReader(reading)
  const { firstRow, lastRow } = reading
  return (row) => row >= firstRow && row <= lastRow && !left.has(row)
}
