import { describe, expect, it } from 'vitest'
import { leftByLayout } from '#shared/convert/leftByLayout.ts'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { suggestLayout } from '#shared/layout/suggestLayout.ts'
import { undoneRows } from '#shared/layout/undoneRows.ts'

const profilesOf = (heading: string, statuses: readonly string[]) => {
  const profiler = createColumnProfiler(['Date', 'Description', 'Amount', heading])
  for (const [place, status] of statuses.entries()) {
    profiler.add(['2025-03-14', `Tea ${place}`, '-10.00', status], place + 2)
  }
  return profiler.profiles()
}
const leftIn = (heading: string, statuses: readonly string[]) => {
  const leave = undoneRows(profilesOf(heading, statuses))
  return statuses.map((status) => leftByLayout(['2025-03-14', 'Tea', '-10.00', status], { leave }))
}

describe('rows of payments that were not made', () => {
  it.each([
    {
      heading: 'Status',
      statuses: ['Completed', 'Denied', 'Pending'],
      left: [null, 'information', 'pending'],
    },
    { heading: 'State', statuses: ['COMPLETED', 'REVERTED'], left: [null, 'information'] },
    { heading: 'Payment Status', statuses: ['Paid', 'Failed'], left: [null, 'information'] },
    { heading: 'Result', statuses: ['ACK', 'NOK'], left: [null, 'information'] },
    {
      heading: 'Order Status',
      statuses: ['completed', 'processing', 'cancelled', 'on-hold'],
      left: [null, null, 'information', 'pending'],
    },
    {
      heading: 'Toestand',
      statuses: ['Voltooi', 'Afgekeur', 'Hangende'],
      left: [null, 'information', 'pending'],
    },
  ])('are left out by a column “$heading”', ({ heading, statuses, left }) => {
    expect(leftIn(heading, statuses)).toEqual(left)
  })

  it('are left out where the first of them comes later', () => {
    const leave = undoneRows(profilesOf('Status', ['Approved', 'Approved']))
    expect(leftByLayout(['', '', '', 'Declined'], { leave })).toBe('information')
  })

  it.each([
    {
      what: 'what was paid back, which is another payment',
      heading: 'Status',
      words: ['refunded', 'reversed'],
    },
    {
      what: 'what is not sent to the customer yet',
      heading: 'Fulfillment Status',
      words: ['pending', 'void'],
    },
    { what: 'what is not paid out to the bank yet', heading: 'Payout Status', words: ['paid', 'pending'] },
    { what: 'by a text that only begins so', heading: 'Status', words: ['failed bank order fee', 'paid'] },
  ])('do not include $what', ({ heading, words }) => {
    expect(leftIn(heading, words)).toEqual([null, null])
  })

  it('are not looked for in a column of free text', () => {
    const notes = Array.from({ length: 13 }, (_, at) => `see note ${String.fromCharCode(97 + at)}`)
    expect(undoneRows(profilesOf('Status', notes))).toEqual([])
  })

  it('are left out of the layout that is suggested', () => {
    const { layout } = suggestLayout(profilesOf('Status', ['Completed', 'Declined']), {})
    expect(layout.leave?.map(({ column, why }) => `${column} ${why}`)).toEqual(['3 pending', '3 information'])
  })
})
