import type { Failure } from '#shared/errors/failure.ts'
import type { Result } from '#shared/errors/result.ts'
import type { ReadProgress } from '#shared/imports/importView.ts'
import type { Cells } from '#shared/reading/cell.ts'
import type { TableSoFar } from '#shared/reading/foundTable.ts'
import type { Reading, ReadingChoice, Sheet, SourceFormat } from '#shared/reading/reading.ts'
import type { ByteDialect, RowBlock } from '#engine/reading/bytes/rowBlock.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'

/** What a reading came to. The rows themselves went to the sink. */
export interface SourceReading {
  readonly format: SourceFormat
  readonly sheets: readonly Sheet[]
  readonly reading: Reading
}

/** Why a source could not be read. */
export type ReadFailure = Extract<
  Failure,
  {
    code:
      | 'file.empty'
      | 'file.notATable'
      | 'file.password'
      | 'file.broken'
      | 'file.tooLarge'
      | 'file.noSuchSheet'
      | 'task.cancelled'
  }
>

/** Rows as they lie in the source: `bytes`, which begin `at` so many from its start, hold `rows` rows. */
export interface Span {
  readonly at: number
  readonly rows: number
  readonly bytes: Uint8Array
  readonly dialect: ByteDialect
  /** The rows taken apart, good until the span is taken. */
  readonly block: RowBlock
  /** The table so far, these rows included, where no later row can change what is said of them. */
  readonly soFar: TableSoFar | null
}

/** Takes a source in spans of `rows` rows each, but for the last, in order and without gaps from row 1. */
export interface SpanSink {
  readonly rows: number
  take(this: void, span: Span): void
  /** What was taken was not all: the rows come as cells, from row 1 on. */
  forget(this: void): void
}

/** How a source is read: what the user settled, where rows go, how far it is, and whether to stop. */
export interface ReadOptions {
  readonly choice: ReadingChoice
  /** Takes every source row, blank ones and preamble too, in order and without gaps from row 1. */
  readonly onRows: (rows: readonly Cells[]) => void
  /** Takes the rows instead where a reader can tell them by their bytes alone. */
  readonly spans?: SpanSink
  readonly onProgress: (progress: ReadProgress) => void
  readonly signal: AbortSignal
}

/** Reads a source of any known format (`readSource` in this folder). */
export type ReadSource = (
  bytes: SourceBytes,
  options: ReadOptions,
) => Promise<Result<SourceReading, ReadFailure>>
