import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readingSchema } from '#shared/reading/reading.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { readSource } from '#engine/reading/readSource.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import type { SpanSink } from '#engine/reading/sourceReading.ts'
import { randomFrom, spoil } from '#engine/reading/testing/spoil.ts'

// `FUZZ_SEED` and `FUZZ_ROUNDS` make it another run, or a longer one.
const SEED = Number(process.env['FUZZ_SEED'] ?? 20250301)
const ROUNDS = Number(process.env['FUZZ_ROUNDS'] ?? 30)

const folder = new URL('testdata/', import.meta.url)
const files = readdirSync(folder).filter((file) => /\.(?:csv|tsv|txt)$/.test(file))

type Outcome = { rows: number; found: object } | { code: string; limit?: string }

/** How a source came out: its rows and their reading, or the code of the failure. Anything else is thrown. */
async function outcome(bytes: SourceBytes, inSpans = false): Promise<Outcome> {
  let rows = 0
  const spans: SpanSink = {
    rows: 1000,
    take: (span) => void (rows += span.rows),
    forget: () => void (rows = 0),
  }
  const read = await readSource(bytes, {
    choice: {},
    onRows: (more) => void (rows += more.length),
    ...(inSpans && { spans }),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })
  if (!read.ok) return read.error
  const { reading } = read.value
  readingSchema.parse(reading)
  expect(reading.lastRow).toBeLessThanOrEqual(rows)
  expect(reading.left.every(({ row }) => row >= 1 && row <= rows)).toBe(true)
  expect(new Set(reading.left.map(({ row }) => row)).size).toBe(reading.left.length)
  return { rows, found: { ...reading, reader: 'any' } }
}

describe(`of ${ROUNDS} spoiled copies from seed ${SEED}`, () => {
  it.each(files)('every one of %s is read, or refused for a reason', async (file) => {
    const bytes = readFileSync(new URL(file, folder))
    const random = randomFrom(SEED)
    for (let round = 0; round < ROUNDS; round++) {
      const spoiled = spoil(bytes, random)
      const fromText = await outcome(memoryBytes(file, spoiled))
      // The reader of bytes sees the same rows, or hands over.
      expect(await outcome(memoryBytes(file, spoiled), true)).toEqual(fromText)
      if ('code' in fromText)
        expect(fromText.code).toMatch(/^file\.(?:empty|notATable|tooLarge|broken|password)$/)
    }
  })
})

/** A source of a size that nobody holds in memory: one slice again and again. */
function endless(name: string, slice: Buffer, slices: number): SourceBytes {
  const size = slice.length * slices
  return {
    name,
    size,
    *slices() {
      for (let count = 0; count < slices; count++) yield slice
    },
    range: (from, length) => {
      const wanted = Math.max(0, Math.min(length, size - from))
      const copies = Math.ceil(wanted / slice.length) + 1
      const start = from % slice.length
      return Buffer.concat(Array.from({ length: copies }, () => slice)).subarray(start, start + wanted)
    },
  }
}

describe('a file that means harm', () => {
  const megabyte = 1 << 20

  it.each([
    { is: 'one field of 500 MB', slice: Buffer.alloc(megabyte, 'x'), code: 'file.tooLarge' },
    { is: 'one quoted field of 500 MB', slice: Buffer.alloc(megabyte, '"x'), code: 'file.tooLarge' },
    { is: 'nothing but zero bytes, 500 MB of them', slice: Buffer.alloc(megabyte), code: 'file.empty' },
  ])('that is $is stops with $code, in bounded memory', async ({ slice, code }) => {
    const before = process.memoryUsage().rss
    expect(await outcome(endless('harm.csv', slice, 500))).toMatchObject({ code })
    expect((process.memoryUsage().rss - before) / megabyte).toBeLessThan(400)
  })

  it('of a million columns is refused by its columns', async () => {
    const bytes = memoryBytes('wide.csv', Buffer.alloc(megabyte, ','))
    expect(await outcome(bytes)).toMatchObject({ code: 'file.empty' })
    expect(await outcome(memoryBytes('wide.csv', Buffer.alloc(megabyte, 'a,')))).toMatchObject({
      code: 'file.tooLarge',
      limit: '16,384 columns',
    })
  })

  it.each([
    { of: 'nothing but quotes', bytes: Buffer.alloc(megabyte, '"') },
    { of: 'a lone quote on every line', bytes: Buffer.alloc(megabyte, 'a,"b\n') },
    { of: 'an opened quote before every line end', bytes: Buffer.alloc(megabyte, '"\n') },
    { of: 'three quotes on every line', bytes: Buffer.alloc(megabyte, '"""x\n') },
    { of: 'backslashes and quotes', bytes: Buffer.alloc(megabyte, '"\\",\\"\n') },
    { of: 'spaces alone', bytes: Buffer.alloc(megabyte, ' ') },
    { of: 'spaces before quotes', bytes: Buffer.alloc(megabyte, ' '.repeat(1000) + '"') },
    { of: 'returns alone', bytes: Buffer.alloc(megabyte, '\r') },
    { of: 'one high byte again and again', bytes: Buffer.alloc(megabyte, 0xe9) },
    { of: 'every byte in turn', bytes: Buffer.from(Array.from({ length: 65_536 }, (_, at) => at % 256)) },
  ])('of $of is read or refused', async ({ bytes }) => {
    const read = await outcome(memoryBytes('harm.csv', bytes), true)
    expect('rows' in read || read.code.startsWith('file.')).toBe(true)
  })
})
