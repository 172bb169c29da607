import { businessKey } from '#shared/connect/businessKey.ts'
import type { Connection } from '#shared/connect/connection.ts'
import { accountKey } from '#shared/records/identityText.ts'

/**
 * The connection to another business to which an account was sent last, where that is not the business of `to`; null where
 * there is none. Environments are apart: to practise with an account says nothing of the real books.
 */
export function otherOwnerOf(
  account: string,
  to: Connection,
  connections: readonly Connection[],
): Connection | null {
  const key = accountKey(account)
  const owners = connections.filter(
    ({ environment, accounts = [] }) => environment === to.environment && accounts.includes(key),
  )
  if (owners.some((owner) => businessKey(owner) === businessKey(to))) return null
  return owners[0] ?? null
}

/** The connections once an account was sent with the one of this id: it is the account of that business alone. */
export function withAccount(
  connections: readonly Connection[],
  id: string,
  account: string,
): readonly Connection[] {
  const key = accountKey(account)
  const to = connections.find((connection) => connection.id === id)
  if (to === undefined || to.accounts?.includes(key) === true) return connections
  return connections.map((connection) => {
    const { accounts = [], environment } = connection
    if (connection.id === id) return { ...connection, accounts: [...accounts, key] }
    if (environment !== to.environment || !accounts.includes(key)) return connection
    return { ...connection, accounts: accounts.filter((one) => one !== key) }
  })
}
