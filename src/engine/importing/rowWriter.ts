import { crc32 } from 'node:zlib'
import type { Cells } from '#shared/reading/cell.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import { chunkSize, type ChunkSpan } from '#engine/importing/file/rowChunks.ts'
import type { SpanSink } from '#engine/reading/sourceReading.ts'

/** Writes the rows of one edition as a reader gives them: as cells, or as spans of the snapshot. */
export interface RowWriter {
  take(this: void, rows: readonly Cells[]): void
  readonly spans: SpanSink
  /** Writes what is left, and says how many rows there were. */
  finish(this: void): number
}

/** A writer of the rows of an edition that has none yet. */
export function createRowWriter(file: ImportFile, edition: number): RowWriter {
  const cells = createCellWriter(file, edition)
  const spans = createSpanWriter(file, edition)
  return {
    take: cells.take,
    spans: spans.sink,
    finish: () => cells.finish() + spans.finish(),
  }
}

function createCellWriter(file: ImportFile, edition: number) {
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
    finish(): number {
      if (pending.length > 0) write(pending)
      return written
    },
  }
}

/** Keeps the spans until the end: they are small, and one transaction writes them all. */
function createSpanWriter(file: ImportFile, edition: number) {
  let taken: ChunkSpan[] = []
  let rows = 0
  const sink: SpanSink = {
    rows: chunkSize,
    take(span) {
      taken.push({ ...span.dialect, at: span.at, length: span.bytes.length, crc: crc32(span.bytes) })
      rows += span.rows
    },
    forget() {
      taken = []
      rows = 0
    },
  }
  return {
    sink,
    finish(): number {
      file.transaction(() => {
        for (const [no, span] of taken.entries()) file.rows.writeSpan(edition, no, span)
      })
      return rows
    },
  }
}
