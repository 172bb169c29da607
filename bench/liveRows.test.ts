import { describe, expect, it } from 'vitest'
import { coldRow, inMemoryRow, liveRows, longFileRow, sendingRow } from './liveRows.ts'

const measure = { rows: 1000, wallMs: 200, cpuMs: 300, rssMb: 150, processMs: 400 }

describe('the rows of the results', () => {
  it('tell of an import that is there', () => {
    const live = { rows: 1_000_000, createMs: 4000, createCpuMs: 5000, layoutMs: 2000, layoutCpuMs: 1000 }
    expect(liveRows({ ...live, pageMs: 7.25, fixMs: 12 }).map(({ measured }) => measured)).toEqual([
      '7.3 ms',
      '0.50× of it; CPU 0.20×',
      '12.0 ms',
    ])
  })

  it('tell of sending by the second', () => {
    const sent = { records: 100_000, ms: 4000, cpuMs: 2000, rssMb: 120.4 }
    expect(sendingRow(sent).measured).toBe('25,000 a second, 50,000 a second of CPU; 120 MB')
  })

  it('compare a small file by the whole life of its process', () => {
    expect(coldRow(measure, { ...measure, processMs: 600 }).measured).toBe('1.5×; 400 ms')
  })

  it('compare a long file by the row', () => {
    const long = { ...measure, rows: 6000, cpuMs: 1980, bytes: 600_400_000 }
    expect(longFileRow(long, measure)).toMatchObject({
      what: 'a CSV over V8’s string limit (600 MB)',
      measured: 'works; 150 MB; CPU per row 1.1×',
    })
  })

  it('compare what is done without the disk with strings alone', () => {
    expect(inMemoryRow(measure, { ...measure, cpuMs: 100 }).measured).toBe('3.0× of its CPU; 150 MB')
  })
})
