import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Keychain, KeychainFailure } from '#engine/secrets/keychain.ts'

/** A keychain that lasts as long as its object, for tests. With `broken` set it answers as one that is missing. */
export class MemoryKeychain implements Keychain {
  readonly secrets = new Map<string, string>()
  broken: string | null = null
  /** How often it was asked for anything. */
  asked = 0

  readonly read = (account: string) => this.#answer(() => this.secrets.get(account) ?? null)

  readonly write = (account: string, secret: string) =>
    this.#answer(() => {
      this.secrets.set(account, secret)
      return null
    })

  readonly remove = (account: string) =>
    this.#answer(() => {
      this.secrets.delete(account)
      return null
    })

  #answer<Value>(work: () => Value): Promise<Result<Value, KeychainFailure>> {
    this.asked += 1
    const { broken } = this
    return Promise.resolve(broken === null ? ok(work()) : err({ code: 'keychain.missing', detail: broken }))
  }
}
