import { describe, expect, it } from 'vitest'
import { counted, formatMoney, formatRoughly, formatSigned } from './formatMoney.ts'

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('money', () => {
  it.each([
    { minor: 123456, currency: 'USD', locale: 'en-US', shown: '$1,234.56' },
    { minor: 5, currency: 'USD', locale: 'en-US', shown: '$0.05' },
    { minor: 1234, currency: 'JPY', locale: 'en-US', shown: '¥1,234' },
    { minor: 1234, currency: 'KWD', locale: 'en-US', shown: 'KWD 1.234' },
    { minor: 123456, currency: 'EUR', locale: 'de-DE', shown: '1.234,56 €' },
    { minor: 123456, currency: 'EUR', locale: 'en-US', shown: '€1,234.56' },
    // The largest whole number that is exact: its cents would be lost as a float of rands.
    { minor: 9007199254740991, currency: 'USD', locale: 'en-US', shown: '$90,071,992,547,409.91' },
  ])('$minor minor units of $currency read $shown in $locale', ({ minor, currency, locale, shown }) => {
    expect(plain(formatMoney(minor, currency, locale))).toBe(shown)
  })

  it.each([
    { minor: 4390, shown: '+$43.90' },
    { minor: -4390, shown: '−$43.90' },
    { minor: 0, shown: '$0.00' },
  ])('$minor says its sign as $shown', ({ minor, shown }) => {
    expect(formatSigned(minor, 'USD', 'en-US')).toBe(shown)
  })
})

it.each([
  { minor: 0, shown: '$0' },
  { minor: 150000, shown: '$1.5K' },
  { minor: 2000000, shown: '$20K' },
  { minor: 20, shown: '$0.2' },
])('$minor reads roughly as $shown', ({ minor, shown }) => {
  expect(plain(formatRoughly(minor, 'USD', 'en-US'))).toBe(shown)
})

describe('a count', () => {
  it.each([
    { count: 0, said: '0 rows' },
    { count: 1, said: '1 row' },
    { count: 2, said: '2 rows' },
  ])('of $count is said as $said', ({ count, said }) => {
    expect(counted(count, 'row')).toBe(said)
  })

  it('can have a plural of its own', () => {
    expect(counted(2, 'row in error', 'rows in error')).toBe('2 rows in error')
  })
})
