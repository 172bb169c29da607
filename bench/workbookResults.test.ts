import { describe, expect, it } from 'vitest'
import { workbookResults } from './workbookResults.ts'

describe('the rows about a workbook', () => {
  it('compare with SheetJS', () => {
    const results = workbookResults({
      workbookRows: { rows: 100_000, wallMs: 400, cpuMs: 500, rssMb: 140, processMs: 0 },
      sheetJsDense: { rows: 100_000, wallMs: 2600, cpuMs: 2750, rssMb: 350, processMs: 0 },
    })
    expect(results.map(({ measured }) => measured)).toEqual(['6.5×; CPU 5.5×', '0.40×; 140 MB'])
  })
})
