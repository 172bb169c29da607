import { describe, expect, it } from 'vitest'
import { generatedBook } from '#engine/reading/xlsx/testing/generatedBook.ts'
import { readFast, readWithSheetJs } from '#engine/reading/xlsx/testing/readBoth.ts'

describe('generated workbooks', () => {
  it.each([
    { seed: 1, rows: 3000, columns: 24, sharesTexts: true, since1904: false },
    { seed: 2, rows: 3000, columns: 24, sharesTexts: false, since1904: false },
    { seed: 3, rows: 3000, columns: 24, sharesTexts: true, since1904: true },
    { seed: 4, rows: 1, columns: 1, sharesTexts: true, since1904: false },
  ])('give the same rows as SheetJS does: $rows × $columns, seed $seed', async ({ seed, ...kind }) => {
    const book = generatedBook(kind, seed)
    const fast = await readFast(book)
    const slow = await readWithSheetJs(book)
    if ('handOver' in fast) throw new Error(fast.handOver.reason)
    expect(fast.rows.length).toBe(slow.rows.length)
    // Row by row, so that a difference is shown and not the table.
    for (const [index, row] of fast.rows.entries()) expect(row).toEqual(slow.rows[index])
    expect(fast.reading).toEqual({
      ...slow.reading,
      reading: { ...slow.reading.reading, reader: 'fast' },
    })
  })
})
