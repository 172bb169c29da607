import { describe, expect, it } from 'vitest'
import { convertRow } from '#shared/convert/convertRow.ts'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { feesVatOnTop, isFeesVat } from '#shared/layout/feesVat.ts'
import { headingScore } from '#shared/layout/headingScore.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { suggestLayout } from '#shared/layout/suggestLayout.ts'
import { column } from '#shared/layout/testing/bankLayout.ts'

const headings = ['Date', 'Description', 'Amount', 'Fee', 'VAT']
const fields = { amount: column(2), fee: column(3), vat: column(4) }

/** Rows of an amount, a fee and a VAT. */
function profilesOf(rows: readonly (readonly string[])[]) {
  const profiler = createColumnProfiler(headings)
  for (const [no, row] of rows.entries()) profiler.add([`2025-03-0${no + 1}`, `Sale ${no}`, ...row], no + 2)
  return profiler.profiles()
}

// 15 % of 2.60 is 0.39, of 5.98 is 0.897; 15/115 of them is 0.339 and 0.78. Of the sales, 100.00 and 230.00, it is 13.04 and 30.00.
const onTop = [
  ['100.00', '-2.60', '0.39'],
  ['230.00', '-5.98', '0.90'],
]
const within = [
  ['100.00', '2.60', '-0.34'],
  ['230.00', '5.98', '-0.78'],
  ['10.00', '0.00', '0.00'],
]
const ofSales = [
  ['100.00', '2.60', '13.04'],
  ['230.00', '5.98', '30.00'],
]

describe('VAT beside a fee', () => {
  it.each([
    { what: 'on top of the fee', rows: onTop, is: true },
    { what: 'in the fee', rows: within, is: true },
    { what: 'in the sale', rows: ofSales, is: false },
    { what: 'now of the one, now of the other', rows: [...onTop, ...ofSales], is: false },
    { what: 'nothing', rows: [['100.00', '2.60', '0.00']], is: false },
    { what: 'of an amount without a fee', rows: [['2.60', '0.00', '0.34']], is: false },
  ])('that is $what is the fee’s: $is', ({ rows, is }) => {
    expect(isFeesVat(profilesOf(rows), { fields })).toBe(is)
  })

  it('is not taken for the sale’s', () => {
    expect(suggestLayout(profilesOf(onTop), {}).layout.fields).not.toHaveProperty('vat')
    expect(suggestLayout(profilesOf(ofSales), {}).layout.fields.vat).toEqual(column(4))
  })

  it.each(['VAT on Fee', 'Transaction Fee VAT', 'VAT on commission', 'Commission VAT (15%)', 'BTW op fooi'])(
    'is the fee’s by its heading: %s',
    (heading) => {
      expect(headingScore(heading, 'vat')).toBe(0)
      expect(headingScore(heading, 'fee')).toBe(0)
    },
  )
})

describe('VAT on top of a fee', () => {
  const withLeft = (rows: readonly (readonly string[])[], heading: string) => {
    const profiler = createColumnProfiler(['Date', 'Description', 'Amount', 'Fee', 'VAT on fee', heading])
    for (const [no, row] of rows.entries()) profiler.add([`2025-03-0${no + 1}`, `Sale ${no}`, ...row], no + 2)
    return profiler.profiles()
  }
  const sale = { amount: column(2), fee: column(3) }

  it.each([
    { what: 'on top', rows: onTop, is: 4 },
    { what: 'within', rows: within, is: null },
    { what: 'of the sales', rows: ofSales, is: null },
    { what: 'within but for one that is on top', rows: [...within, ['100.00', '2.60', '0.39']], is: null },
  ])('is told from VAT that is $what: $is', ({ rows, is }) => {
    expect(feesVatOnTop(profilesOf(rows), { fields: sale })).toBe(is)
  })

  it.each([
    // 100.00 - 2.60 - 0.39 = 97.01; 230.00 - 5.98 - 0.90 = 223.12
    { what: 'with it', left: ['97.01', '223.12'], is: 4 },
    // 100.00 - 2.60 = 97.40; 230.00 - 5.98 = 224.02
    { what: 'without it', left: ['97.40', '224.02'], is: null },
  ])('is a part of the fee where what is paid out is less $what', ({ left, is }) => {
    const rows = onTop.map((row, place) => [...row, left[place] ?? ''])
    expect(feesVatOnTop(withLeft(rows, 'Paid out'), { fields: sale })).toBe(is)
  })

  it.each([
    // 1,097.01 + 223.12 = 1,320.13
    { what: 'with it', balance: ['1097.01', '1320.13'], is: 4 },
    // 1,097.01 + 224.02 = 1,321.03
    { what: 'without it', balance: ['1097.01', '1321.03'], is: null },
  ])('is a part of the fee where the balance follows $what, the oldest first or the newest', (follows) => {
    const { balance, is } = follows
    const rows = onTop.map((row, place) => [...row, balance[place] ?? ''])
    const fields = { ...sale, balance: column(5) }
    for (const inOrder of [rows, rows.toReversed()])
      expect(feesVatOnTop(withLeft(inOrder, 'Balance'), { fields })).toBe(is)
  })

  it('leaves with the fee, in one record', () => {
    const { layout } = suggestLayout(profilesOf(onTop), {})
    expect(layout.fields.feeVat).toEqual(column(4))
    const settled: Layout = { ...layout, sign: 'signed', feeBasis: 'beside' }
    const money = (fee: string, vat: string) => {
      const input = {
        row: 2,
        cells: ['2025-03-01', 'Sale', '100.00', fee, vat],
        left: null,
        fixes: undefined,
      }
      const verdict = convertRow(input, { layout: settled, account: '1' }, 1)
      const entries = verdict.state === 'converted' ? verdict.entries : []
      return [
        ...entries.map(({ part, kind, amount }) => `${part} ${kind} ${amount}`),
        ...verdict.findings.map(({ field, code }) => `${field} ${code}`),
      ]
    }
    expect(money('-2.60', '0.39')).toEqual(['main income 10000', 'fee expense 299'])
    expect(money('2.60', '0.39')).toEqual(['main income 10000', 'fee income 299'])
    expect(money('0.00', '0.39')).toEqual(['main income 10000', 'fee expense 39'])
    expect(money('', '0.39')).toEqual(['main income 10000', 'fee expense 39'])
    expect(money('', '')).toEqual(['main income 10000'])
    expect(money('-2.60', 'some')).toEqual(['feeVat fee.unreadable'])
  })
})
