import { businessOf } from '#shared/connect/businessOf.ts'
import { otherOwnerOf, withAccount } from '#shared/connect/accountOwner.ts'
import type { Connection } from '#shared/connect/connection.ts'
import type { SendResult } from '#shared/delivery/sendView.ts'
import type { Failure } from '#shared/errors/failure.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import type { SettingsStore } from '#engine/settings/settingsStore.ts'

/** The account of an import was sent to another business before. */
export type AccountElsewhere = Extract<Failure, { code: 'send.accountElsewhere' }>

type OfAccount = Pick<ImportSummary, 'account' | 'accountInFile'>

/** Why an import should not go to this business, because its account was sent to another one; null where nothing says so. */
export function accountElsewhere(
  settings: SettingsStore,
  { account, accountInFile }: OfAccount,
  to: Connection,
): AccountElsewhere | null {
  const sent = account ?? accountInFile
  const owner = sent === null ? null : otherOwnerOf(sent, to, settings.read().connections)
  if (sent === null || owner === null) return null
  return { code: 'send.accountElsewhere', account: sent, business: businessOf(to), before: businessOf(owner) }
}

/** Remembers to which business an import's account goes, once something of it may have arrived there. */
export function rememberAccount(
  settings: SettingsStore,
  { account, accountInFile }: OfAccount,
  to: Connection,
  { requests, counts }: SendResult,
): void {
  const sent = account ?? accountInFile
  if (sent === null || requests === 0 || counts.accepted + counts.confirmed + counts.unknown === 0) return
  const before = settings.read()
  const connections = withAccount(before.connections, to.id, sent)
  if (connections !== before.connections) settings.write({ ...before, connections: [...connections] })
}
