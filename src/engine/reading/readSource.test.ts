import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FailureError } from '#shared/errors/failure.ts'
import type { ReadProgress } from '#shared/imports/importView.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { readSource } from '#engine/reading/readSource.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import type { ReadOptions } from '#engine/reading/sourceReading.ts'

const line = '2025-03-01,Coffee,-20.00\n'
const million = Buffer.alloc(line.length * 160_000, line)

function options(more: Partial<ReadOptions> = {}): ReadOptions {
  return {
    choice: {},
    onRows: () => undefined,
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...more,
  }
}

function testFile(name: string): SourceBytes {
  return memoryBytes(name, readFileSync(new URL(`testdata/${name}`, import.meta.url)))
}

describe('what cannot be read', () => {
  it.each([
    { bytes: testFile('empty.csv'), error: { code: 'file.empty', name: 'empty.csv' } },
    { bytes: testFile('blank-rows-only.csv'), error: { code: 'file.empty', name: 'blank-rows-only.csv' } },
    {
      bytes: testFile('picture.csv'),
      error: { code: 'file.notATable', name: 'picture.csv', looksLike: 'a PNG picture' },
    },
    {
      bytes: memoryBytes('wide.csv', Buffer.from(','.repeat(16_384) + 'x\n')),
      error: { code: 'file.tooLarge', name: 'wide.csv', limit: '16,384 columns' },
    },
    {
      bytes: memoryBytes('long-cell.csv', Buffer.from(`"${'x'.repeat(1_048_577)}"\n\n`)),
      error: { code: 'file.tooLarge', name: 'long-cell.csv', limit: '1,048,576 characters in a cell' },
    },
    {
      bytes: memoryBytes('one-line.csv', Buffer.from('2024-03-13,Alpha,-50.00,'.repeat(700_000))),
      error: { code: 'file.tooLarge', name: 'one-line.csv', limit: '16 million characters in a row' },
    },
  ])('$error.name fails with $error.code', async ({ bytes, error }) => {
    expect(await readSource(bytes, options())).toEqual({ ok: false, error })
  })

  it('is a sheet of a text file', async () => {
    const bytes = memoryBytes('march.csv', Buffer.from(line))
    expect(await readSource(bytes, options({ choice: { sheet: 'March' } }))).toEqual({
      ok: false,
      error: { code: 'file.noSuchSheet', name: 'march.csv', sheet: 'March', sheets: [] },
    })
  })

  it('is a source that changes underneath: what its bytes throw comes through', async () => {
    const changed = new FailureError({ code: 'file.changed', name: 'march.csv' })
    const bytes: SourceBytes = {
      ...memoryBytes('march.csv', Buffer.from(line)),
      slices: () => {
        throw changed
      },
    }
    await expect(readSource(bytes, options())).rejects.toBe(changed)
  })
})

describe('a long text', () => {
  it('tells how far it is, in bytes, up to its end', async () => {
    const told: ReadProgress[] = []
    await readSource(
      memoryBytes('long.csv', million),
      options({ onProgress: (progress) => told.push(progress) }),
    )
    const total = million.length
    expect(told[0]).toEqual({ phase: 'opening', done: 0, total })
    expect(told[1]).toEqual({ phase: 'reading', done: 1 << 20, total })
    expect(told.at(-1)).toEqual({ phase: 'reading', done: total, total })
    expect(told.length).toBeGreaterThan(total / (1 << 20))
  })

  it('hands over every row once, in order, a slice at a time', async () => {
    const counts: number[] = []
    const read = await readSource(
      memoryBytes('long.csv', million),
      options({ onRows: (rows) => counts.push(rows.length) }),
    )
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(160_000)
    expect(Math.max(...counts)).toBeLessThan(50_000)
    expect(read.ok && read.value.reading.lastRow).toBe(160_000)
  })

  it('stops where it is once somebody says so', async () => {
    const controller = new AbortController()
    let rows = 0
    const onRows: ReadOptions['onRows'] = (more) => {
      rows += more.length
      // A message that arrives while the reader works can only be heard between two slices.
      setImmediate(() => controller.abort())
    }
    const read = await readSource(
      memoryBytes('long.csv', million),
      options({ onRows, signal: controller.signal }),
    )
    expect(read).toEqual({ ok: false, error: { code: 'task.cancelled' } })
    expect(rows).toBeLessThan(160_000)
  })
})
