import { describe, expect, it } from 'vitest'
import { keyFits, keyLooksLike } from '#shared/connect/keyEnvironment.ts'

describe('a key', () => {
  it.each([
    { key: 'sk_test_1', looksLike: 'test' },
    { key: 'sk_live_1', looksLike: 'live' },
    { key: 'a1b2', looksLike: null },
    { key: ' sk_live_1', looksLike: null },
  ])('$key looks like $looksLike', ({ key, looksLike }) => {
    expect(keyLooksLike(key)).toBe(looksLike)
  })

  it.each([
    { key: 'sk_test_1', fits: ['sandbox', 'test'] },
    { key: 'sk_live_1', fits: ['live'] },
    { key: 'a1b2', fits: ['sandbox', 'test', 'live'] },
  ])('$key fits $fits', ({ key, fits }) => {
    const environments = ['sandbox', 'test', 'live'] as const
    expect(environments.filter((environment) => keyFits(key, environment))).toEqual(fits)
  })
})
