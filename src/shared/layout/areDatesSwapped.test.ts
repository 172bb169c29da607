import { describe, expect, it } from 'vitest'
import { areDatesSwapped } from '#shared/layout/areDatesSwapped.ts'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { column } from '#shared/layout/testing/bankLayout.ts'
import type { Cell } from '#shared/reading/cell.ts'

function swapped(cells: readonly Cell[]): boolean {
  const profiler = createColumnProfiler(['Date'])
  for (const [index, cell] of cells.entries()) profiler.add([cell], index + 2)
  return areDatesSwapped(profiler.profiles(), { fields: { date: column(0) } })
}

const stored = (...days: readonly string[]): Cell[] => days.map((date) => ({ date }))

describe('dates of which a spreadsheet may have swapped day and month', () => {
  it.each<{ name: string; cells: Cell[] }>([
    {
      // As stored: 1 March, 1 May, back to 13 January. Swapped: 3, 5, 13 and 14 January.
      name: 'stored up to the 12th, texts above, in line only when swapped',
      cells: [...stored('2025-03-01', '2025-05-01'), '13/01/2025', '14/01/2025'],
    },
    { name: 'the same saved as text', cells: ['2025-03-01', '2025-05-01', '13/01/2025', '14/01/2025'] },
    { name: 'the newest first', cells: ['14/01/2025', '13/01/2025', ...stored('2025-05-01', '2025-03-01')] },
    { name: 'the month first, opened where the day is', cells: [...stored('2025-03-01'), '01/13/2025'] },
    // 47 days apart as stored, 10 swapped.
    { name: 'a date of each kind', cells: [...stored('2025-03-01'), '13/01/2025'] },
  ])('are $name', ({ cells }) => {
    expect(swapped(cells)).toBe(true)
  })

  it.each<{ name: string; cells: Cell[] }>([
    { name: 'stored ones alone', cells: stored('2025-03-01', '2025-05-01', '2025-04-01') },
    { name: 'texts alone', cells: ['13/01/2025', '14/01/2025'] },
    { name: 'a stored day above 12', cells: [...stored('2025-03-01', '2025-01-13'), '13/01/2025'] },
    { name: 'a text of at most 12', cells: [...stored('2025-03-01'), '12/01/2025', '13/01/2025'] },
    // As stored 3 and 5 January; swapped 1 March and 1 May.
    { name: 'in line as they are stored', cells: [...stored('2025-01-03', '2025-01-05'), '13/01/2025'] },
    {
      name: 'texts that read in different orders',
      cells: [...stored('2025-03-01'), '13/01/2025', '01/14/2025'],
    },
  ])('are not $name', ({ cells }) => {
    expect(swapped(cells)).toBe(false)
  })
})
