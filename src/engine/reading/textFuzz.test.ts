import { describe, expect, it } from 'vitest'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import { randomFrom } from '#engine/reading/testing/randomFrom.ts'
import { readOutcome } from '#engine/reading/testing/readOutcome.ts'
import { spoilableTexts } from '#engine/reading/testing/spoilableTexts.ts'

// `npm run fuzz` goes on for as long as it is told to.
const SEED = 20250301
const ROUNDS = 30

const texts = spoilableTexts().filter(({ file }) => !file.startsWith('long-'))

describe(`of ${ROUNDS} spoiled copies from seed ${SEED}`, () => {
  it.each(texts)('every one of $file is read, or refused for a reason', async ({ file, spoiled }) => {
    const random = randomFrom(SEED)
    for (let round = 0; round < ROUNDS; round++) {
      const bytes = memoryBytes(file, spoiled(random))
      // The reader of bytes sees the same rows, or hands over.
      expect(await readOutcome(bytes, 'spans')).toEqual(await readOutcome(bytes))
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
    expect(await readOutcome(endless('harm.csv', slice, 500))).toMatchObject({ code })
    expect((process.memoryUsage().rss - before) / megabyte).toBeLessThan(400)
  })

  it('of a million columns is refused by its columns', async () => {
    const bytes = memoryBytes('wide.csv', Buffer.alloc(megabyte, ','))
    expect(await readOutcome(bytes)).toMatchObject({ code: 'file.empty' })
    expect(await readOutcome(memoryBytes('wide.csv', Buffer.alloc(megabyte, 'a,')))).toMatchObject({
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
    const read = await readOutcome(memoryBytes('harm.csv', bytes), 'spans')
    expect('rows' in read || read.code.startsWith('file.')).toBe(true)
  })
})
