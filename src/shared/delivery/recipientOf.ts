import type { Connection } from '#shared/connect/connection.ts'
import type { Recipient } from '#shared/delivery/ledger.ts'

/** What the ledger keeps of a connection whose requests go to `host`. */
export function recipientOf(connection: Connection, host: string): Recipient {
  const { name, environment, uid, businessName } = connection
  return { connection: name, environment, host, uid, business: businessName }
}
