import { describe, expect, it } from 'vitest'
import { saleOf, sumOfItems, type TypedItem, type TypedSale } from '#shared/business/saleOf.ts'

const item: TypedItem = {
  ...{ code: '', name: 'Cake', description: '', price: 383.5, quantity: 3, cost: '' },
}
const nobody: TypedSale['customer'] = {
  ...{ code: '', name: '', email: '', address: '', address2: '', suburb: '', city: '' },
  ...{ postalcode: '', country: '', vatnumber: '', registrationnumber: '' },
}
const typed: TypedSale = {
  ...{ number: ' INV-7 ', name: 'Coffee and cake', paid: true, date: '2025-03-01', category: 'Sales' },
  ...{ vat: 150.07, items: [item], customer: nobody },
}

describe('a sale', () => {
  it('that was paid has a payment of what its items come to, numbered after the sale', () => {
    expect(saleOf(typed)).toEqual({
      id: 'INV-7',
      payment: {
        ...{ id: 'INV-7-payment', date: '2025-03-01', name: 'Coffee and cake', category: 'Sales' },
        ...{ currency: 'ZAR', amount: 1150.5, vat: 150.07 },
      },
      items: [{ id: 'Cake', name: 'Cake', price: 383.5, quantity: 3 }],
    })
  })

  it('that is not paid yet has none, whatever is typed about it', () => {
    expect(saleOf({ ...typed, paid: false })).toEqual({
      id: 'INV-7',
      items: [{ id: 'Cake', name: 'Cake', price: 383.5, quantity: 3 }],
    })
  })

  it('says of items and customer what was said, and no more', () => {
    const items = [{ ...item, code: 'C1', description: 'Whole, lemon', cost: 120 }]
    const customer = { ...nobody, name: 'Ann Customer ', email: 'customer@example.com', city: 'Cape Town' }
    expect(saleOf({ ...typed, paid: false, items, customer })).toEqual({
      id: 'INV-7',
      items: [
        {
          ...{ id: 'C1', name: 'Cake', description: 'Whole, lemon', price: 383.5, quantity: 3 },
          ...{ cost: 120, costcurrency: 'ZAR' },
        },
      ],
      customer: {
        id: 'Ann Customer',
        name: 'Ann Customer',
        email: 'customer@example.com',
        city: 'Cape Town',
      },
    })
  })
})

describe('what items come to', () => {
  it.each([
    { what: 'nothing typed', lines: [['', 1]], sum: 0 },
    {
      what: 'a price that no float holds',
      lines: [
        [0.1, 3],
        [19.99, 1],
      ],
      sum: 2029,
    },
    { what: 'half a cent', lines: [[0.25, 0.5]], sum: 13 },
    { what: 'a part of one', lines: [[100, 0.125]], sum: 1250 },
  ] as const)('is in cents, of $what', ({ lines, sum }) => {
    expect(sumOfItems(lines.map(([price, quantity]) => ({ ...item, price, quantity })))).toBe(sum)
  })
})
