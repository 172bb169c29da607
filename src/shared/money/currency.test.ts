import { describe, expect, it } from 'vitest'
import { currencyDecimals, currencyNamed } from '#shared/money/currency.ts'

describe('a currency', () => {
  it.each([
    { code: 'ZAR', decimals: 2 },
    { code: 'USD', decimals: 2 },
    { code: 'JPY', decimals: 0 },
    { code: 'KWD', decimals: 3 },
    { code: 'HRK', decimals: 2 },
    { code: 'zar', decimals: undefined },
    { code: 'XYZ', decimals: undefined },
    { code: '', decimals: undefined },
  ])('$code has $decimals decimals', ({ code, decimals }) => {
    expect(currencyDecimals(code)).toBe(decimals)
  })

  it.each([
    { text: ' zar ', code: 'ZAR' },
    { text: 'R', code: 'ZAR' },
    { text: '€', code: 'EUR' },
    { text: '$', code: null },
    { text: 'rand', code: 'ZAR' },
    { text: 'Rands', code: 'ZAR' },
    { text: 'South  African Rand', code: 'ZAR' },
    { text: 'Rand (ZAR)', code: 'ZAR' },
    { text: 'ZAR (R)', code: 'ZAR' },
    { text: 'ZAR - South African Rand', code: 'ZAR' },
    { text: 'Euros', code: 'EUR' },
    { text: 'Pounds Sterling', code: 'GBP' },
    { text: 'U.S. Dollars', code: 'USD' },
    { text: 'USD ($)', code: 'USD' },
    { text: 'Dollar (NAD)', code: 'NAD' },
    { text: 'Namibian Dollar', code: 'NAD' },
    { text: 'Pula', code: 'BWP' },
    { text: 'Swiss Francs', code: 'CHF' },
    { text: 'Rand (USD)', code: null },
    { text: 'USD/ZAR', code: null },
    { text: 'Card (ZAR)', code: null },
    { text: 'Dollars ($)', code: null },
    { text: 'Dollar', code: null },
    { text: 'Pounds', code: null },
    { text: 'Kwacha', code: null },
    { text: 'Grand', code: null },
    { text: '(ZAR)', code: null },
    { text: '', code: null },
  ])('is named by "$text": $code', ({ text, code }) => {
    expect(currencyNamed(text)).toBe(code)
  })
})
