import { randomBytes } from 'node:crypto'
import type { Keychain } from '#engine/secrets/keychain.ts'

const account = 'webhook-secret'

/** What signatures are made with. `kept` is false where no keychain answers: posts that come after a restart are then not believed. */
export interface InstallSecret {
  readonly secret: string
  readonly kept: boolean
}

/** The install's secret from the keychain, made on first use. */
export async function installSecret(keychain: Keychain): Promise<InstallSecret> {
  const known = await keychain.read(account)
  if (known.ok && known.value !== null) return { secret: known.value, kept: true }
  const secret = randomBytes(32).toString('base64url')
  // A keychain that did not answer is not written to: it may hold a secret that would be lost.
  const written = known.ok && (await keychain.write(account, secret)).ok
  return { secret, kept: written }
}
