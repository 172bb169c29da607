import { describe, expect, it } from 'vitest'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { judgeDateOrder } from '#shared/layout/judgeDateOrder.ts'
import type { Judgement } from '#shared/layout/judgement.ts'
import type { DateOrder } from '#shared/layout/layout.ts'
import type { Cell } from '#shared/reading/cell.ts'

/** The first cell stands in row 2. */
function judge(...cells: readonly Cell[]): Judgement<DateOrder> {
  return judgeBelow(['Date'], ...cells.map((cell) => [cell]))
}

/** The same for columns that are called so. */
function judgeBelow(
  headings: readonly string[],
  ...rows: readonly (readonly Cell[])[]
): Judgement<DateOrder> {
  const profiler = createColumnProfiler(headings)
  for (const [index, row] of rows.entries()) profiler.add(row, index + 2)
  return judgeDateOrder(profiler.profiles())
}

describe('an order that the heading names', () => {
  it.each<{ heading: string; cells: Cell[]; order: DateOrder; says: string }>([
    {
      ...{ heading: 'Date (dd/mm/yyyy)', cells: ['02/03/2025', '03/03/2025'] },
      ...{ order: 'dmy', says: 'Day/month/year' },
    },
    {
      ...{ heading: 'Date MM-DD-YYYY', cells: ['02/03/2025', '03/03/2025'] },
      ...{ order: 'mdy', says: 'Month/day/year' },
    },
    {
      ...{ heading: 'Datum (jj/mm/dd)', cells: ['25/03/04', '25/03/05'] },
      ...{ order: 'ymd', says: 'Year/month/day' },
    },
    {
      ...{ heading: 'Date yymmdd', cells: ['250304', '250305'] },
      ...{ order: 'ymd', says: 'Year/month/day' },
    },
  ])('is theirs where the dates leave it open: $heading', ({ heading, cells, order, says }) => {
    expect(judgeBelow([heading], ...cells.map((cell) => [cell]))).toEqual({
      settled: true,
      value: order,
      proof: `${says}: so the heading says.`,
    })
  })

  const open = [['02/03/2025'], ['03/03/2025']]

  it.each([
    ...['Date', 'Date (dmm/yyyy)', 'Day', 'Dummy date', 'Date (dd/mm)', 'Date (dd/mm-yyyy)'],
    ...['Entrydmy', 'Dmydate'],
  ])('is none in “%s”', (heading) => {
    expect(judgeBelow([heading], ...open)).toMatchObject({ settled: false })
  })

  it('is none where two headings name two', () => {
    const headings = ['Date (dd/mm/yyyy)', 'Value date (mm/dd/yyyy)']
    expect(judgeBelow(headings, ...open.map(([cell = '']) => [cell, cell]))).toMatchObject({ settled: false })
  })

  it('is none that the dates cannot have', () => {
    expect(judgeBelow(['Date (yyyy/mm/dd)'], ...open)).toMatchObject({
      settled: false,
      options: ['dmy', 'mdy'],
    })
  })

  it('is not that of dates that say theirs themselves', () => {
    expect(judgeBelow(['Date (dd/mm/yyyy)'], ['2025-03-04'], ['2025-03-05'])).toEqual({
      settled: true,
      value: 'ymd',
      proof: 'Year/month/day: row 2 has 2025-03-04, with the year in front.',
    })
  })

  it('is theirs where they go on from each other in it, too', () => {
    // 3 April, 4 April, 12 April, 3 May, 4 May.
    const dates = ['03/04/2025', '04/04/2025', '12/04/2025', '03/05/2025', '04/05/2025']
    expect(judgeBelow(['Date (dd/mm/yyyy)'], ...dates.map((date) => [date]))).toMatchObject({
      settled: true,
      value: 'dmy',
    })
  })

  it('gives way to a date that can only be read otherwise', () => {
    expect(judgeBelow(['Date (dd/mm/yyyy)'], ['02/03/2025'], ['03/25/2025'])).toMatchObject({ value: 'mdy' })
  })

  it('is asked about where the dates go on from each other only in another', () => {
    // As day/month/year: 3 April, 4 April, 12 April, 3 May, 4 May.
    const dates = ['03/04/2025', '04/04/2025', '12/04/2025', '03/05/2025', '04/05/2025']
    expect(judgeBelow(['Date (mm/dd/yyyy)'], ...dates.map((date) => [date]))).toEqual({
      settled: false,
      options: ['mdy', 'dmy'],
      why: 'the heading says month/day/year, and the dates lie as if they were day/month/year',
    })
  })
})

describe('the order of day, month and year', () => {
  it.each<{ cells: Cell[]; order: DateOrder; proof: string | null }>([
    {
      cells: ['03/04/2025', '25/03/2025'],
      order: 'dmy',
      proof: 'Day/month/year: row 3 has 25/03/2025, which can only be read so.',
    },
    {
      cells: ['03/04/2025', '03/25/2025'],
      order: 'mdy',
      proof: 'Month/day/year: row 3 has 03/25/2025, which can only be read so.',
    },
    {
      cells: ['2021/12/13', '2021/12/11'],
      order: 'ymd',
      proof: 'Year/month/day: row 2 has 2021/12/13, with the year in front.',
    },
    {
      cells: ['20200618'],
      order: 'ymd',
      proof: 'Year/month/day: row 2 has 20200618, with the year in front.',
    },
    {
      cells: ['01Mar2025', '03Mar2025'],
      order: 'dmy',
      proof: 'Row 2 has 01Mar2025, with the month by its name.',
    },
    {
      cells: ['Mar 1, 2025'],
      order: 'mdy',
      proof: 'Row 2 has Mar 1, 2025, with the month by its name.',
    },
    { cells: [{ date: '2025-03-04' }], order: 'ymd', proof: 'The workbook stores its dates as dates.' },
    { cells: ['05/05/2025', '06/06/2025'], order: 'dmy', proof: null },
  ])('of $cells is $order', ({ cells, order, proof }) => {
    expect(judge(...cells)).toEqual({ settled: true, value: order, proof })
  })

  it('is settled by the sequence where only one order keeps the dates in line', () => {
    // As month/day/year: 4 Mar, 4 Apr, 4 Dec, then back to 5 Mar.
    expect(judge('03/04/2025', '04/04/2025', '12/04/2025', '03/05/2025', '04/05/2025')).toEqual({
      settled: true,
      value: 'dmy',
      proof: 'Day/month/year: only so do the dates follow one another without going back and forth.',
    })
  })

  it('is settled by the sequence of an export with the newest first', () => {
    expect(judge('04/05/2025', '03/05/2025', '12/04/2025', '04/04/2025', '03/04/2025')).toMatchObject({
      settled: true,
      value: 'dmy',
    })
  })

  it('is open where no day is above 12 and the sequence runs one way under both orders', () => {
    expect(judge('03/04/2025', '03/05/2025', '03/06/2025', '03/07/2025', '03/08/2025', '03/09/2025')).toEqual(
      {
        settled: false,
        options: ['dmy', 'mdy'],
        why: 'no day in the column is above 12: 03/04/2025 in row 2 may be 3 April 2025 or 4 March 2025',
      },
    )
  })

  it('is open where the sequence is too short to prove anything', () => {
    expect(judge('03/04/2025', '05/04/2025', '04/05/2025')).toMatchObject({ options: ['dmy', 'mdy'] })
  })

  it('takes a few dates of the other order for slips', () => {
    const proving = Array.from({ length: 10 }, (_, day) => `${day + 13}/03/2025`)
    expect(judge(...proving, '03/25/2025')).toMatchObject({ settled: true, value: 'dmy' })
  })

  it('is open where the column contradicts itself, and names both rows', () => {
    expect(judge('25/03/2025', '26/03/2025', '03/25/2025', '03/26/2025')).toEqual({
      settled: false,
      options: ['dmy', 'mdy'],
      why: 'row 2 has 25/03/2025 and row 4 has 03/25/2025, which cannot be read in the same order',
    })
  })

  it('does not take the days of two-digit years for years', () => {
    // As year/month/day these would be the 25th of March 2003, 2014 and 2028.
    expect(judge('03/03/25', '14/03/25', '28/03/25')).toEqual({
      settled: true,
      value: 'dmy',
      proof: 'Day/month/year: only so do the dates lie close together, from 2025-03-03 to 2025-03-28.',
    })
    expect(judge('25/03/03', '25/03/14', '25/03/28')).toMatchObject({ settled: true, value: 'ymd' })
  })

  it('is open among all three where two-digit years show nothing', () => {
    expect(judge('03/04/05', '03/04/06')).toEqual({
      settled: false,
      options: ['ymd', 'dmy', 'mdy'],
      why: 'the dates in the column can be read in more than one order: 03/04/05 in row 2 may be 5 April 2003 or 3 April 2005 or 4 March 2005',
    })
  })

  it('is settled once for all date columns: the one proves the other', () => {
    const profiler = createColumnProfiler(['Date', 'Payout Date'])
    profiler.add(['03/04/2025', '05/04/2025'], 2)
    profiler.add(['04/04/2025', '30/04/2025'], 3)
    expect(judgeDateOrder(profiler.profiles())).toEqual({
      settled: true,
      value: 'dmy',
      proof: 'Day/month/year: row 3 has 30/04/2025, which can only be read so.',
    })
  })

  it('is settled by the period that the file says it is of', () => {
    const profiler = createColumnProfiler(['Date'])
    for (const day of ['01', '05', '09', '12']) profiler.add([`${day}/03/2025`])
    expect(judgeDateOrder(profiler.profiles(), { from: '2025-03-01', to: '2025-03-31' })).toEqual({
      settled: true,
      value: 'dmy',
      proof: 'Day/month/year: only so do the dates lie in the period that the file says it is of.',
    })
    // Both orders keep to a year.
    const year = { from: '2025-01-01', to: '2025-12-31' }
    expect(judgeDateOrder(profiler.profiles(), year)).toMatchObject({ settled: false })
  })

  it('is settled by a sequence in which a day steps back, where the other order goes back and forth', () => {
    const ofMonth = (month: string) => ['02', '07', '11'].map((day) => `${day}/${month}/2025`)
    const months = ['01', '02', '03', '04', '05', '06', '07', '08'].map(ofMonth)
    const swapped = months.with(3, ['02/04/2025', '11/04/2025', '07/04/2025']).flat()
    // One step back in 23; as month/day/year each month but the first begins with one.
    expect(judge(...swapped)).toMatchObject({ settled: true, value: 'dmy' })
  })

  it('is open where the other order goes back hardly more often', () => {
    const days = ['01', '02', '03', '05', '04', '06', '07', '08', '09', '10', '11', '12']
    const lines = ['01', '02', '03', '04'].flatMap((month) => days.map((day) => `${day}/${month}/2025`))
    expect(judge(...lines)).toMatchObject({ settled: false })
  })

  it('is settled by a day of the week', () => {
    expect(judge('Fri 04/04/2025', 'Sat 05/04/2025')).toEqual({
      settled: true,
      value: 'dmy',
      proof: 'Day/month/year: row 3 has Sat 05/04/2025, which can only be read so.',
    })
  })

  it('is open without a column', () => {
    expect(judgeDateOrder([])).toEqual({
      settled: false,
      options: ['ymd', 'dmy', 'mdy'],
      why: 'no order was chosen yet',
    })
  })
})
