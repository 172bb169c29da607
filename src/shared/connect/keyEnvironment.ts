import type { Environment } from '#shared/connect/connection.ts'

/** The environment that a key names by its beginning, `sk_test_` or `sk_live_`; null when it names none. */
export function keyLooksLike(key: string): Extract<Environment, 'test' | 'live'> | null {
  if (key.startsWith('sk_test_')) return 'test'
  return key.startsWith('sk_live_') ? 'live' : null
}

/** Whether a key may be meant for an environment. The sandbox takes any but a live one: practice must not carry that. */
export function keyFits(key: string, environment: Environment): boolean {
  const looksLike = keyLooksLike(key)
  return (
    looksLike === null || looksLike === environment || (environment === 'sandbox' && looksLike === 'test')
  )
}
