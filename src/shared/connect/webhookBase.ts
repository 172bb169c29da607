import type { Environment } from '#shared/connect/connection.ts'

/** Where a receiver listens, and the address of the user's own that leads to it; '' where there is none. */
export interface ReceiverPlace {
  readonly host: string
  readonly port: number
  readonly publicUrl: string
}

const everyAddress = ['0.0.0.0', '::']

/**
 * The beginning of webhooks for businesses of an environment, without a slash at the end; null where nothing leads from
 * there to the receiver. The sandbox is on this machine and needs no way in from outside.
 */
export function webhookBase(
  { host, port, publicUrl }: ReceiverPlace,
  environment: Environment,
): string | null {
  const outside = publicUrl === '' ? null : publicUrl.replace(/\/+$/, '')
  if (environment !== 'sandbox') return outside
  if (host === '::1') return `http://[::1]:${port}`
  const isHere = host === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(host)
  if (isHere) return `http://${host}:${port}`
  return everyAddress.includes(host) ? `http://127.0.0.1:${port}` : outside
}
