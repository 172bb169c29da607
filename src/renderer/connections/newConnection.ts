import type { Business, Environment } from '#shared/connect/connection.ts'
import { isWebhookUrl } from '#shared/connect/webhookUrl.ts'
import type { Input } from '../ipc/answers.ts'

/** A connection as far as it is typed in. `business` is null until one is found, created or named. */
export interface NewConnection {
  readonly environment: Environment
  readonly url: string
  readonly appId: string
  readonly key: string
  readonly business: Business | null
  readonly name: string
  /** The user's own address for outcomes; '' for none. */
  readonly webhook: string
}

/** Where a new connection begins: on stub's test system, where nothing can go wrong. */
export const emptyConnection: NewConnection = {
  environment: 'test',
  url: '',
  appId: '',
  key: '',
  business: null,
  name: '',
  webhook: '',
}

/** What is still needed before stub can be asked anything; null when nothing is. */
export function missingToAsk({ environment, url, appId, key }: NewConnection): string | null {
  if (environment === 'sandbox' && url.trim() === '') return 'Enter the address of the sandbox.'
  if (appId.trim() === '') return 'Enter the app id.'
  if (key.trim() === '') return 'Enter the API key.'
  return null
}

/** What is still needed before the connection can be kept; null when nothing is. */
export function missingToAdd(connection: NewConnection): string | null {
  if (connection.business === null) return missingToAsk(connection) ?? 'Choose the business.'
  const missing = missingToAsk(connection)
  if (missing !== null) return missing
  if (connection.name.trim() === '') return 'Give the connection a name.'
  const webhook = connection.webhook.trim()
  return webhook === '' || isWebhookUrl(webhook) ? null : 'The webhook has to be an https:// address.'
}

/** What stub is asked with. Only the sandbox has an address of the user's. */
export function credentialsOf(
  connection: NewConnection,
): Pick<Input<'connections.add'>, 'environment' | 'url' | 'appId' | 'key'> {
  const { environment, url, appId, key } = connection
  return {
    environment,
    ...(environment === 'sandbox' ? { url: url.trim() } : {}),
    appId: appId.trim(),
    key: key.trim(),
  }
}
