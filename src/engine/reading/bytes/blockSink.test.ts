import { expect, it } from 'vitest'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { readSource } from '#engine/reading/readSource.ts'
import type { SpanSink } from '#engine/reading/sourceReading.ts'

const ignore = (): void => undefined
const spans: SpanSink = { rows: 1000, take: ignore, forget: ignore }

/** More rows than are looked at before the table's shape is settled: those behind are told to be records by their bytes. */
const count = 700

/** A balance of 1,000.00 from which each row takes 1.00, so that after the nth there are 1,000.00 - n left. */
function rowsDown(): string[] {
  return Array.from({ length: count }, (_, index) => `2025-03-01,Coffee ${index + 1},-1.00,${999 - index}.00`)
}

it.each([
  { order: 'oldest first', rows: rowsDown() },
  { order: 'newest first', rows: rowsDown().toReversed() },
])('a balance above the rows is the closing one where the newest has it, $order', async ({ rows }) => {
  const text = ['Balance:,300.00', '', 'Date,Description,Amount,Balance', ...rows, ''].join('\n')
  const read = await readSource(memoryBytes('march.csv', new TextEncoder().encode(text)), {
    ...{ choice: {}, onRows: ignore, onProgress: ignore, spans },
    signal: new AbortController().signal,
  })
  expect(read).toMatchObject({
    ok: true,
    value: { reading: { reader: 'fast', facts: { closingBalance: 30000 } } },
  })
})
