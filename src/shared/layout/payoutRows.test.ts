import { describe, expect, it } from 'vitest'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { payoutRows } from '#shared/layout/payoutRows.ts'

const profilesOf = (types: readonly string[]) => {
  const profiler = createColumnProfiler(['Amount', 'Type'])
  for (const [place, type] of types.entries()) profiler.add(['10.00', type], place + 2)
  return profiler.profiles()
}

describe('the rows of payouts themselves', () => {
  it.each([
    { what: 'are those that a column calls so', types: ['charge', 'payout'], values: ['payout'] },
    {
      what: 'are those of payouts that came back, too',
      types: ['charge', 'refund', 'Payout', 'payout_reversal'],
      values: ['Payout', 'payout_reversal'],
    },
  ])('$what', ({ types, values }) => {
    expect(payoutRows(profilesOf(types), { kind: 'settlement' })).toEqual([
      { column: 1, when: 'is', values, why: 'total' },
    ])
  })

  it.each([
    { what: 'where no row is called so', kind: 'settlement', types: ['charge', 'refund'] },
    {
      what: 'where a payout is only spoken of',
      kind: 'settlement',
      types: ['charge', 'payout fee', 'payout 17'],
    },
    { what: 'where every line is called so', kind: 'settlement', types: ['payout', 'payout'] },
    { what: 'in a file without settlements', kind: 'bank', types: ['charge', 'payout'] },
  ] as const)('are not left out $what', ({ kind, types }) => {
    expect(payoutRows(profilesOf(types), { kind })).toEqual([])
  })
})
