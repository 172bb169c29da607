import { describe, expect, it } from 'vitest'
import { otherOwnerOf, withAccount } from '#shared/connect/accountOwner.ts'
import type { Connection } from '#shared/connect/connection.ts'

const connection = (id: string, more: Partial<Connection> = {}): Connection => ({
  ...{ id, name: id, environment: 'live', appId: 'app', uid: id, businessName: `${id} Ltd` },
  ...more,
})
const account = '62-0000 0001'
const key = '6200000001'
const shop = connection('shop', { accounts: [key] })
const cafe = connection('cafe')

describe('the business that an account was sent to', () => {
  it.each([
    { to: cafe, known: [shop, cafe], owner: 'shop', says: 'another one' },
    { to: shop, known: [shop, cafe], owner: null, says: 'the same' },
    { to: cafe, known: [connection('shop'), cafe], owner: null, says: 'none yet' },
    {
      to: connection('try', { environment: 'sandbox' }),
      known: [shop],
      owner: null,
      says: 'one of another environment',
    },
    {
      to: connection('again', { uid: 'shop' }),
      known: [shop],
      owner: null,
      says: 'the same by another connection',
    },
  ])('is $says', ({ to, known, owner }) => {
    expect(otherOwnerOf(account, to, known)?.id ?? null).toBe(owner)
  })

  it('is the last one that it was sent to, and no other', () => {
    const moved = withAccount([shop, cafe], 'cafe', account)
    expect(moved.map(({ accounts }) => accounts)).toEqual([[], [key]])
    expect(otherOwnerOf(account, shop, moved)?.id).toBe('cafe')
  })

  it('stays as it is when it is sent there again', () => {
    const known = [shop, cafe]
    expect(withAccount(known, 'shop', account)).toBe(known)
  })

  it('in the real books is not touched by practising', () => {
    const practice = connection('try', { environment: 'sandbox' })
    expect(withAccount([shop, practice], 'try', account)).toEqual([shop, { ...practice, accounts: [key] }])
  })
})
