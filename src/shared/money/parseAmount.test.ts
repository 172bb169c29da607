import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { err, ok } from '#shared/errors/result.ts'
import type { DecimalMark } from '#shared/layout/layout.ts'
import { formatMinor } from '#shared/money/formatMinor.ts'
import { amountCurrency, parseAmount } from '#shared/money/parseAmount.ts'
import { largestMinor } from '#shared/money/largestMinor.ts'

const minorOf = (written: string | number, mark: DecimalMark, decimals = 2): number | string => {
  const parsed = parseAmount(written, mark, decimals)
  return parsed.ok ? parsed.value.minor : parsed.error
}

describe('an amount with a decimal dot', () => {
  it.each([
    { written: '0', means: 0 },
    { written: '-0.00', means: 0 },
    { written: '12', means: 1200 },
    { written: '12.5', means: 1250 },
    { written: '.50', means: 50 },
    { written: '0.05', means: 5 },
    { written: '-7000.00', means: -700000 },
    { written: '+509910.25', means: 50991025 },
    { written: '  43.90 ', means: 4390 },
    { written: 'R-50.00', means: -5000 },
    { written: '-R50.00', means: -5000 },
    { written: 'R 1000', means: 100000 },
    { written: 'R1 000.00', means: 100000 },
    { written: '(R200.00)', means: -20000 },
    { written: 'R(200.00)', means: -20000 },
    { written: '(12.00)', means: -1200 },
    { written: 'ZAR-50.00', means: -5000 },
    { written: 'zar 50.00', means: 5000 },
    { written: '50.00 ZAR', means: 5000 },
    { written: '123.45-', means: -12345 },
    { written: '123.45 -', means: -12345 },
    { written: '−123.45', means: -12345 },
    { written: '$21.83', means: 2183 },
    { written: '1,234.56', means: 123456 },
    { written: '12,345,678.90', means: 1234567890 },
    { written: '1 234.56', means: 123456 },
    { written: '1\u00a0234\u00a0567.89', means: 123456789 },
    { written: 'R\u00a01\u202f234.56', means: 123456 },
    { written: "1'234.56", means: 123456 },
    { written: '1’234.56', means: 123456 },
    { written: '1.500', means: 150 },
    { written: '00012.30', means: 1230 },
    { written: '9999999999999.99', means: 999999999999999 },
    { written: '-12.299999999999999', means: -1230 },
    { written: '(1487.6000000000001)', means: -148760 },
    { written: '1,200.0000000000002', means: 120000 },
    { written: '0.30000000000000004', means: 30 },
    { written: '.1500000000000000222', means: 15 },
  ])('reads $written as $means cents', ({ written, means }) => {
    expect(minorOf(written, '.')).toBe(means)
  })
})

describe('an amount with a decimal comma', () => {
  it.each([
    { written: 'R1000,00', means: 100000 },
    { written: 'R1.000,50', means: 100050 },
    { written: 'R 1 234,56', means: 123456 },
    { written: '1\u202f234,5', means: 123450 },
    { written: "1'234,56", means: 123456 },
    { written: '1.500', means: 150000 },
    { written: '-0,05', means: -5 },
    { written: ',5', means: 50 },
  ])('reads $written as $means cents', ({ written, means }) => {
    expect(minorOf(written, ',')).toBe(means)
  })
})

describe('what is no amount', () => {
  it.each([
    { written: '', mark: '.', problem: 'amount.missing' },
    { written: ' \u00a0', mark: '.', problem: 'amount.missing' },
    { written: '-', mark: '.', problem: 'amount.missing' },
    { written: 'R -', mark: '.', problem: 'amount.missing' },
    { written: 'R', mark: '.', problem: 'amount.unreadable' },
    { written: 'none', mark: '.', problem: 'amount.unreadable' },
    { written: '1,23', mark: '.', problem: 'amount.unreadable' },
    { written: '1,2345.00', mark: '.', problem: 'amount.unreadable' },
    { written: '1234,567.00', mark: '.', problem: 'amount.unreadable' },
    { written: '0,123', mark: '.', problem: 'amount.unreadable' },
    { written: '12.2999999999999', mark: '.', problem: 'amount.decimals' },
    { written: '12.3333333333333333', mark: '.', problem: 'amount.decimals' },
    { written: '12.345000000000001', mark: '.', problem: 'amount.decimals' },
    { written: '0.00000000000000001', mark: '.', problem: 'amount.decimals' },
    { written: '9999999999999.999', mark: '.', problem: 'amount.tooLarge' },
    { written: '1,234 567.00', mark: '.', problem: 'amount.unreadable' },
    { written: '1.2.3', mark: '.', problem: 'amount.unreadable' },
    { written: '12.', mark: '.', problem: 'amount.unreadable' },
    { written: '1234.56', mark: ',', problem: 'amount.unreadable' },
    { written: '1.23E+05', mark: '.', problem: 'amount.unreadable' },
    { written: '12%', mark: '.', problem: 'amount.unreadable' },
    { written: 'XYZ 12.00', mark: '.', problem: 'amount.unreadable' },
    { written: '--12.00', mark: '.', problem: 'amount.unreadable' },
    { written: '-12.00-', mark: '.', problem: 'amount.unreadable' },
    { written: '(-12.00)', mark: '.', problem: 'amount.unreadable' },
    { written: '(12.00', mark: '.', problem: 'amount.unreadable' },
    { written: ')12.00(', mark: '.', problem: 'amount.unreadable' },
    { written: 'R12.00 USD', mark: '.', problem: 'amount.unreadable' },
    { written: 'R12.00 ZAR R', mark: '.', problem: 'amount.unreadable' },
    { written: '12.00 CR DR', mark: '.', problem: 'amount.unreadable' },
    { written: '2021/12/13', mark: '.', problem: 'amount.unreadable' },
    { written: '12.345', mark: '.', problem: 'amount.decimals' },
    { written: '10000000000000.00', mark: '.', problem: 'amount.tooLarge' },
    { written: '100000000000000000', mark: '.', problem: 'amount.tooLarge' },
  ] as const)('finds $problem in "$written" (mark $mark)', ({ written, mark, problem }) => {
    expect(minorOf(written, mark)).toBe(problem)
  })

  it('tells a date and an error of a workbook apart', () => {
    expect(parseAmount({ date: '2025-03-01' }, '.', 2)).toEqual(err('amount.unreadable'))
    expect(parseAmount({ error: '#REF!' }, '.', 2)).toEqual(err('cell.error'))
  })
})

describe('a number of a workbook', () => {
  it.each([
    { stored: 0.1 + 0.2, means: 30 },
    { stored: -33, means: -3300 },
    { stored: 1234.5600000000002, means: 123456 },
    { stored: 1.005, means: 'amount.decimals' },
    { stored: 100 / 3, means: 'amount.decimals' },
    { stored: 1e21, means: 'amount.tooLarge' },
    { stored: 1e-7, means: 'amount.decimals' },
    { stored: Number.NaN, means: 'amount.unreadable' },
  ])('reads $stored as $means, whatever the mark', ({ stored, means }) => {
    expect(minorOf(stored, '.')).toBe(means)
    expect(minorOf(stored, ',')).toBe(means)
  })
})

describe('the decimals of a currency', () => {
  it.each([
    { written: '1,000', decimals: 0, means: 1000 },
    { written: '1000.0', decimals: 0, means: 1000 },
    { written: '1000.5', decimals: 0, means: 'amount.decimals' },
    { written: '1.5', decimals: 3, means: 1500 },
    { written: '.0', decimals: 0, means: 0 },
  ])('with $decimals of them, $written means $means', ({ written, decimals, means }) => {
    expect(minorOf(written, '.', decimals)).toBe(means)
  })
})

describe('what stands beside an amount', () => {
  it.each([
    { written: '1,234.56 CR', minor: 123456, currency: null, direction: 'credit' },
    { written: '12.00DR', minor: 1200, currency: null, direction: 'debit' },
    { written: '12.00 Dr', minor: 1200, currency: null, direction: 'debit' },
    { written: '12.00 Kt', minor: 1200, currency: null, direction: 'credit' },
    { written: 'R12.00 Debiet', minor: 1200, currency: 'ZAR', direction: 'debit' },
    { written: '-12.00 C', minor: -1200, currency: null, direction: 'credit' },
    { written: '€ 12.00', minor: 1200, currency: 'EUR', direction: null },
    { written: 'R$12.00', minor: 1200, currency: 'BRL', direction: null },
    { written: '$12.00', minor: 1200, currency: null, direction: null },
  ] as const)('of $written is $currency, $direction', ({ written, ...parsed }) => {
    expect(parseAmount(written, '.', 2)).toEqual(ok(parsed))
  })

  it.each([
    { written: 'KWD 1.234', names: 'KWD' },
    { written: 'R 1 000,00', names: 'ZAR' },
    { written: '12.00', names: null },
    { written: 'EUR', names: null },
    { written: 'Order 12', names: null },
  ])('of $written names the currency $names, before its decimals are known', ({ written, names }) => {
    expect(amountCurrency(written)).toBe(names)
  })
})

describe('an amount that was written in one of the ways', () => {
  const groupings: { mark: DecimalMark; group: string }[] = [
    { mark: '.', group: '' },
    { mark: '.', group: ',' },
    { mark: '.', group: ' ' },
    { mark: '.', group: '\u00a0' },
    { mark: '.', group: "'" },
    { mark: '.', group: 'Indian' },
    { mark: ',', group: '' },
    { mark: ',', group: '.' },
    { mark: ',', group: ' ' },
    { mark: ',', group: '\u202f' },
  ]
  const signs: ((digits: string, negative: boolean) => string)[] = [
    (digits, negative) => (negative ? `-${digits}` : digits),
    (digits, negative) => (negative ? `(R${digits})` : `R ${digits}`),
    (digits, negative) => (negative ? `${digits}-` : `+${digits}`),
    (digits, negative) => (negative ? `ZAR-${digits}` : `${digits} ZAR`),
    (digits, negative) => (negative ? `-R ${digits} ZAR` : `\u200eR${digits}`),
    (digits, negative) => (negative ? `−$${digits}` : `'${digits}`),
  ]

  it('reads back as the very amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -largestMinor, max: largestMinor }),
        fc.constantFrom(...groupings),
        fc.constantFrom(...signs),
        fc.constantFrom(0, 2, 3),
        (minor, { mark, group }, sign, decimals) => {
          const [whole = '', fraction] = formatMinor(Math.abs(minor), decimals).split('.')
          const grouped =
            group === 'Indian'
              ? whole.replace(/\B(?=(?:\d\d)*\d{3}$)/g, ',')
              : whole.replace(/\B(?=(?:\d{3})+$)/g, group)
          const digits = fraction === undefined ? grouped : grouped + mark + fraction
          expect(minorOf(sign(digits, minor < 0), mark, decimals)).toBe(minor)
        },
      ),
    )
  })

  it('takes any text without throwing, and gives only safe integers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom<DecimalMark>('.', ','), (text, mark) => {
        const read = minorOf(text, mark)
        expect(typeof read === 'string' || Number.isSafeInteger(read)).toBe(true)
      }),
    )
  })
})
