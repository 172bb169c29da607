import { FailureError } from '#shared/errors/failure.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import type { ReadOptions, SourceReading } from '#engine/reading/sourceReading.ts'
import type { HandOver } from '#engine/reading/xlsx/handOver.ts'

/**
 * Lets another reader go on where the fast one stopped: with the same sheet, and behind the rows that were given. Throws
 * the `FailureError` of `file.broken` where those rows cannot be vouched for any more.
 */
export async function goOnAfter(
  { reason, sheet, rowsGiven }: HandOver,
  bytes: SourceBytes,
  options: ReadOptions,
  read: (options: ReadOptions) => Promise<SourceReading>,
): Promise<SourceReading> {
  const disordered = new FailureError({
    code: 'file.broken',
    name: bytes.name,
    detail: 'its rows are not in the order of their numbers',
  })
  if (reason === 'order' && rowsGiven > 0) throw disordered
  let left = rowsGiven
  const reading = await read({
    ...options,
    choice: sheet === null ? options.choice : { ...options.choice, sheet },
    onRows: (rows) => {
      const further = rows.slice(left)
      left = Math.max(0, left - rows.length)
      if (further.length > 0) options.onRows(further)
    },
  })
  if (left > 0) throw disordered
  return reading
}
