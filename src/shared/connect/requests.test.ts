import { describe, expect, it } from 'vitest'
import { requestSchemas, toExpense, toIncome, toSettlement } from '#shared/connect/requests.ts'
import { toMajor } from '#shared/connect/toMajor.ts'
import type { Entry } from '#shared/records/record.ts'

const coffee: Entry = {
  row: 8,
  part: 'main',
  kind: 'income',
  id: 'r1a',
  date: '2025-03-01',
  name: 'Coffee and cake',
  amount: 115050,
  currency: 'ZAR',
}
const fee: Entry = { ...coffee, part: 'fee', kind: 'expense', id: 'r1b', name: 'Coffee (fee)', amount: 1150 }

describe('an amount in the major unit', () => {
  it.each([
    { minor: 4390, currency: 'ZAR', json: '43.9' },
    { minor: 5, currency: 'ZAR', json: '0.05' },
    { minor: -105, currency: 'ZAR', json: '-1.05' },
    { minor: 0, currency: 'ZAR', json: '0' },
    { minor: 1099, currency: 'JPY', json: '1099' },
    { minor: 1, currency: 'KWD', json: '0.001' },
    { minor: 999_999_999_999_999, currency: 'ZAR', json: '9999999999999.99' },
  ])('writes $minor of $currency as $json', ({ minor, currency, json }) => {
    expect(JSON.stringify(toMajor(minor, currency))).toBe(json)
  })

  it('is, for every amount up to 100,000 cents, the very decimal that its digits spell', () => {
    for (let cents = 0; cents <= 100_000; cents += 1) {
      const digits = String(cents).padStart(3, '0')
      const decimal = `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, '')
      const shortest = digits === '000' ? '0' : cents % 100 === 0 ? digits.slice(0, -2) : decimal
      if (JSON.stringify(toMajor(cents, 'ZAR')) !== shortest)
        expect.fail(`${cents} became ${toMajor(cents, 'ZAR')}`)
    }
  })

  it.each([
    { minor: 1_000_000_000_000_000, currency: 'ZAR' },
    { minor: 1.5, currency: 'ZAR' },
    { minor: Number.NaN, currency: 'ZAR' },
    { minor: 100, currency: 'XQZ' },
  ])('is not guessed for $minor of $currency', ({ minor, currency }) => {
    expect(() => toMajor(minor, currency)).toThrow()
  })
})

describe('a record as it is pushed', () => {
  it('leaves out what is empty, and our own bookkeeping', () => {
    expect(toIncome(coffee)).toEqual({
      id: 'r1a',
      date: '2025-03-01',
      name: 'Coffee and cake',
      currency: 'ZAR',
      amount: 1150.5,
    })
  })

  it('names the linked expense in feeid and the product in productid', () => {
    expect(
      toIncome({ ...coffee, feeId: 'r1b', productId: 'P', vat: 15007, category: 'Sales', notes: 'n' }),
    ).toEqual({
      id: 'r1a',
      date: '2025-03-01',
      name: 'Coffee and cake',
      category: 'Sales',
      notes: 'n',
      currency: 'ZAR',
      amount: 1150.5,
      vat: 150.07,
      productid: 'P',
      feeid: 'r1b',
    })
  })

  it('is never pushed as the other kind', () => {
    expect(() => toIncome(fee)).toThrow()
    expect(() => toExpense(coffee)).toThrow()
  })

  it('carries a settlement with its entries, and what was paid out, even when that is negative', () => {
    const settlement = toSettlement({
      rows: [8],
      kind: 'settlement',
      id: 'r1s',
      date: '2025-03-03',
      amount: -2050,
      fee: 1150,
      currency: 'ZAR',
      income: [],
      expenses: [fee],
    })
    expect(settlement).toEqual({
      income: [],
      expenses: [{ id: 'r1b', date: '2025-03-01', name: 'Coffee (fee)', currency: 'ZAR', amount: 11.5 }],
      settlement: { id: 'r1s', amount: -20.5, fee: 11.5, date: '2025-03-03' },
    })
  })
})

describe('the schema of a request', () => {
  const access = { apikey: 'k', appid: 'a', uid: 'u' }
  it.each([
    {
      name: 'a field that the API does not have',
      body: { ...access, data: { income: [], expenses: [], sales: [] } },
    },
    {
      name: 'a body without the business',
      body: { apikey: 'k', appid: 'a', data: { income: [], expenses: [] } },
    },
    {
      name: 'an expense with a feeid',
      body: { ...access, data: { income: [], expenses: [{ ...toExpense(fee), feeid: 'x' }] } },
    },
  ])('refuses $name', ({ body }) => {
    expect(requestSchemas['/api/push/many'].safeParse(body).success).toBe(false)
  })

  it('takes what the converters make', () => {
    const body = { ...access, data: { income: [toIncome(coffee)], expenses: [toExpense(fee)] } }
    expect(requestSchemas['/api/push/many'].parse(body)).toEqual(body)
  })
})
