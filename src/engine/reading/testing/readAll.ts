import type { Cells } from '#shared/reading/cell.ts'
import type { ReadingChoice } from '#shared/reading/reading.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { readSource } from '#engine/reading/readSource.ts'
import type { SourceReading } from '#engine/reading/sourceReading.ts'

/** A source's reading and all of its rows; throws the code of a failure. */
export async function readAll(
  name: string,
  bytes: Uint8Array,
  choice: ReadingChoice = {},
  sliceSize?: number,
): Promise<SourceReading & { rows: Cells[] }> {
  const rows: Cells[] = []
  const read = await readSource(memoryBytes(name, bytes, sliceSize), {
    choice,
    onRows: (more) => void rows.push(...more),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })
  if (!read.ok) throw new Error(read.error.code)
  return { ...read.value, rows }
}
