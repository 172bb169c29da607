import { describe, expect, it } from 'vitest'
import type { FirstLook } from '#shared/imports/firstLook.ts'
import { suggestLayout } from '#shared/layout/suggestLayout.ts'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { layoutWords, sizeWords, writtenWords } from './firstLookWords.ts'

const source = { name: 'march.csv', bytes: 102_001_141, format: 'csv' } as const
const reading = { headingRow: 7, headingRows: [7], facts: {} }

describe('of a file that is being read', () => {
  it.each([
    { rows: 1_001_938, isWhole: false, bytes: 102_001_141, says: '102 MB, about 1,000,000 rows' },
    { rows: 84_512, isWhole: false, bytes: 4_250_000, says: '4.25 MB, about 85,000 rows' },
    { rows: 812, isWhole: true, bytes: 42_000, says: '42 kB, 812 rows' },
  ])('it says $says', ({ rows, isWhole, bytes, says }) => {
    expect(sizeWords({ source: { ...source, bytes }, rows, isWhole })).toBe(says)
  })

  it('it says how a text seems to be written', () => {
    expect(writtenWords({ ...reading, encoding: 'windows-1252', delimiter: ';', sheet: null })).toBe(
      'It seems to have semicolons between the columns, letters in Windows-1252 (Western European), and headings in row 7.',
    )
  })

  it('it says where in a workbook the table seems to be', () => {
    const none = { ...reading, headingRow: null, encoding: null, delimiter: null, sheet: 'March' }
    expect(writtenWords(none)).toBe('It seems to have a table on the sheet “March” and no headings.')
  })
})

function suggestion(headings: readonly string[], ...rows: readonly string[][]): FirstLook['suggestion'] {
  const profiler = createColumnProfiler(headings)
  for (const row of rows) profiler.add(row)
  const { layout: suggested, ...known } = suggestLayout(profiler.profiles(), {})
  return { suggested, ...known, preset: null }
}

describe('of its layout', () => {
  const seen = suggestion(
    ['Date', 'Text', 'Money out', 'Money in'],
    ['2025-03-01', 'Rent', '9000.00', ''],
    ['2025-03-02', 'Sale', '', '120.00'],
  )

  it('it names the columns that seem to hold dates and amounts', () => {
    expect(layoutWords(seen)).toBe('Dates seem to be in “Date”, amounts in “Money out” and “Money in”.')
  })

  it('it names a column without a heading by its place', () => {
    const bare = suggestion([], ['2025-03-01', 'Rent', '-9000.00'], ['2025-03-02', 'Sale', '120.00'])
    expect(layoutWords(bare)).toBe('Dates seem to be in “column 1”, amounts in “column 3”.')
  })

  it('it names whose file it looks like', () => {
    const preset = { id: 'fnb-history', name: 'FNB history', overruled: [], instead: seen.suggested }
    expect(layoutWords({ ...seen, preset })).toMatch(/^It looks like FNB history\. Dates/)
  })

  it('it says nothing where neither is to be seen', () => {
    const colours = suggestion(['Colour', 'Shape'], ['red', 'round'], ['blue', 'flat'])
    expect(layoutWords(colours)).toBeNull()
  })
})
