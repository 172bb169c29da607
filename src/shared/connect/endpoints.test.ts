import { describe, expect, it } from 'vitest'
import { checkCall, endpointOf, endpointPaths } from '#shared/connect/endpoints.ts'
import { err, ok } from '#shared/errors/result.ts'

const rent = { id: 'e1', date: '2025-03-01', name: 'Rent', currency: 'ZAR', amount: 7200 }

describe('a call', () => {
  it('is one of the sixteen of the reference', () => {
    expect(new Set(endpointPaths).size).toBe(16)
  })

  it.each(['/api/pull/bank-feed', 'api/pull/bank-feed', '/pull/bank-feed', 'pull/bank-feed'])(
    'may be written %s',
    (written) => expect(endpointOf(written)).toBe('/api/pull/bank-feed'),
  )

  it.each([
    '',
    'pull',
    'pull/bank-feed/',
    'api/api/push/income',
    'push/INCOME',
    '/api/auth/token',
    '../push/income',
  ])('is none where "%s" is written', (written) => expect(endpointOf(written)).toBeNull())
})

describe('the fields of a call', () => {
  it('are taken as they are where they fit', () => {
    const fields = { data: rent, webhook: 'https://example.com/outcomes', signature: 's' }
    expect(checkCall('/api/push/expense', fields)).toEqual(ok(fields))
    expect(checkCall('/api/push/reset', {})).toEqual(ok({}))
  })

  it.each([
    { path: '/api/push/expense', fields: {}, says: ['data is missing.'] },
    {
      path: '/api/push/expense',
      fields: { data: { ...rent, feeid: 'x', amount: '7200' } },
      says: ['data.amount should be of the type number.', 'This call has no field data.feeid.'],
    },
    {
      path: '/api/push/many',
      fields: { data: { income: [], expenses: [rent, { ...rent, date: '2025-02-30' }] } },
      says: ['data.expenses.1.date is not a calendar date, YYYY-MM-DD.'],
    },
    {
      path: '/api/push/expense',
      fields: { data: { ...rent, id: '', currency: 'R' } },
      says: ['data.id is empty.', 'data.currency is not the three letters of a currency.'],
    },
    { path: '/api/pull/income', fields: {}, says: ['webhook is missing.'] },
    {
      path: '/api/pull/income',
      fields: { webhook: 'http://example.com' },
      says: ['webhook is not an https: address.'],
    },
    { path: '/api/push/reset', fields: { data: {} }, says: ['This call has no field data.'] },
    { path: '/api/pull/business', fields: { email: 'me' }, says: ['email is not an email address.'] },
    {
      path: '/api/pull/bank-feed',
      fields: { apikey: 'k', uid: 'u' },
      says: ['This call has no field apikey, uid.'],
    },
    {
      path: '/api/push/sale',
      fields: { data: { id: 's1', items: [] } },
      says: ['data.items is empty.'],
    },
  ] as const)('of $path are told what is wrong: $says', ({ path, fields, says }) => {
    expect(checkCall(path, fields)).toEqual(err(says))
  })

  it('say how a missing field is given, where the caller knows', () => {
    const option = (field: string) => ` Give it with --${field}.`
    expect(checkCall('/api/pull/income', {}, option)).toEqual(
      err(['webhook is missing. Give it with --webhook.']),
    )
  })
})
