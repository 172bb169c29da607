import { describe, expect, it } from 'vitest'
import type { Sheet } from '#shared/reading/reading.ts'
import { unreadSheetLines } from './unreadSheets.ts'

const sheet = (name: string, rows: number, hidden = false): Sheet => ({ name, rows, hidden })
const linesOf = (...sheets: Sheet[]) =>
  unreadSheetLines({
    sheets,
    reading: {
      ...{ encoding: null, delimiter: null, sheet: 'Jan', reader: 'fast', headingRow: 1, headingRows: [1] },
      ...{ firstRow: 2, lastRow: 4, left: [], facts: {}, tables: [], questions: [] },
    },
  })

describe('the sheets of a workbook that are not read', () => {
  it('are named with their rows', () => {
    expect(linesOf(sheet('Jan', 4), sheet('Feb', 4), sheet('Mar', 2))).toEqual([
      'Only sheet Jan was read, not Feb (4 rows), Mar (2 rows). Name one with --sheet to read it.',
    ])
  })

  it.each([
    { what: 'the one that is read', sheets: [sheet('Jan', 4)] },
    { what: 'hidden', sheets: [sheet('Jan', 4), sheet('Lists', 50, true)] },
    {
      what: 'without a row below a heading',
      sheets: [sheet('Jan', 4), sheet('Cover', 1), sheet('Empty', 0)],
    },
  ])('are not named where they are $what', ({ sheets }) => {
    expect(linesOf(...sheets)).toEqual([])
  })
})
