import { describe, expect, it } from 'vitest'
import { convertRow } from '#shared/convert/convertRow.ts'
import { readSourceRow } from '#shared/convert/readSourceRow.ts'
import type { StatementPeriod } from '#shared/dates/statementPeriod.ts'
import type { FeeBasis, Layout } from '#shared/layout/layout.ts'
import { bankLayout, column } from '#shared/layout/testing/bankLayout.ts'
import type { Cells } from '#shared/reading/cell.ts'

/** Date, name, amount and fee. */
const bank = bankLayout({ date: 0, name: 1, amount: 2, fee: 3 }, { dateOrder: 'dmy', identity: [1] })

const verdictOf = (cells: Cells, layout: Layout, period: StatementPeriod | null = null) =>
  convertRow({ row: 2, cells, left: null, fixes: undefined }, { layout, account: '1', period }, 1)

/** The records of a row, each with its part; or why there are none. */
function becomes(cells: Cells, layout: Layout): string {
  const verdict = verdictOf(cells, layout)
  if (verdict.state === 'left') return verdict.why
  if (verdict.state === 'error') return verdict.findings.map(({ field, code }) => `${field} ${code}`).join()
  return verdict.entries.map(({ part, kind, amount }) => `${part} ${kind} ${amount}`).join(', ')
}
const withFee = (amount: string, fee: string): Cells => ['31/03/2025', 'Till', amount, fee]

it('VAT on top of a fee is part of it where it stands for an empty cell, too', () => {
  const feeVat = { from: 'column', column: 4, empty: '0.38' } as const
  const layout: Layout = { ...bank, feeBasis: 'beside', fields: { ...bank.fields, feeVat } }
  expect(becomes([...withFee('100.00', '-2.50'), '0.40'], layout)).toBe('main income 10000, fee expense 290')
  expect(becomes([...withFee('100.00', '-2.50'), ''], layout)).toBe('main income 10000, fee expense 288')
})

describe('a fee beside an amount', () => {
  it.each<{ amount: string; fee: string; feeBasis: FeeBasis; own: string; netted: string }>([
    {
      amount: '100.00',
      fee: '-2.50',
      feeBasis: 'beside',
      own: 'main income 10000, fee expense 250',
      netted: 'main income 9750',
    },
    {
      amount: '97.50',
      fee: '-2.50',
      feeBasis: 'included',
      own: 'main income 10000, fee expense 250',
      netted: 'main income 9750',
    },
    {
      amount: '-100.00',
      fee: '2.50',
      feeBasis: 'beside',
      own: 'main expense 10000, fee expense 250',
      netted: 'main expense 10250',
    },
    {
      amount: '-102.50',
      fee: '-2.50',
      feeBasis: 'included',
      own: 'main expense 10000, fee expense 250',
      netted: 'main expense 10250',
    },
    {
      amount: '-2.50',
      fee: '-2.50',
      feeBasis: 'included',
      own: 'fee expense 250',
      netted: 'main expense 250',
    },
  ])(
    'of $fee, $feeBasis $amount, is a record of its own, or netted',
    ({ amount, fee, feeBasis, own, netted }) => {
      const layout: Layout = { ...bank, feeBasis }
      expect(becomes(withFee(amount, fee), layout)).toBe(own)
      expect(becomes(withFee(amount, fee), { ...layout, fee: 'own' })).toBe(own)
      expect(becomes(withFee(amount, fee), { ...layout, fee: 'netted' })).toBe(netted)
    },
  )

  it.each([
    { amount: '100.00', fee: '-2.50', gives: 'main income 10000' },
    { amount: '100.00', fee: 'free', gives: 'main income 10000' },
    { amount: '', fee: '-2.50', gives: 'information' },
    { amount: '0.00', fee: '-2.50', gives: 'information' },
    { amount: '', fee: '', gives: 'amount amount.missing' },
    { amount: '', fee: 'free', gives: 'amount amount.missing' },
  ])('that is left alone gives $gives for $amount and $fee', ({ amount, fee, gives }) => {
    expect(becomes(withFee(amount, fee), { ...bank, fee: 'left' })).toBe(gives)
  })

  it.each([
    { amount: '100.00', fee: '-2.50', gives: 'fee question.open' },
    { amount: '100.00', fee: '', gives: 'main income 10000' },
    { amount: '', fee: '-2.50', gives: 'fee expense 250' },
    { amount: '0', fee: '0', gives: 'information' },
  ])('is an open question only with both: $amount and $fee give $gives', ({ amount, fee, gives }) => {
    expect(becomes(withFee(amount, fee), bank)).toBe(gives)
  })

  it('leaves the identity of its row as the source has it', () => {
    const minors = (['beside', 'included'] as const).map((feeBasis) => {
      const layout: Layout = { ...bank, feeBasis, fee: 'netted' }
      return readSourceRow(withFee('97.50', '-2.50'), { layout, account: '1' }).identity.minor
    })
    expect(minors).toEqual([9750, 9750])
  })

  it('does not carry an amount over what can be reckoned with', () => {
    const largest = '9999999999999.99'
    expect(becomes(withFee(largest, '-0.01'), { ...bank, feeBasis: 'included' })).toBe(
      'amount amount.tooLarge',
    )
  })
})

describe('columns of money out and money in', () => {
  const { amount: _one, fee: _none, ...others } = bank.fields
  const two: Layout = {
    ...bank,
    sign: 'debitCredit',
    fields: { ...others, debit: column(2), credit: column(3) },
  }

  it.each<{ debit: string; credit: string } & Pick<Layout, 'debitSign' | 'creditSign'> & { gives: string }>([
    { debit: '50.00', credit: '', debitSign: 'plus', gives: 'main expense 5000' },
    { debit: '-50.00', credit: '', debitSign: 'minus', gives: 'main expense 5000' },
    { debit: '-50.00', credit: '', debitSign: 'plus', gives: 'main income 5000' },
    { debit: '50.00', credit: '0.00', debitSign: 'minus', gives: 'main income 5000' },
    { debit: '', credit: '-50.00', creditSign: 'minus', gives: 'main income 5000' },
    { debit: '', credit: '50.00', creditSign: 'minus', gives: 'main expense 5000' },
    { debit: '', credit: '-50.00', creditSign: 'plus', gives: 'main expense 5000' },
  ])('make $gives of $debit | $credit', ({ debit, credit, gives, ...signs }) => {
    expect(becomes(withFee(debit, credit), { ...two, ...signs })).toBe(gives)
  })

  it('doubt an amount with the other sign than its column has', () => {
    const doubts = (debit: string, credit: string) =>
      verdictOf(withFee(debit, credit), { ...two, debitSign: 'plus', creditSign: 'plus' }).findings
    expect(doubts('-50.00', '')).toMatchObject([
      { code: 'amount.against', field: 'debit', severity: 'warning' },
    ])
    expect(doubts('', '-50.00')).toMatchObject([{ code: 'amount.against', field: 'credit' }])
    expect(doubts('50.00', '0.00')).toEqual([])
    expect(doubts('', '50.00')).toEqual([])
  })
})

describe('a flag column', () => {
  const flagged: Layout = {
    ...bank,
    sign: 'flag',
    fields: { date: column(0), name: column(1), amount: column(2), flag: column(3) },
    flagWords: { debit: ['Spend', 'Af'], credit: ['Top  up', 'D'] },
  }

  it.each([
    { flag: 'Spend', gives: 'main expense 5000' },
    { flag: ' SPEND ', gives: 'main expense 5000' },
    { flag: 'top up', gives: 'main income 5000' },
    { flag: 'Debiet', gives: 'main expense 5000' },
    { flag: 'K', gives: 'main income 5000' },
    // The user's own word, against what it says elsewhere.
    { flag: 'D', gives: 'main income 5000' },
    { flag: 'Spending', gives: 'flag flag.unknown' },
  ])('says $gives by “$flag”, with words of the user’s own', ({ flag, gives }) => {
    expect(becomes(withFee('50.00', flag), flagged)).toBe(gives)
  })
})

describe('a sign that several currencies share', () => {
  it.each([
    { amount: '$21.83', currency: 'ZAR', gives: 'amount currency.vague' },
    { amount: '$21.83', currency: 'USD', gives: 'main income 2183' },
    { amount: 'US$21.83', currency: 'ZAR', gives: 'main income 2183' },
    { amount: '¥2183', currency: 'JPY', gives: 'main income 2183' },
  ])('makes of $amount, in a file of $currency, $gives', ({ amount, currency, gives }) => {
    expect(becomes(withFee(amount, ''), { ...bank, currency })).toBe(gives)
  })

  it('is the currency of its row where a column names that', () => {
    const layout: Layout = { ...bank, fields: { ...bank.fields, currency: column(4) } }
    expect(becomes([...withFee('$21.83', ''), 'CAD'], layout)).toBe('main income 2183')
  })
})

it('a day without a year is in the period of the file', () => {
  const cells = ['03/01', 'Till', '50.00', '']
  const verdict = verdictOf(cells, bank, { from: '2024-12-16', to: '2025-01-15' })
  expect(verdict).toMatchObject({ state: 'converted', entries: [{ date: '2025-01-03' }] })
  expect(becomes(cells, bank)).toBe('date date.yearless')
})

describe('amounts in cents', () => {
  const inCents: Layout = { ...bank, amountsIn: 'cents', feeBasis: 'beside' }

  it.each([
    { amount: '12345', fee: '250', gives: 'main income 12345, fee expense 250' },
    { amount: '-1,250', fee: '0', gives: 'main expense 1250' },
    { amount: '900.00', fee: '', gives: 'main income 900' },
    { amount: '12.5', fee: '', gives: 'amount amount.decimals' },
  ])('have no decimals in the source: $amount and $fee', ({ amount, fee, gives }) => {
    expect(becomes(withFee(amount, fee), inCents)).toBe(gives)
  })

  it('are as usual where the user types them, or has said what stands for none', () => {
    const row = {
      row: 2,
      cells: withFee('n/a', '250'),
      left: null,
      fixes: { left: null, values: { amount: '12.50' } },
    }
    expect(convertRow(row, { layout: inCents, account: '1', period: null }, 1)).toMatchObject({
      state: 'converted',
      entries: [{ amount: 1250 }, { amount: 250 }],
    })
    const instead = { ...inCents.fields, amount: { from: 'column', column: 2, empty: '1.00' } as const }
    expect(becomes(withFee('', ''), { ...inCents, fields: instead })).toBe('main income 100')
  })

  it('have another id than as many rands', () => {
    const minorOf = (layout: Layout) =>
      readSourceRow(withFee('12345', ''), { layout, account: '1' }).identity.minor
    expect([minorOf(inCents), minorOf(bank)]).toEqual([12345, 1234500])
  })
})
