import { describe, expect, it } from 'vitest'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { headedCurrencies } from '#shared/layout/headedCurrency.ts'
import { suggestLayout } from '#shared/layout/suggestLayout.ts'

describe('a heading of amounts', () => {
  it.each([
    ['Amount (EUR)', 'EUR'],
    ['Amount [GBP]', 'GBP'],
    ['Betrag in EUR', 'EUR'],
    ['Amount (in USD)', 'USD'],
    ['USD Amount', 'USD'],
    ['Paid_out_GBP', 'GBP'],
    ['BEDRAG (R)', 'ZAR'],
    ['Debit €', 'EUR'],
    ['Amount (US Dollars)', 'USD'],
    ['Amount (Rand)', 'ZAR'],
    ['Tutar (TRY)', 'TRY'],
    ['Tutar TRY', 'TRY'],
    ['EUR Amount (EUR)', 'EUR'],
  ])('that is “%s” says %s', (heading, code) => {
    expect(headedCurrencies(heading)).toEqual({ codes: [code], shared: [] })
  })

  it.each([
    'Amount',
    'Amount (c)',
    'Amount (all)',
    'AMOUNT ALL',
    'Top up',
    'Amount (CR)',
    'Amount incl',
    'Cup sales',
    'Pound sales',
    'Amount (excl VAT)',
    '',
  ])('that is “%s” says no currency', (heading) => {
    expect(headedCurrencies(heading)).toEqual({ codes: [], shared: [] })
  })
})

describe('a heading of amounts that leaves the currency open', () => {
  it.each([
    { heading: 'Amount ($)', codes: [], shared: ['$'] },
    { heading: 'Amount in $', codes: [], shared: ['$'] },
    { heading: 'Belopp (kr)', codes: [], shared: ['kr'] },
    { heading: 'Amount (Pounds)', codes: [], shared: ['Pounds'] },
    { heading: 'Amount (ZAR) or (USD)', codes: ['ZAR', 'USD'], shared: [] },
  ])('says so: $heading', ({ heading, codes, shared }) => {
    expect(headedCurrencies(heading)).toEqual({ codes, shared })
  })
})

describe('the currency of a layout', () => {
  const layoutOf = (headings: readonly string[], facts = {}) => {
    const profiler = createColumnProfiler(headings)
    profiler.add(['2024-03-13', 'Bread', '-20.50', '', '979.50'], 2)
    profiler.add(['2024-03-14', 'Sales', '', '30.25', '1009.75'], 3)
    return suggestLayout(profiler.profiles(), facts).layout
  }
  const suggested = (headings: readonly string[], facts = {}) => layoutOf(headings, facts).currency

  it('is the one that both headings of its amounts say', () => {
    expect(suggested(['Date', 'Description', 'Debit (EUR)', 'Credit (EUR)', 'Balance'])).toBe('EUR')
  })

  it('is that of the heading rather than of the account', () => {
    const account = { currency: 'ZAR' }
    expect(suggested(['Date', 'Description', 'Debit (USD)', 'Credit (USD)', 'Balance'], account)).toBe('USD')
  })

  it.each([
    { headings: ['Date', 'Description', 'Debit', 'Credit', 'Balance (EUR)'], currency: 'EUR' },
    { headings: ['Date', 'Description', 'Debit (USD)', 'Credit', 'Balance (EUR)'], currency: 'USD' },
    { headings: ['Date', 'Description (EUR)', 'Debit', 'Credit', 'Balance'], currency: 'ZAR' },
  ])('is $currency under $headings', ({ headings, currency }) => {
    expect(suggested(headings)).toBe(currency)
  })

  it.each([
    { amounts: ['Debit ($)', 'Credit ($)'], of: '$' },
    { amounts: ['Debit (EUR)', 'Credit (USD)'], of: 'EUR / USD' },
  ])('is nobody’s that this program knows under $amounts', ({ amounts, of }) => {
    const rows = (facts = {}) =>
      layoutOf(['Date', 'Description', ...amounts, 'Balance'], facts).fields.currency
    expect(rows()).toEqual({ from: 'constant', value: of })
    expect(rows({ currency: 'USD' })).toBeUndefined()
  })
})
