import type { ConnectionView } from '#shared/connect/connection.ts'

/** What the business of a connection is called: by its own name where that is known, else by the connection's. */
export function businessOf({ businessName, name }: ConnectionView): string {
  return businessName === '' ? name : businessName
}
