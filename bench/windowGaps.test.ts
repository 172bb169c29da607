import { describe, expect, it } from 'vitest'
import { importStretch } from './window/walk.ts'
import { largeImportRow, longFrameLines, windowRows, type StretchMeasure } from './windowGaps.ts'

const calm = { frames: 100, p95: 17, overGoal: 0, ownWork: 0, causes: [] }
const measures: StretchMeasure[] = [
  { ...calm, name: importStretch, took: null, longest: 40.4 },
  {
    name: 'columns',
    took: null,
    frames: 200,
    longest: 180.2,
    p95: 30,
    overGoal: 4,
    ownWork: 170,
    causes: ['a', 'b', 'c', 'd'],
  },
  { ...calm, name: 'review: jump to row 90,000', took: 161.6, longest: 55 },
]

describe('the rows about the window', () => {
  const rows = windowRows(measures, 100_000)

  it('begin with the worst of all steps', () => {
    expect(rows[0]).toEqual({
      what: '100,000 rows, every step: longest gap between frames',
      goal: '≤ 100 ms',
      measured: '180 ms (columns); of the page’s own work 170 ms',
    })
  })

  it('give each step, and how much of its gaps the page made itself', () => {
    expect(rows.slice(1, 3).map(({ what, measured }) => [what, measured])).toEqual([
      ['— drop → source', '40 ms, p95 17 ms, 0 of 100 over; no long frame of its own'],
      ['— columns', '180 ms, p95 30 ms, 4 of 200 over; own work 170 ms'],
    ])
  })

  it('end with how long a page takes to be on the screen', () => {
    expect(rows.at(-1)?.measured).toBe('162 ms')
  })

  it('leave the causes to lines of their own, the three longest of a step', () => {
    expect(longFrameLines(measures)).toEqual([
      'columns: a',
      'columns: b',
      'columns: c',
      'columns: and shorter ones: 1',
    ])
  })
})

it('the row about a large import gives the gaps while it was taken in, and the jump', () => {
  expect(largeImportRow(measures, 1_000_000)).toEqual({
    what: 'window: longest gap between frames while a 1,000,000-row import runs; a page at nine tenths on the screen after a jump',
    goal: '≤ 50 ms; ≤ 200 ms',
    measured: '40 ms, p95 17 ms, 0 of 100 over; no long frame of its own; 162 ms',
  })
})
