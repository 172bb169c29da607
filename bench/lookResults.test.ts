import { expect, it } from 'vitest'
import { lookResults } from './lookResults.ts'

it('the rows about a first look tell its time, and compare with SheetJS', () => {
  const measure = { rows: 100, rssMb: 0, processMs: 0 }
  const results = lookResults({
    csv: { ...measure, wallMs: 80.4, cpuMs: 95.6 },
    workbook: { ...measure, wallMs: 90, cpuMs: 120 },
    sheetJsStart: { ...measure, wallMs: 900, cpuMs: 1000 },
  })
  expect(results.map(({ measured }) => measured)).toEqual(['80 ms; CPU 96 ms', '0.10×; CPU 0.12×; 90 ms'])
})
