import { describe, expect, it } from 'vitest'
import { convertRow } from '#shared/convert/convertRow.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { bankLayout, column } from '#shared/layout/testing/bankLayout.ts'

const layout = bankLayout(
  { date: 0, name: 1, amount: 2, fee: 3, net: 4 },
  { feeBasis: 'beside', identity: [1] },
)
const tipped: Layout = { ...layout, fields: { ...layout.fields, tip: column(5) } }

const findingsOf = (money: readonly string[], by: Layout) =>
  convertRow(
    { row: 7, cells: ['2026-08-01', 'Sale', ...money], left: null, fixes: undefined },
    { layout: by, account: '1' },
    1,
  ).findings

describe('what is left of an amount after its fee', () => {
  it.each<{ money: string[]; by?: Layout }>([
    { money: ['250.00', '7.75', '242.25'] },
    { money: ['250.00', '-7.75', '242.25'], by: { ...layout, feeSign: 'minus' } },
    { money: ['-250.00', '7.75', '-242.25'], by: { ...layout, feeSign: 'minus' } },
    { money: ['242.25', '7.75', '242.25'], by: { ...layout, feeBasis: 'included' } },
    { money: ['242.25', '-7.75', '242.25'], by: { ...layout, feeBasis: 'included', fee: 'netted' } },
    { money: ['250.00', '', '250.00'] },
    { money: ['250.00', '7.75', ''] },
    { money: ['250.00', '7.75', 'see note'] },
    { money: ['100.00', '3.00', '97.00', '10.00'], by: { ...tipped, tips: 'in' } },
    { money: ['100.00', '3.00', '97.00', '10.00'], by: { ...tipped, tips: 'beside' } },
    { money: ['100.00', '3.00', '107.00', '10.00'], by: { ...tipped, tips: 'beside' } },
  ])('is right in $money', ({ money, by = layout }) => {
    expect(findingsOf(money, by)).toEqual([])
  })

  it.each<{ money: string[]; by?: Layout; expected: number; difference: number }>([
    { money: ['250.00', '7.75', '242.35'], expected: 24225, difference: 10 },
    { money: ['250.00', '7.75', '257.75'], expected: 24225, difference: 1550 },
    { money: ['-40.00', '0.00', '-39.00'], expected: 4000, difference: -100 },
    { money: ['250.00', '', '242.25'], expected: 25000, difference: -775 },
    {
      money: ['100.00', '3.00', '107.00', '10.00'],
      by: { ...tipped, tips: 'in' },
      expected: 9700,
      difference: 1000,
    },
  ])('is doubtful in $money', ({ money, by = layout, expected, difference }) => {
    expect(findingsOf(money, by)).toEqual([
      {
        ...{ row: 7, column: 4, field: 'net', code: 'net.differs', severity: 'warning', found: money[2] },
        ...{ expected, difference, currency: 'ZAR' },
      },
    ])
  })
})
