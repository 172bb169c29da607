import { describe, expect, it } from 'vitest'
import { readBusinesses } from '#shared/connect/readBusinesses.ts'

describe('the businesses in an answer', () => {
  const shop = { uid: 'u1', name: 'Corner Shop' }
  it.each([
    { shape: 'a list at the top', body: [{ uid: 'u1', businessname: 'Corner Shop' }], found: [shop] },
    {
      shape: 'a list under data',
      body: { error: false, data: [{ uid: 'u1', businessname: 'Corner Shop' }] },
      found: [shop],
    },
    { shape: 'one object', body: { uid: 'u1', name: 'Corner Shop', token: 't' }, found: [shop] },
    { shape: 'names in other cases', body: [{ UID: 'u1', businessName: 'Corner Shop' }], found: [shop] },
    {
      shape: 'names with underscores',
      body: [{ business_id: 'u1', business_name: 'Corner Shop' }],
      found: [shop],
    },
    {
      shape: 'a number for a uid',
      body: { businesses: [{ uid: 17, name: 'Corner Shop' }] },
      found: [{ uid: '17', name: 'Corner Shop' }],
    },
    {
      shape: 'details beside the uid',
      body: { uid: 'u1', token: 't', account: { businessname: 'Corner Shop' } },
      found: [shop],
    },
    { shape: 'no name at all', body: { uid: 'u1', token: 't' }, found: [{ uid: 'u1', name: '' }] },
    {
      shape: 'the same business twice',
      body: [{ uid: 'u1' }, { uid: 'u1', name: 'Corner Shop' }],
      found: [shop],
    },
    { shape: 'an echo of the request only', body: { received: { uid: 'ours' }, data: [] }, found: [] },
    { shape: 'none', body: { error: false, message: 'nothing found' }, found: [] },
    { shape: 'no object', body: null, found: [] },
    { shape: 'an empty uid', body: [{ uid: ' ' }], found: [] },
  ])('are found in $shape', ({ body, found }) => {
    expect(readBusinesses(body)).toEqual(found)
  })

  it('come with their email, and with nothing else that stub tells', () => {
    const body = [{ uid: 'u1', name: 'Corner Shop', email: 'owner@example.com', token: 'secret' }]
    expect(readBusinesses(body)).toEqual([{ uid: 'u1', name: 'Corner Shop', email: 'owner@example.com' }])
  })

  it('are not looked for without end', () => {
    let deep: unknown = [{ uid: 'u1' }]
    for (let level = 0; level < 10; level += 1) deep = { deep }
    expect(readBusinesses(deep)).toEqual([])
  })
})
