import { businessOf } from '#shared/connect/businessOf.ts'
import type { Connection } from '#shared/connect/connection.ts'
import type { Failure } from '#shared/errors/failure.ts'

/** A live business whose name was not typed. */
export type Unconfirmed = Extract<Failure, { code: 'send.confirmMissing' }>

/** Why nothing may leave for a business: it is live, and its name was not typed as it stands. Null when it may. */
export function refuseUnconfirmed(
  connection: Pick<Connection, 'environment' | 'businessName' | 'name'>,
  typed: string | null,
): Unconfirmed | null {
  const business = businessOf(connection)
  if (connection.environment !== 'live' || typed === business) return null
  return { code: 'send.confirmMissing', business }
}
