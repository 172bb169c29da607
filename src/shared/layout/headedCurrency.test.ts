import { describe, expect, it } from 'vitest'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { headedCurrency } from '#shared/layout/headedCurrency.ts'
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
    expect(headedCurrency(heading)).toBe(code)
  })

  it.each([
    'Amount',
    'Amount ($)',
    'Amount (c)',
    'Amount (all)',
    'AMOUNT ALL',
    'Top up',
    'Amount (CR)',
    'Amount (ZAR) or (USD)',
    'Amount incl',
    'Cup sales',
    'Amount (excl VAT)',
    '',
  ])('that is “%s” says no currency', (heading) => {
    expect(headedCurrency(heading)).toBeNull()
  })
})

describe('the currency of a layout', () => {
  const suggested = (headings: readonly string[], facts = {}) => {
    const profiler = createColumnProfiler(headings)
    profiler.add(['2024-03-13', 'Bread', '-20.50', '', '979.50'], 2)
    profiler.add(['2024-03-14', 'Sales', '', '30.25', '1009.75'], 3)
    return suggestLayout(profiler.profiles(), facts).layout.currency
  }

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
})
