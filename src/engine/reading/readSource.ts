import { FailureError } from '#shared/errors/failure.ts'
import { err, ok } from '#shared/errors/result.ts'
import type { SourceFormat } from '#shared/reading/reading.ts'
import { detectFormat } from '#engine/reading/detectFormat.ts'
import { readText } from '#engine/reading/readText.ts'
import { readWorkbook } from '#engine/reading/readWorkbook.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import type { ReadFailure, ReadOptions, ReadSource, SourceReading } from '#engine/reading/sourceReading.ts'
import { goOnAfter } from '#engine/reading/xlsx/goOnAfter.ts'
import { readXlsx } from '#engine/reading/xlsx/readXlsx.ts'

/**
 * Reads a source of any known format: finds out what it is, hands every row to `onRows`, and answers with how it was read.
 * A source that changes underneath throws the `FailureError` of its `SourceBytes`.
 */
export const readSource: ReadSource = async (bytes, options) => {
  const format = await detectFormat(bytes)
  if (!format.ok) return format
  const { sheet } = options.choice
  if (format.value === 'csv' && sheet !== undefined) {
    return err({ code: 'file.noSuchSheet', name: bytes.name, sheet, sheets: [] })
  }
  try {
    return ok(await readAs(format.value, bytes, options))
  } catch (cause) {
    if (cause instanceof FailureError && isOfReading(cause.failure)) return err(cause.failure)
    throw cause
  }
}

async function readAs(
  format: SourceFormat,
  bytes: SourceBytes,
  options: ReadOptions,
): Promise<SourceReading> {
  if (format === 'csv') return readText(bytes, options)
  if (format !== 'xlsx' && format !== 'xlsm') return readWorkbook(bytes, format, options)
  const read = await readXlsx(bytes, format, options)
  return read.ok
    ? read.value
    : goOnAfter(read.error, bytes, options, (further) => readWorkbook(bytes, format, further))
}

const ofReading: ReadonlySet<string> = new Set<ReadFailure['code']>([
  'file.empty',
  'file.notATable',
  'file.password',
  'file.broken',
  'file.tooLarge',
  'file.noSuchSheet',
  'task.cancelled',
])

function isOfReading(failure: FailureError['failure']): failure is ReadFailure {
  return ofReading.has(failure.code)
}
