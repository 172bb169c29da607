import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Businesses } from '#sandbox/state/businesses.ts'

/** What a caller needs: the key and the app id, and the uid of the business that is there from the start. */
export interface Credentials {
  readonly apiKey: string
  readonly appId: string
  readonly uid: string
}

const storedSchema = z.array(z.object({ name: z.enum(['apiKey', 'appId', 'uid']), value: z.string() }))

const practiceBusiness = {
  businessname: 'Practice Business',
  firstname: 'Practice',
  lastname: 'Owner',
  email: 'practice@example.com',
}

/** The credentials of this file: made, with the practice business, the first time, and the same ever after. */
export function credentialsOf(database: DatabaseSync, businesses: Businesses): Credentials {
  const stored = storedSchema.parse(database.prepare('SELECT name, value FROM credential').all())
  if (stored.length > 0) {
    return z
      .object({ apiKey: z.string(), appId: z.string(), uid: z.string() })
      .parse(Object.fromEntries(stored.map(({ name, value }) => [name, value])))
  }
  const made = {
    apiKey: newKey(),
    appId: `app_${randomBytes(8).toString('hex')}`,
    uid: businesses.add(practiceBusiness),
  }
  const insert = database.prepare('INSERT INTO credential (name, value) VALUES (?, ?)')
  for (const [name, value] of Object.entries(made)) insert.run(name, value)
  return made
}

/** Revokes the key, and answers with the one that opens everything from now on. */
export function changeKey(database: DatabaseSync): string {
  const made = newKey()
  database.prepare("UPDATE credential SET value = ? WHERE name = 'apiKey'").run(made)
  return made
}

function newKey(): string {
  return `sk_test_sandbox${randomBytes(16).toString('hex')}`
}
