import { describe, expect, it } from 'vitest'
import { convertRow } from '#shared/convert/convertRow.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { mayBeDayCounts } from '#shared/layout/dayCounts.ts'
import { openQuestions } from '#shared/layout/openQuestions.ts'
import { settleOpen, suggestLayout } from '#shared/layout/suggestLayout.ts'
import { bankLayout, column } from '#shared/layout/testing/bankLayout.ts'
import type { Cell } from '#shared/reading/cell.ts'

/** A table with a row for each of these cells in its first column. */
function tableOf(heading: string, first: readonly Cell[]): ColumnProfile[] {
  const profiler = createColumnProfiler([heading, 'Description', 'Amount'])
  for (const [place, cell] of first.entries()) profiler.add([cell, `Shop ${place}`, -20.5 - place], place + 2)
  return profiler.profiles()
}

// 1 January 2025 is day 45658 of Excel's count: 45658 + 31 + 28 + 13 = 45730 is 14 March.
const days = [45730, 45731, 45733]

describe('numbers in a column of dates', () => {
  it('are asked about, with the day that the first would be', () => {
    const profiles = tableOf('Date', days)
    const { layout } = suggestLayout(profiles, {})
    expect(layout.fields.date).toBeUndefined()
    expect(openQuestions(profiles, layout)).toEqual([
      {
        about: 'date',
        options: ['0'],
        why: '“Date” holds numbers that no format shows as dates: 45730 would be 14 March 2025, if it counts days as workbooks mostly do',
      },
    ])
  })

  it('are asked about in a column that a layout takes dates from', () => {
    const layout = bankLayout({ date: 0, name: 1, amount: 2 })
    const profiles = tableOf('Date', days)
    expect(openQuestions(profiles, layout)).toMatchObject([{ about: 'date', options: ['0'] }])
    expect(openQuestions(profiles, { ...layout, dayCounts: true })).toEqual([])
  })

  it('leave nothing open once they are said to be days', () => {
    const profiles = tableOf('Date', days)
    const { layout } = suggestLayout(profiles, {})
    const fields = { ...layout.fields, date: column(0) }
    const answered = settleOpen(profiles, { ...layout, fields, dayCounts: true })
    expect(openQuestions(profiles, answered)).toEqual([])
  })

  it.each([
    { why: 'the column is not called so', heading: 'Number', first: days },
    { why: 'one is of no likely year', heading: 'Date', first: [45730, 120, 45733] },
    { why: 'one is a text', heading: 'Date', first: [45730, 'soon', 45733] },
  ])('are not offered as days where $why', ({ heading, first }) => {
    const profiles = tableOf(heading, first)
    const [question] = openQuestions(profiles, suggestLayout(profiles, {}).layout)
    expect(question).toMatchObject({ about: 'date', options: [] })
  })

  it.each<{ what: string; first: readonly Cell[]; may: boolean }>([
    { what: 'numbers alone', first: days, may: true },
    { what: 'numbers with gaps', first: [45730, '', 45733], may: true },
    { what: 'numbers among texts of digits', first: [45730, '45731', 45733], may: false },
    { what: 'nothing', first: ['', ''], may: false },
  ])('may be days where the column holds $what: $may', ({ first, may }) => {
    expect(tableOf('Date', first).map(mayBeDayCounts)).toEqual([may, false, false])
  })

  it.each<{ cell: Cell; counts: boolean; gives: string }>([
    { cell: 45730, counts: true, gives: '2025-03-14' },
    { cell: 45730.75, counts: true, gives: '2025-03-14' },
    { cell: 45730, counts: false, gives: 'date.unreadable' },
    { cell: 120, counts: true, gives: 'date.unreadable' },
    { cell: 20250314, counts: true, gives: '2025-03-14' },
    { cell: '2025-03-14', counts: true, gives: '2025-03-14' },
  ])('give $gives for $cell where it was said that they are days: $counts', ({ cell, counts, gives }) => {
    const layout = bankLayout({ date: 0, name: 1, amount: 2 }, counts ? { dayCounts: true } : {})
    const input = { row: 2, cells: [cell, 'Shop', -20.5], left: null, fixes: undefined }
    const verdict = convertRow(input, { layout, account: '1' }, 1)
    const dates = verdict.state === 'converted' ? verdict.entries.map(({ date }) => date) : []
    expect([...dates, ...verdict.findings.map(({ code }) => code)]).toEqual([gives])
  })
})
