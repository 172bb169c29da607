import { describe, expect, it } from 'vitest'
import { keyWarning } from './keyWarning.ts'

describe('a key', () => {
  it.each([
    { key: 'sk_live_abc', environment: 'live' as const },
    { key: ' sk_test_abc ', environment: 'test' as const },
    { key: 'something else', environment: 'live' as const },
    { key: '', environment: 'live' as const },
  ])('“$key” raises no doubt for $environment', ({ key, environment }) => {
    expect(keyWarning(key, environment)).toBeNull()
  })

  it('for the test system is noticed where the real books are chosen', () => {
    expect(keyWarning('sk_test_abc', 'live')).toBe('This looks like a key for Test, and Live is chosen.')
  })
})
