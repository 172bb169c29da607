import { FailureError } from '#shared/errors/failure.ts'
import { ok, type Result } from '#shared/errors/result.ts'
import type { Cells } from '#shared/reading/cell.ts'
import type { Reading, SourceFormat } from '#shared/reading/reading.ts'
import { detectFormat } from '#engine/reading/detectFormat.ts'
import { readSource } from '#engine/reading/readSource.ts'
import { readWorkbookStart } from '#engine/reading/readWorkbook.ts'
import { readText } from '#engine/reading/readText.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import { END_BYTES, sourceEnds } from '#engine/reading/sourceEnds.ts'
import type { ReadFailure, ReadOptions } from '#engine/reading/sourceReading.ts'
import { readXlsxStart } from '#engine/reading/xlsx/readXlsxStart.ts'

/**
 * How the ends of a source read. The rows of a longer one lie as though its ends were all of it, so only numbers of its
 * first rows are true of the whole; `share` is how much of the source they are of, 1 for the whole.
 */
export interface EndsReading {
  readonly format: SourceFormat
  readonly reading: Reading
  readonly rows: readonly Cells[]
  readonly share: number
}

/**
 * Reads the first and last block of a text, the first rows of a workbook, or all of a small source, as `readSource` would if
 * that were all. Null where the ends tell nothing: the workbook does not say how long it is, or reading stumbles. A failure is one that the whole source has as well.
 */
export async function readEnds(
  bytes: SourceBytes,
  signal: AbortSignal,
): Promise<Result<EndsReading | null, ReadFailure>> {
  const rows: Cells[] = []
  const options = {
    choice: {},
    onRows: (more: readonly Cells[]) => {
      for (const cells of more) rows.push(cells)
    },
    onProgress: () => undefined,
    signal,
  }
  if (isShort(bytes)) {
    const read = await readSource(bytes, options)
    return read.ok ? ok({ ...read.value, rows, share: 1 }) : read
  }
  const format = await detectFormat(bytes)
  if (!format.ok) return format
  const start = await stumbling(() => readAs(format.value, bytes, options))
  return ok(start === null ? null : { ...start, format: format.value, rows })
}

/** Whether a source is no longer than its ends. */
export function isShort({ size }: Pick<SourceBytes, 'size'>): boolean {
  return size <= 2 * END_BYTES
}

type Start = Pick<EndsReading, 'reading' | 'share'>

async function readAs(format: SourceFormat, bytes: SourceBytes, options: ReadOptions): Promise<Start | null> {
  if (format === 'xlsx' || format === 'xlsm') return readXlsxStart(bytes, options)
  if (format !== 'csv') return readWorkbookStart(bytes, format, options)
  const ends = sourceEnds(bytes)
  const { reading } = await readText(ends, options)
  return { reading, share: ends.size / bytes.size }
}

/** Null where reading fails: what is wrong with the ends need not be wrong with the whole. */
async function stumbling(read: () => Promise<Start | null>): Promise<Start | null> {
  try {
    return await read()
  } catch (cause) {
    if (cause instanceof FailureError && cause.failure.code !== 'task.cancelled') return null
    throw cause
  }
}
