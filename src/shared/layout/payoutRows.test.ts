import { describe, expect, it } from 'vitest'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { payoutRows } from '#shared/layout/payoutRows.ts'
import { bankLayout } from '#shared/layout/testing/bankLayout.ts'

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
    {
      what: 'are those that name the account to which they went',
      types: ['Mug', 'Subscription', 'To your account ending in: 123'],
      values: ['To your account ending in: 123'],
    },
  ])('$what', ({ types, values }) => {
    expect(payoutRows(profilesOf(types), bankLayout({ amount: 0 }, { kind: 'settlement' }))).toEqual([
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
    expect(payoutRows(profilesOf(types), bankLayout({ amount: 0 }, { kind }))).toEqual([])
  })
})

describe('in the history of a processor’s account', () => {
  const layout = bankLayout({ amount: 0, fee: 1, net: 2 })

  /** Rows of an amount, a fee, what is left, and a type. */
  function historyOf(rows: readonly string[], types = 'Type') {
    const profiler = createColumnProfiler(['Amount', 'Fee', 'Net', types])
    for (const [place, row] of rows.entries()) profiler.add(row.split(','), place + 2)
    return profiler.profiles()
  }
  const sales = ['115.00,3.64,111.36,charge', '-115.00,0.00,-115.00,refund']

  it.each([
    { types: 'Type', payout: 'payout' },
    { types: 'Transaction Type', payout: 'General Withdrawal - Bank Account' },
    { types: 'reporting_category', payout: 'Transfer to bank' },
    { types: 'Type', payout: 'Withdraw Funds to a Bank Account' },
    { types: 'Type', payout: 'General Currency Conversion' },
  ])('what the column “$types” calls “$payout” is the owner’s money that went on', ({ types, payout }) => {
    const [rule, ...others] = payoutRows(historyOf([...sales, `-90.00,0,-90.00,${payout}`], types), layout)
    expect(rule).toMatchObject({ column: 3, when: 'is', why: 'information' })
    expect(rule?.when === 'is' && rule.values).toContain(payout.toLowerCase())
    expect(others).toEqual([])
  })

  it('it is so where no payout is among the first rows, as one may come', () => {
    expect(payoutRows(historyOf(sales), layout)).toHaveLength(1)
  })

  it('it is so where fees are rows beside the sales', () => {
    const rows = ['115.00,,,Customer Order', '-13.80,,,Success Fee', '-101.20,,,Disbursement']
    expect(payoutRows(historyOf(rows), bankLayout({ amount: 0, balance: 2 }))).toHaveLength(1)
    const without = rows.toSpliced(1, 1)
    expect(payoutRows(historyOf(without), bankLayout({ amount: 0, balance: 2 }))).toEqual([])
  })

  it('it is so where the way of the money is asked about', () => {
    const rows = ['115.00,3.64,111.36,Sale', '90.00,0.00,90.00,Payout']
    expect(payoutRows(historyOf(rows), { ...layout, sign: null })).toHaveLength(1)
  })

  it.each([
    { because: 'a payout brought money', rows: [...sales, '90.00,0.00,90.00,payout'] },
    { because: 'a payout took a fee', rows: [...sales, '-90.00,2.00,-92.00,payout'] },
    { because: 'most rows are payouts', rows: [...sales.slice(1), '-9,0,-9,payout', '-8,0,-8,payout'] },
  ])('it is income or expense where $because', ({ rows }) => {
    expect(payoutRows(historyOf(rows), layout)).toEqual([])
  })

  it.each([
    { because: 'there are no fees', fields: { amount: 0, net: 2 } },
    { because: 'neither a balance nor what is left is known', fields: { amount: 0, fee: 1 } },
  ])('it is an expense where $because', ({ fields }) => {
    expect(payoutRows(historyOf([...sales, '-90.00,0,-90.00,payout']), bankLayout(fields))).toEqual([])
  })

  it('it is an expense where the column is not called one of types', () => {
    expect(payoutRows(historyOf([...sales, '-90.00,0,-90.00,payout'], 'Note'), layout)).toEqual([])
  })
})
