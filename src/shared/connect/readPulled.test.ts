import { describe, expect, it } from 'vitest'
import { readAccounts, readBooks, readInsights } from '#shared/connect/readPulled.ts'

const rent = { id: 'e1', date: '2025-03-01', name: 'Rent', category: 'Rent', currency: 'ZAR', amount: 7200.1 }
const held = { ...rent, amount: 720010 }

describe('income and expenses', () => {
  it.each([
    { shape: 'a list at the top', body: [rent] },
    { shape: 'a list in an outcome', body: { error: false, expenses: [rent] } },
    { shape: 'a list further down', body: { data: { expenses: [rent] } } },
    {
      shape: 'names in capitals',
      body: [{ Id: 'e1', Date: '2025-03-01T10:00:00Z', Name: 'Rent', Category: 'Rent', Amount: '7200.10' }],
    },
  ])('are read from $shape', ({ body }) => {
    expect(readBooks(body)).toEqual([held])
  })

  it('in yen have no cents', () => {
    expect(readBooks([{ ...rent, currency: 'JPY', amount: 7200 }])?.[0]?.amount).toBe(7200)
  })

  it.each([
    {},
    'ok',
    null,
    { error: false },
    [{ id: 'x' }],
    [{ ...rent, amount: 'much' }],
    [rent, 'x'],
    [{ ...rent, amount: 1e300 }],
  ])('are not made up from %j', (body) => expect(readBooks(body)).toBeNull())

  it('may be none', () => {
    expect(readBooks({ income: [] })).toEqual([])
  })
})

describe('insights', () => {
  it.each([
    { month: '2025-03', currency: 'ZAR', income: 1500.5, expenses: 43.9, profit: 1456.6 },
    { Period: '2025-03', Revenue: '1500.50', Costs: -43.9 },
  ])('are read from %j', (period) => {
    expect(readInsights({ error: false, insights: [period] })).toEqual([
      { period: '2025-03', currency: 'ZAR', income: 150050, expenses: 4390 },
    ])
  })

  it.each([{ score: 7 }, [{ month: '2025-03' }], [{ income: 1 }]])('are not made up from %j', (body) => {
    expect(readInsights(body)).toBeNull()
  })
})

describe('the accounts of a bank sync', () => {
  it('are named as far as they say', () => {
    expect(readAccounts({ accounts: [{ name: 'Cheque' }, { id: 7 }, {}] })).toEqual([
      'Cheque',
      '7',
      'Account',
    ])
    expect(readAccounts({ error: false })).toBeNull()
  })
})
