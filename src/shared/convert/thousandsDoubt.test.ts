import { describe, expect, it } from 'vitest'
import { convertRow } from '#shared/convert/convertRow.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { bankLayout } from '#shared/layout/testing/bankLayout.ts'

const layout = bankLayout({ date: 0, name: 1, amount: 2 }, { decimalMark: ',', identity: [1] })
const withVat = bankLayout({ date: 0, name: 1, amount: 2, vat: 3 }, { decimalMark: ',', identity: [1] })
const withFee = bankLayout(
  { date: 0, name: 1, amount: 2, fee: 3 },
  { decimalMark: ',', identity: [1], feeBasis: 'beside' },
)
const ofTwo = bankLayout(
  { date: 0, name: 1, debit: 2, credit: 3 },
  { decimalMark: '.', sign: 'debitCredit', identity: [1] },
)

const verdictOn = (money: readonly string[], by: Layout, fixed?: string) =>
  convertRow(
    {
      ...{ row: 7, cells: ['2025-03-14', 'Sale', ...money], left: null },
      fixes: fixed === undefined ? undefined : { values: { amount: fixed }, left: null },
    },
    { layout: by, account: '1' },
    1,
  )
const doubtsIn = (...asked: Parameters<typeof verdictOn>) =>
  verdictOn(...asked).findings.map(({ code, severity, column, found }) => ({ code, severity, column, found }))

describe('three digits behind the decimal mark', () => {
  it.each<{ money: string[]; by: Layout; column: number }>([
    { money: ['1,000'], by: layout, column: 2 },
    { money: ['R-250,000'], by: layout, column: 2 },
    { money: ['', '12.340'], by: ofTwo, column: 3 },
    { money: ['10,00', '1,500'], by: withFee, column: 3 },
  ])('are doubted in $money, which is converted all the same', ({ money, by, column }) => {
    const found = money.at(-1)
    expect(verdictOn(money, by).state).toBe('converted')
    expect(doubtsIn(money, by)).toEqual([{ code: 'amount.thousands', severity: 'warning', column, found }])
  })

  it.each<{ money: string[]; by: Layout; fixed?: string }>([
    { money: ['1 000,00'], by: layout },
    { money: ['1.000'], by: layout },
    { money: ['0,500'], by: layout },
    { money: ['1000,000'], by: layout },
    { money: ['12,5000'], by: layout },
    { money: ['1,000'], by: { ...layout, currency: 'KWD' } },
    { money: ['10,00', '1,500'], by: { ...withVat, vat: 'none' } },
    { money: ['10,00', '1,500'], by: { ...withFee, fee: 'left' } },
    { money: ['x'], by: layout, fixed: '1,000' },
  ])('are no doubt in $money', ({ money, by, fixed }) => {
    expect(doubtsIn(money, by, fixed)).toEqual([])
  })
})
