import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { faultKinds } from '#sandbox/faults.ts'

const loggedRequestSchema = z.object({
  at: z.string(),
  path: z.string(),
  uid: z.string().nullable(),
  status: z.number().nullable(),
  records: z.number(),
  outcome: z.enum(['queued', 'answered', 'refused', 'nothing']),
  message: z.string().nullable(),
  fault: z.enum(faultKinds).nullable(),
})

/**
 * One request that came in, without its secrets. `status` is null when no answer was given; `records` is how many it
 * asked for; `outcome` is what was done, `nothing` when a fault struck first; `message` is why it was refused.
 */
export type LoggedRequest = z.infer<typeof loggedRequestSchema>

/** The log of what the sandbox was asked. */
export interface RequestLog {
  add(request: LoggedRequest): void
  /** In the order of arrival: those of the business, and those that name none. */
  list(uid: string): LoggedRequest[]
}

/** The log in `database`. */
export function createRequestLog(database: DatabaseSync): RequestLog {
  const insert = database.prepare(
    'INSERT INTO request (at, path, uid, status, records, outcome, message, fault) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const list = database.prepare(
    `SELECT at, path, uid, status, records, outcome, message, fault FROM request
     WHERE uid = ? OR uid IS NULL ORDER BY no`,
  )
  return {
    add({ at, path, uid, status, records, outcome, message, fault }) {
      insert.run(at, path, uid, status, records, outcome, message, fault)
    },
    list: (uid) => z.array(loggedRequestSchema).parse(list.all(uid)),
  }
}
