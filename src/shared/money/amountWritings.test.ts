import { describe, expect, it } from 'vitest'
import type { DecimalMark } from '#shared/layout/layout.ts'
import { hasVagueCurrency, parseAmount } from '#shared/money/parseAmount.ts'

const many = 'amount.decimals'
const no = 'amount.unreadable'
const none = 'amount.missing'

/** In cents, or why it is no amount: with a decimal point, and with a decimal comma. */
const writings: readonly (readonly [written: string, point: number | string, comma: number | string])[] = [
  ['1234', 123400, 123400],
  ['1234.5', 123450, no],
  ['1234.50', 123450, no],
  ['1234,5', no, 123450],
  ['1234,50', no, 123450],
  ['1,234', 123400, many],
  ['1.234', many, 123400],
  ['1,230', 123000, 123],
  ['1.230', 123, 123000],
  ['1,234.56', 123456, no],
  ['1.234,56', no, 123456],
  ['1 234.56', 123456, no],
  ['1 234,56', no, 123456],
  ['1 234', 123400, 123400],
  ['1\u00a0234.56', 123456, no],
  ['1\u00a0234,56', no, 123456],
  ['1\u202f234.56', 123456, no],
  ['1\u202f234,56', no, 123456],
  ['1\u2009234,56', no, 123456],
  ["1'234.56", 123456, no],
  ["1'234,56", no, 123456],
  ['1’234.56', 123456, no],
  ['1,234,567.89', 123456789, no],
  ['1.234.567,89', no, 123456789],
  ['1 234 567.89', 123456789, no],
  ['1,00,000.00', 10000000, no],
  ['12,34,56,789.10', 12345678910, no],
  ['₹1,00,000.00', 10000000, no],
  ['1,0,000.00', no, no],
  ['1,00,00.00', no, no],
  ['12,345,67.00', no, no],
  ['1,234 567.00', no, no],
  ['1234 567.00', no, no],
  ['R-50.00', -5000, no],
  ['-R50.00', -5000, no],
  ['R -50,00', no, -5000],
  ['- R 50.00', -5000, no],
  ['R1000,00', no, 100000],
  ['(R200.00)', -20000, no],
  ['R(200.00)', -20000, no],
  ['(R 200,00)', no, -20000],
  ['( 200 )', -20000, -20000],
  ['R1.000,50', no, 100050],
  ['R1 000.00', 100000, no],
  ['ZAR-50.00', -5000, no],
  ['-50.00 ZAR', -5000, no],
  ['Rand 50.00', 5000, no],
  ['-50,00 rands', no, -5000],
  ['50.00 Dollar', no, no],
  ['ZAR 1 234,56', no, 123456],
  ['123.45-', -12345, no],
  ['123,45-', no, -12345],
  ['123,45 -', no, -12345],
  ['1 234.56-', -123456, no],
  ['R1,234.56-', -123456, no],
  ['+12.00', 1200, no],
  ['12.00+', 1200, no],
  ['−12,00', no, -1200],
  ['–12.00', -1200, no],
  ['1,234.56 CR', 123456, no],
  ['1,234.56CR', 123456, no],
  ['1,234.56 Cr', 123456, no],
  ['1 234,56 DR', no, 123456],
  ['CR 12.00', 1200, no],
  ['12,00 Kt', no, 1200],
  ['12,00 Debiet', no, 1200],
  ['R12.00 CR', 1200, no],
  ['R 12.00 ZAR', 1200, no],
  ['$21.83 USD', 2183, no],
  ['$21.83', 2183, no],
  ['US$21.83', 2183, no],
  ['€ 21,83', no, 2183],
  ['21,83 €', no, 2183],
  ['£21.83', 2183, no],
  ['N$ 21.83', 2183, no],
  ["'-12.00", -1200, no],
  ['\u200e12.00', 1200, no],
  ['\u202d-12,00\u202c', no, -1200],
  ['00012.30', 1230, no],
  ['.50', 50, no],
  ['-.50', -50, no],
  [',50', no, 50],
  ['12.', no, no],
  ['12,', no, no],
  ['12.345', many, 1234500],
  ['12,345', 1234500, many],
  ['12.3400', 1234, no],
  ['12.3401', many, no],
  ['0', 0, 0],
  ['-0.00', 0, no],
  ['-', none, none],
  ['R -', none, none],
  ['—', none, none],
  [' ', none, none],
  ['R', no, no],
  ['n/a', no, no],
  ['12%', no, no],
  ['1e5', no, no],
  ['12.00.00', no, no],
  ['(12.00', no, no],
  ['--12.00', no, no],
  ['(-12.00)', no, no],
  ['-12.00-', no, no],
  ['R12.00 USD', no, no],
  ['12.00 CR DR', no, no],
  ['12.00 CR CR', no, no],
  ['12/03', no, no],
  ['2025-03-31', no, no],
]

const read = (written: string, mark: DecimalMark): number | string => {
  const amount = parseAmount(written, mark, 2)
  return amount.ok ? amount.value.minor : amount.error
}

describe('an amount', () => {
  it.each(writings)(
    'that is written %j is %j with a decimal point and %j with a comma',
    (written, point, comma) => {
      expect([read(written, '.'), read(written, ',')]).toEqual([point, comma])
    },
  )
})

describe('the currency beside an amount', () => {
  it.each([
    { written: '$21.83', isVague: true },
    { written: '(¥100)', isVague: true },
    { written: 'US$21.83', isVague: false },
    { written: '$21.83 USD', isVague: false },
    { written: 'R21.83', isVague: false },
    { written: '21.83', isVague: false },
    { written: '$', isVague: false },
  ])('of $written is one of several: $isVague', ({ written, isVague }) => {
    expect(hasVagueCurrency(written)).toBe(isVague)
  })
})
