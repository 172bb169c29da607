import { describe, expect, it } from 'vitest'
import { refuseReset } from '#shared/connect/refuseReset.ts'

const shop = { name: 'Shop', businessName: 'My Shop (Pty) Ltd' }

describe('a reset', () => {
  it.each(['sandbox', 'test'] as const)('is done on a %s account once its name was typed', (environment) => {
    expect(refuseReset({ ...shop, environment }, 'My Shop (Pty) Ltd')).toBeNull()
  })

  it.each(['', 'Shop', 'my shop (pty) ltd', 'My Shop (Pty) Ltd '])(
    'is not done for the name "%s"',
    (typed) => {
      expect(refuseReset({ ...shop, environment: 'test' }, typed)).toEqual({
        code: 'business.confirmMissing',
        business: 'My Shop (Pty) Ltd',
      })
    },
  )

  it('is never done on a live business, whatever was typed', () => {
    expect(refuseReset({ ...shop, environment: 'live' }, 'My Shop (Pty) Ltd')).toEqual({
      code: 'business.notATest',
      business: 'My Shop (Pty) Ltd',
    })
  })

  it('asks for the connection’s name where the business has none', () => {
    expect(refuseReset({ name: 'Shop', businessName: '', environment: 'test' }, 'Shop')).toBeNull()
    expect(refuseReset({ name: 'Shop', businessName: '', environment: 'test' }, '')).not.toBeNull()
  })
})
