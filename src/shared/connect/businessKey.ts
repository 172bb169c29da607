import type { Connection } from '#shared/connect/connection.ts'

/** What tells one business from all others, whatever a connection to it is called. */
export function businessKey({ environment, uid }: Pick<Connection, 'environment' | 'uid'>): string {
  return `${environment} ${uid}`
}
