import { describe, expect, it } from 'vitest'
import { caseTable, expectSameWork, fileRows, type CaseMeasures } from './fileRows.ts'

const found = { rows: 1000, badRows: 45 }
const measures: CaseMeasures = {
  papaStrings: { rows: 1000, wallMs: 1200, cpuMs: 1500, rssMb: 700, processMs: 0 },
  peerP: { ...found, wallMs: 9800, cpuMs: 11_700, rssMb: 1960, processMs: 0 },
  peerR: { ...found, wallMs: 11_400, cpuMs: 13_200, rssMb: 3100, processMs: 0 },
  importInMemory: { ...found, wallMs: 900, cpuMs: 700, rssMb: 140, processMs: 0 },
  importOnDisk: { ...found, wallMs: 1000, cpuMs: 750, rssMb: 155, processMs: 0 },
}

describe('the rows about files', () => {
  it('compare with both peers and with papaparse alone', () => {
    expect(fileRows(measures).map(({ measured }) => measured)).toEqual([
      '9.8× of P, 11.4× of R',
      '0.08× of P, 0.05× of R; 155 MB',
      '15.6× less than P, 17.6× less than R; 0.50× of papaparse to strings',
    ])
  })

  it('give each case’s own figures beside', () => {
    expect(caseTable(measures)).toContain('| peerP | 9.80 | 11.70 | 1960 |')
  })
})

describe('expectSameWork', () => {
  it('is content when each case found what the file holds', () => {
    expect(() => expectSameWork(measures, found)).not.toThrow()
  })

  it.each([
    { wrong: { ...measures.peerR, rows: 999 }, says: 'peerR found 999 rows, the file has 1000' },
    { wrong: { ...measures.peerR, badRows: 44 }, says: 'peerR found 44 bad rows, the file has 45' },
  ])('stops where $says', ({ wrong, says }) => {
    expect(() => expectSameWork({ ...measures, peerR: wrong }, found)).toThrow(says)
  })
})
