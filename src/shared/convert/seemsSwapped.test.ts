import { describe, expect, it } from 'vitest'
import { convertRow } from '#shared/convert/convertRow.ts'
import { bankLayout } from '#shared/layout/testing/bankLayout.ts'
import type { Cell } from '#shared/reading/cell.ts'

const layout = bankLayout({ date: 0, amount: 1 }, { dateOrder: 'dmy', decimalMark: '.' })
const verdictOn = (date: Cell, datesSwapped: boolean, fixed?: string) =>
  convertRow(
    {
      ...{ row: 2, cells: [date, '-1.00'], left: null },
      fixes: fixed === undefined ? undefined : { values: { date: fixed }, left: null },
    },
    { layout, account: '1', datesSwapped },
    1,
  )

describe('a date in a file of which a spreadsheet seems to have swapped day and month', () => {
  it.each<{ date: Cell; seems: string }>([
    { date: { date: '2025-03-01' }, seems: '2025-01-03' },
    { date: '2025-12-02', seems: '2025-02-12' },
  ])('is in error where its day is at most 12: $date', ({ date, seems }) => {
    const verdict = verdictOn(date, true)
    expect(verdict.state).toBe('error')
    expect(verdict.findings).toMatchObject([{ code: 'date.swapped', column: 0, beside: seems }])
  })

  it.each<{ date: Cell; datesSwapped: boolean; fixed?: string }>([
    { date: '13/01/2025', datesSwapped: true },
    { date: { date: '2025-05-05' }, datesSwapped: true },
    { date: { date: '2025-03-01' }, datesSwapped: true, fixed: '2025-01-03' },
    { date: { date: '2025-03-01' }, datesSwapped: false },
  ])('is right: $date, swapped $datesSwapped, typed $fixed', ({ date, datesSwapped, fixed }) => {
    expect(verdictOn(date, datesSwapped, fixed).state).toBe('converted')
  })
})
