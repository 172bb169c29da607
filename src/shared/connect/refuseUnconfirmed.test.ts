import { describe, expect, it } from 'vitest'
import { refuseUnconfirmed } from '#shared/connect/refuseUnconfirmed.ts'

const shop = { name: 'Shop', businessName: 'My Shop (Pty) Ltd', environment: 'live' } as const

describe('what leaves for a live business', () => {
  it('leaves once its name was typed', () => {
    expect(refuseUnconfirmed(shop, 'My Shop (Pty) Ltd')).toBeNull()
  })

  it.each([null, '', 'Shop', 'my shop (pty) ltd'])('does not leave for the name %j', (typed) => {
    expect(refuseUnconfirmed(shop, typed)).toEqual({
      code: 'send.confirmMissing',
      business: 'My Shop (Pty) Ltd',
    })
  })

  it('needs the name of the connection where that of the business is not known', () => {
    const unnamed = { ...shop, businessName: '' }
    expect(refuseUnconfirmed(unnamed, '')).toEqual({ code: 'send.confirmMissing', business: 'Shop' })
    expect(refuseUnconfirmed(unnamed, 'Shop')).toBeNull()
  })

  it.each(['sandbox', 'test'] as const)('needs no name on a %s account', (environment) => {
    expect(refuseUnconfirmed({ ...shop, environment }, '')).toBeNull()
  })
})
