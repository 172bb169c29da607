import type { Connection } from '#shared/connect/connection.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Keychain, KeychainFailure } from '#engine/secrets/keychain.ts'

/** Where a key may be kept: in the system's keychain, or in memory until the program ends. */
export type KeyPlace = 'keychain' | 'session'

/** No key is kept for a connection, neither in the keychain nor for this session. */
export type NoKey = Extract<Failure, { code: 'keychain.noKey' }>

/** The keys of connections: those of this session in memory, the others in the keychain, asked only when needed. */
export interface KeyRing {
  keep(this: void, id: string, key: string, place: KeyPlace): Promise<Result<null, KeychainFailure>>
  read(this: void, connection: Connection): Promise<Result<string, KeychainFailure | NoKey>>
  forget(this: void, connection: Connection): Promise<Result<null, KeychainFailure>>
  /** Where a connection's key is, as far as is known without asking the keychain. */
  placeOf(this: void, connection: Connection): KeyPlace | 'none'
}

/** Keys in `keychain`, each under `connection:<id>`, and in memory. A session's key goes before one in the keychain. */
export function createKeyRing(keychain: Keychain): KeyRing {
  const sessionKeys = new Map<string, string>()
  return {
    async keep(id, key, place) {
      if (place === 'session') {
        sessionKeys.set(id, key)
        return ok(null)
      }
      const written = await keychain.write(accountOf(id), key)
      if (written.ok) sessionKeys.delete(id)
      return written
    },
    async read(connection) {
      const held = sessionKeys.get(connection.id)
      if (held !== undefined) return ok(held)
      const kept =
        connection.keyInKeychain === true ? await keychain.read(accountOf(connection.id)) : ok(null)
      if (!kept.ok) return kept
      return kept.value === null
        ? err({ code: 'keychain.noKey', connection: connection.name })
        : ok(kept.value)
    },
    async forget({ id, keyInKeychain }) {
      const removed = keyInKeychain === true ? await keychain.remove(accountOf(id)) : ok(null)
      if (removed.ok) sessionKeys.delete(id)
      return removed
    },
    placeOf({ id, keyInKeychain }) {
      if (sessionKeys.has(id)) return 'session'
      return keyInKeychain === true ? 'keychain' : 'none'
    },
  }
}

/** The name under which the keychain keeps a connection's key. */
function accountOf(id: string): string {
  return `connection:${id}`
}
