import assert from 'node:assert/strict'
import { readingSchema } from '#shared/reading/reading.ts'
import { readSource } from '#engine/reading/readSource.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import type { ReadFailure, SpanSink } from '#engine/reading/sourceReading.ts'

/** How a source came out: how many rows and their reading, or why it was refused. */
export type Outcome = { readonly rows: number; readonly found: object } | ReadFailure

/** Reads a source, with a sink for spans of bytes or without. Throws where the reading is none, or refuses for no reason that a file has. */
export async function readOutcome(
  bytes: SourceBytes,
  inSpans: 'spans' | 'cells' = 'cells',
): Promise<Outcome> {
  let rows = 0
  const spans: SpanSink = {
    rows: 1000,
    take: (span) => void (rows += span.rows),
    forget: () => void (rows = 0),
  }
  const read = await readSource(bytes, {
    choice: {},
    onRows: (more) => {
      // An import stores its rows as JSON.
      JSON.stringify(more)
      rows += more.length
    },
    ...(inSpans === 'spans' && { spans }),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })
  if (!read.ok) return expectOfFile(read.error)
  const { reading } = read.value
  readingSchema.parse(reading)
  assert(reading.lastRow <= rows)
  assert(reading.left.every(({ row }) => row >= 1 && row <= rows))
  assert.equal(new Set(reading.left.map(({ row }) => row)).size, reading.left.length)
  return { rows, found: { ...reading, reader: 'any' } }
}

/** A failure that a file can be to blame for; throws at another. */
export function expectOfFile<Refused extends ReadFailure>(failure: Refused): Refused {
  assert.match(failure.code, /^file\.(?:empty|notATable|tooLarge|broken|password)$/)
  return failure
}
