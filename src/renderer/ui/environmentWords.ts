import type { Environment } from '#shared/connect/connection.ts'

/** What each environment is, in the user's words. */
export const environmentWords: Readonly<Record<Environment, { name: string; means: string }>> = {
  sandbox: { name: 'Sandbox', means: 'A stand-in for stub on this computer, to practise with' },
  test: { name: 'Test', means: 'stub’s test system: no real books' },
  live: { name: 'Live', means: 'The real books of a business' },
}
