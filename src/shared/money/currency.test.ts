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
    { text: 'rand', code: null },
    { text: '', code: null },
  ])('is named by "$text": $code', ({ text, code }) => {
    expect(currencyNamed(text)).toBe(code)
  })
})
