import { describe, expect, it } from 'vitest'
import type { Settlement } from '#shared/records/record.ts'
import { payoutDoubts, type PayoutRow } from '#shared/settlement/payoutDoubts.ts'

const payout = (row: number, amount: number, currency = 'ZAR'): PayoutRow => ({
  ...{ row, settlement: 'po_1', amount, currency, column: 5, found: String(amount) },
})
const settlement: Settlement = {
  ...{
    rows: [2, 3],
    kind: 'settlement',
    id: 'r1x',
    date: '2026-08-05',
    amount: 33885,
    fee: 1115,
    currency: 'ZAR',
  },
  ...{ income: [], expenses: [] },
}
const at = { column: 5, field: 'amount', severity: 'warning' } as const

describe('a payout’s own row', () => {
  it.each([
    { what: 'money out', rows: [payout(4, -33885)] },
    { what: 'money in, as some write it', rows: [payout(4, 33885)] },
    { what: 'two parts', rows: [payout(4, -30000), payout(5, -3885)] },
    { what: 'a part that came back and was paid again', rows: [payout(4, -35000), payout(5, 1115)] },
    { what: 'all that came back', rows: [payout(4, -33885), payout(5, 33885)] },
  ])('is right as $what', ({ rows }) => {
    expect(payoutDoubts(rows, settlement)).toEqual([])
  })

  it('is right of one that took money back', () => {
    expect(payoutDoubts([payout(4, 4000)], { ...settlement, amount: -4000 })).toEqual([])
  })

  it('is doubtful where it is another sum', () => {
    expect(payoutDoubts([payout(4, -33785)], settlement)).toEqual([
      {
        ...at,
        row: 4,
        code: 'payout.differs',
        found: '-33785',
        expected: 33885,
        difference: -100,
        currency: 'ZAR',
      },
    ])
  })

  it('is doubtful without a line', () => {
    expect(payoutDoubts([payout(4, -33885)], null)).toEqual([
      { ...at, row: 4, code: 'payout.alone', found: '-33885' },
    ])
  })

  it('is doubtful in another currency', () => {
    expect(payoutDoubts([payout(4, -33885, 'USD')], settlement)).toEqual([
      { ...at, row: 4, field: 'currency', code: 'currency.mixed', found: 'ZAR, USD' },
    ])
  })
})
