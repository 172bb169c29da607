import { ok, type Result } from '#shared/errors/result.ts'
import type { ReadProgress } from '#shared/imports/importView.ts'
import type { ReadingChoice } from '#shared/reading/reading.ts'
import { eachPercent } from '#engine/importing/eachPercent.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import { LookWhileReading } from '#engine/importing/lookWhileReading.ts'
import { profileColumns } from '#engine/importing/profileColumns.ts'
import { createRowWriter } from '#engine/importing/rowWriter.ts'
import { suggestTable } from '#engine/importing/suggestTable.ts'
import type { Table } from '#engine/importing/table.ts'
import type { TaskContext } from '#engine/importing/takeSnapshot.ts'
import type { ReadFailure, ReadSource, SpanSink } from '#engine/reading/sourceReading.ts'

/** What is read: a snapshot, as the user has settled it so far. */
export interface Source {
  readonly name: string
  readonly bytes: number
  readonly choice: ReadingChoice
}

/** A table, and what was made of its rows ahead. */
export interface TableRead {
  readonly table: Table
  readonly ahead: LookWhileReading
}

/**
 * Reads the snapshot into a new edition of row chunks, profiles its columns and suggests a layout. Nothing of it is current
 * until the table that comes back is written to the meta. Rows are judged on the way where there is an `aheadBy`, the account
 * that counts where the file names none.
 */
export async function readTable(
  file: ImportFile,
  readSource: ReadSource,
  source: Source,
  { signal, progress }: TaskContext,
  aheadBy: { readonly account: string | null } | null,
): Promise<Result<TableRead, ReadFailure>> {
  const edition = file.rows.newestEdition() + 1
  const writer = createRowWriter(file, edition)
  const ahead = new LookWhileReading(aheadBy && { ...aheadBy, bytes: source.bytes })
  const read = await readSource(file.source.bytes(source.name, source.bytes), {
    choice: source.choice,
    onRows: writer.take,
    spans: looking(writer.spans, ahead),
    onProgress: progress,
    signal,
  })
  if (!read.ok) return read
  const rows = writer.finish()
  const { format, sheets, reading } = read.value
  const profiles = await profileColumns(
    { file, edition, rows, reading },
    ahead.begunProfiles(reading),
    eachPercent(rows, (done) => progress(halfWay(done, rows))),
    signal,
  )
  const suggested = suggestTable(profiles, reading.facts)
  const table = { edition, rows, format, sheets: [...sheets], reading, profiles, ...suggested }
  return ok({ table, ahead })
}

/** Has the rows that a sink takes looked at. */
function looking(sink: SpanSink, look: LookWhileReading): SpanSink {
  return {
    rows: sink.rows,
    take(span) {
      sink.take(span)
      look.take(span)
    },
    forget() {
      sink.forget()
      look.forget()
    },
  }
}

/** The progress of looking at each row twice: once for its columns, once to judge it. */
function halfWay(done: number, rows: number): ReadProgress {
  return { phase: 'converting', done, total: 2 * rows }
}
