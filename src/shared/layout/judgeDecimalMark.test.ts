import { describe, expect, it } from 'vitest'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { judgeDecimalMark } from '#shared/layout/judgeDecimalMark.ts'
import type { Judgement } from '#shared/layout/judgement.ts'
import type { DecimalMark } from '#shared/layout/layout.ts'
import type { Cell } from '#shared/reading/cell.ts'

/** The first cell stands in row 2. */
function judge(...cells: readonly Cell[]): Judgement<DecimalMark> {
  const profiler = createColumnProfiler(['Amount'])
  for (const [index, cell] of cells.entries()) profiler.add([cell], index + 2)
  return judgeDecimalMark(profiler.profiles())
}

describe('the decimal mark', () => {
  it.each<{ cells: Cell[]; mark: DecimalMark; proof: string | null }>([
    {
      cells: ['-50', '12.34'],
      mark: '.',
      proof: 'Decimal point: row 3 has 12.34, which can only be read so.',
    },
    {
      cells: ['R1 000', 'R1.000,50'],
      mark: ',',
      proof: 'Decimal comma: row 3 has R1.000,50, which can only be read so.',
    },
    {
      cells: ['1,250', '99.50'],
      mark: '.',
      proof: 'Decimal point: row 3 has 99.50, which can only be read so.',
    },
    { cells: ['1,234'], mark: '.', proof: 'Decimal point: row 2 has 1,234, which can only be read so.' },
    {
      cells: ['700.005', '1,000.00'],
      mark: '.',
      proof: 'Decimal point: row 3 has 1,000.00, which can only be read so.',
    },
    { cells: ['-50', '1200'], mark: '.', proof: null },
    { cells: [-50, 12.34], mark: '.', proof: 'The workbook stores its amounts as numbers.' },
  ])('of $cells is “$mark”', ({ cells, mark, proof }) => {
    expect(judge(...cells)).toEqual({ settled: true, value: mark, proof })
  })

  it('is open where an amount could be either and none tells', () => {
    expect(judge('500', '1,250', '3,500')).toEqual({
      settled: false,
      options: ['.', ','],
      why: 'row 3 has 1,250, and no amount shows whether its mark parts the cents or the thousands',
    })
  })

  it('is open where amounts contradict each other, and names both rows', () => {
    expect(judge('1.234,50', '1,234.50')).toEqual({
      settled: false,
      options: ['.', ','],
      why: 'row 2 has 1.234,50 and row 3 has 1,234.50, which cannot be read alike',
    })
  })

  it('is open where more amounts have thousands by one mark than have cents by it', () => {
    expect(judge('1.234', '99.50', '2.345')).toEqual({
      settled: false,
      options: ['.', ','],
      why: 'row 2 has 1.234 and row 3 has 99.50, which cannot be read alike',
    })
  })

  it('takes a single amount of the other writing for a slip', () => {
    const points = Array.from({ length: 9 }, (_, index) => `${index}.50`)
    expect(judge(...points, '7,25')).toMatchObject({ settled: true, value: '.' })
  })
})
