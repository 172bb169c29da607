import type { Connection } from '#shared/connect/connection.ts'

/** What the business of a connection is called: by its own name where that is known, else by the connection's. */
export function businessOf({ businessName, name }: Pick<Connection, 'businessName' | 'name'>): string {
  return businessName === '' ? name : businessName
}
