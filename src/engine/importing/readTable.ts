import { ok, type Result } from '#shared/errors/result.ts'
import type { ReadProgress } from '#shared/imports/importView.ts'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { fingerprintOf } from '#shared/layout/fingerprint.ts'
import { suggestLayout } from '#shared/layout/suggestLayout.ts'
import { cellText, type Cells } from '#shared/reading/cell.ts'
import type { LeftReason, Reading, ReadingChoice } from '#shared/reading/reading.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import type { MetaValue } from '#engine/importing/file/meta.ts'
import { chunkSize, firstRowOf } from '#engine/importing/file/rowChunks.ts'
import type { TaskContext } from '#engine/importing/takeSnapshot.ts'
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
 * Reads the snapshot into a new edition of row chunks, profiles its columns and suggests a layout. Nothing of it is
 * current until the table that comes back is written to the meta.
 */
export async function readTable(
  file: ImportFile,
  readSource: ReadSource,
  source: Source,
  { signal, progress }: TaskContext,
): Promise<Result<Table, ReadFailure>> {
  const edition = file.rows.newestEdition() + 1
  const writer = chunkWriter(file, edition)
  const read = await readSource(file.source.bytes(source.name, source.bytes), {
    choice: source.choice,
    onRows: writer.take,
    onProgress: progress,
    signal,
  })
  if (!read.ok) return read
  const rows = writer.finish()
  const { format, sheets, reading } = read.value
  const span = { file, edition, rows, reading }
  const profiles = await profileColumns(span, (done) => progress({ ...halfWay(done, rows) }), signal)
  const { layout, columns, confidence, proofs } = suggestLayout(profiles, reading.facts)
  return ok({
    edition,
    rows,
    format,
    sheets: [...sheets],
    reading,
    fingerprint: fingerprintOf(profiles),
    profiles,
    suggestion: { columns, suggested: layout, confidence, proofs },
  })
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
  const { headingRow, firstRow, lastRow } = reading
  const headings = headingRow === null ? [] : file.rows.row(edition, headingRow).map(cellText)
  const profiler = createColumnProfiler(headings)
  const left = leftByReader(reading)
  for (let no = 0; firstRowOf(no) <= rows; no++) {
    const chunk = file.rows.read(edition, no)
    for (const [index, cells] of chunk.entries()) {
      const row = firstRowOf(no) + index
      if (row >= firstRow && row <= lastRow && !left.has(row)) profiler.add(cells, row)
    }
    onRows(firstRowOf(no) - 1 + chunk.length)
    await breathe(signal)
  }
  return profiler.profiles()
}

function chunkWriter(file: ImportFile, edition: number) {
  let pending: Cells[] = []
  let written = 0

  function write(rows: readonly Cells[]): void {
    file.transaction(() => file.rows.write(edition, written / chunkSize, rows))
    written += rows.length
  }

  return {
    take(this: void, rows: readonly Cells[]): void {
      for (const row of rows) {
        pending.push(row)
        if (pending.length < chunkSize) continue
        write(pending)
        pending = []
      }
    },
    /** Writes what is left, and says how many rows there were. */
    finish(): number {
      if (pending.length > 0) write(pending)
      return written
    },
  }
}
