import { describe, expect, it } from 'vitest'
import { workbookResults } from './workbookResults.ts'

describe('the rows about a workbook', () => {
  it('compare with both peers', () => {
    const results = workbookResults({
      workbookRows: { rows: 100_000, wallMs: 400, cpuMs: 500, rssMb: 140, processMs: 0 },
      sheetJsDense: { rows: 100_000, wallMs: 2600, cpuMs: 2750, rssMb: 350, processMs: 0 },
      readExcelFile: { rows: 100_000, wallMs: 1200, cpuMs: 1450, rssMb: 280, processMs: 0 },
    })
    expect(results.map(({ measured }) => measured)).toEqual([
      '6.5× (CPU 5.5×) of SheetJS; 3.0× (CPU 2.9×) of read-excel-file',
      '0.40× of SheetJS, 0.50× of read-excel-file; 140 MB',
    ])
  })
})
