import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

/** The tokens that stand in for a key on the read-back calls. Instants in ms since 1970. */
export interface Tokens {
  issue(uid: string, expires: number): string
  isGood(token: string, uid: string, now: number): boolean
}

/** The tokens in `database`. */
export function createTokens(database: DatabaseSync): Tokens {
  const insert = database.prepare('INSERT INTO token (token, uid, expires) VALUES (?, ?, ?)')
  const find = database.prepare('SELECT token FROM token WHERE token = ? AND uid = ? AND expires > ?')
  return {
    issue(uid, expires) {
      const token = `tok_${randomBytes(24).toString('hex')}`
      insert.run(token, uid, expires)
      return token
    },
    isGood: (token, uid, now) => find.get(token, uid, now) !== undefined,
  }
}
