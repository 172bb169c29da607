import { describe, expect, it } from 'vitest'
import { readPeriod } from '#shared/dates/readPeriod.ts'

describe('the period that a file names', () => {
  it.each([
    { said: '1 March 2025 to 31 March 2025', from: '2025-03-01', to: '2025-03-31' },
    { said: 'From 01/03/2025 - 31/03/2025', from: '2025-03-01', to: '2025-03-31' },
    { said: '2025-03-01 - 2025-03-31', from: '2025-03-01', to: '2025-03-31' },
    { said: '2025/03/01 – 2025/03/31', from: '2025-03-01', to: '2025-03-31' },
    { said: '20250301-20250331', from: '2025-03-01', to: '2025-03-31' },
    { said: '20 Des tot 19 Jan 2026', from: '2025-12-20', to: '2026-01-19' },
    { said: '1-31 March 2025', from: '2025-03-01', to: '2025-03-31' },
    { said: 'Maart 2025', from: '2025-03-01', to: '2025-03-31' },
    { said: '02/2024', from: '2024-02-01', to: '2024-02-29' },
    { said: '2025-04', from: '2025-04-01', to: '2025-04-30' },
    // 3 January to 3 December, or 1 March to 12 March: all that it can mean.
    { said: '03/01/2025 to 03/12/2025', from: '2025-01-03', to: '2025-12-03' },
  ])('in “$said” is $from to $to', ({ said, from, to }) => {
    expect(readPeriod(said)).toEqual({ from, to })
  })

  it.each(['', 'last month', '2025', '13/2025', '31 March 2025 to 1 March 2025'])(
    'is not in “%s”',
    (said) => {
      expect(readPeriod(said)).toBeNull()
    },
  )
})
