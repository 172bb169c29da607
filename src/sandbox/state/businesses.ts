import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { businessSchema, type Business } from '#sandbox/schemas.ts'

const rowSchema = z.object({ uid: z.string(), details: z.string() })

/** A business with the uid that it goes by. */
export interface KnownBusiness extends Business {
  readonly uid: string
}

/** The businesses that the sandbox has books for. */
export interface Businesses {
  /** A new uid, unless the same email has a business of the same name: then that one's. */
  add(business: Business): string
  linkedTo(email: string): KnownBusiness[]
  has(uid: string): boolean
}

/** The businesses in `database`. */
export function createBusinesses(database: DatabaseSync): Businesses {
  const insert = database.prepare('INSERT INTO business (uid, email, details) VALUES (?, ?, ?)')
  const byEmail = database.prepare('SELECT uid, details FROM business WHERE email = ? ORDER BY no')
  const byUid = database.prepare('SELECT uid FROM business WHERE uid = ?')

  function linkedTo(email: string): KnownBusiness[] {
    return z
      .array(rowSchema)
      .parse(byEmail.all(email.toLowerCase()))
      .map(({ uid, details }) => ({ uid, ...businessSchema.parse(JSON.parse(details)) }))
  }

  return {
    linkedTo,
    add(business) {
      const same = linkedTo(business.email).find((known) => known.businessname === business.businessname)
      if (same !== undefined) return same.uid
      const uid = `uid_${randomBytes(10).toString('hex')}`
      insert.run(uid, business.email.toLowerCase(), JSON.stringify(business))
      return uid
    },
    has: (uid) => byUid.get(uid) !== undefined,
  }
}
