import { FailureError } from '#shared/errors/failure.ts'
import { err, ok } from '#shared/errors/result.ts'
import { detectFormat } from '#engine/reading/detectFormat.ts'
import { readText } from '#engine/reading/readText.ts'
import { readWorkbook } from '#engine/reading/readWorkbook.ts'
import type { ReadFailure, ReadSource } from '#engine/reading/sourceReading.ts'

/**
 * Reads a source of any known format: finds out what it is, hands every row to `onRows`, and answers with how it was read.
 * A source that changes underneath throws the `FailureError` of its `SourceBytes`.
 */
export const readSource: ReadSource = async (bytes, options) => {
  const format = detectFormat(bytes)
  if (!format.ok) return format
  const { sheet } = options.choice
  if (format.value === 'csv' && sheet !== undefined) {
    return err({ code: 'file.noSuchSheet', name: bytes.name, sheet, sheets: [] })
  }
  try {
    return ok(
      format.value === 'csv'
        ? await readText(bytes, options)
        : await readWorkbook(bytes, format.value, options),
    )
  } catch (cause) {
    if (cause instanceof FailureError && isOfReading(cause.failure)) return err(cause.failure)
    throw cause
  }
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
