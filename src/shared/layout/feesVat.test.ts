import { describe, expect, it } from 'vitest'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { isFeesVat } from '#shared/layout/feesVat.ts'
import { headingScore } from '#shared/layout/headingScore.ts'
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
