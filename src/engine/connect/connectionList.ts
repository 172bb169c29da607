import { baseUrlOf, type InsecureUrl } from '#shared/connect/baseUrl.ts'
import type { Connection, ConnectionView, Environment } from '#shared/connect/connection.ts'
import { FailureError, type Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { KeyPlace, KeyRing } from '#engine/connect/keyRing.ts'
import type { KeychainFailure } from '#engine/secrets/keychain.ts'
import type { SettingsStore } from '#engine/settings/settingsStore.ts'

/** What is needed to ask stub anything. `url` only for the sandbox. */
export interface Credentials {
  readonly environment: Environment
  readonly url?: string | undefined
  readonly appId: string
  readonly key: string
}

/** A connection as the user enters it. `keep` says where its key goes; an empty key is not kept at all. */
export interface NewConnection extends Credentials {
  readonly name: string
  readonly uid: string
  readonly businessName: string
  /** The user's own address for outcomes; none of ours is asked for then. */
  readonly webhook?: string | undefined
  readonly keep: KeyPlace
}

/** There is no such connection any more. */
export type MissingConnection = Extract<Failure, { code: 'connection.missing' }>
/** The disk keeps nothing just now. */
export type DiskFailure = Extract<Failure, { code: 'disk.full' | 'disk.failed' }>
type NameTaken = Extract<Failure, { code: 'connection.nameTaken' }>

/** The connections as they are kept, each change on the disk before it is answered. */
export interface ConnectionList {
  list(this: void): Promise<ConnectionView[]>
  find(this: void, id: string): Result<Connection, MissingConnection>
  /** Where the keychain does not take the key, nothing is kept. */
  add(
    this: void,
    connection: NewConnection,
  ): Promise<Result<ConnectionView, InsecureUrl | NameTaken | KeychainFailure | DiskFailure>>
  setKey(
    this: void,
    id: string,
    key: string,
    keep: KeyPlace,
  ): Promise<Result<ConnectionView, MissingConnection | KeychainFailure | DiskFailure>>
  /** Keeps of a connection whether stub keeps one of what is sent twice with one id. */
  setUpdatesById(
    this: void,
    id: string,
    updatesById: boolean,
  ): Result<ConnectionView, MissingConnection | DiskFailure>
  /** Forgets a connection and deletes its key: where the keychain does not answer, neither is done. */
  remove(this: void, id: string): Promise<Result<null, MissingConnection | KeychainFailure | DiskFailure>>
}

/** Keeps connections in `settings` and their keys on `keys`. */
export function createConnectionList(
  settings: SettingsStore,
  keys: KeyRing,
  newId: () => string,
): ConnectionList {
  const view = (whole: Connection): ConnectionView => {
    const { keyInKeychain: _, accounts: __, ...connection } = whole
    return { ...connection, key: keys.placeOf(whole) }
  }

  function find(id: string): Result<Connection, MissingConnection> {
    const found = settings.read().connections.find((connection) => connection.id === id)
    return found === undefined ? err({ code: 'connection.missing', name: id }) : ok(found)
  }

  function save(connection: Connection): Result<ConnectionView, DiskFailure> {
    const saved = change(settings, (connections) => withConnection(connections, connection))
    return saved.ok ? ok(view(connection)) : saved
  }

  async function add(entered: NewConnection): ReturnType<ConnectionList['add']> {
    const baseUrl = baseUrlOf(entered)
    if (!baseUrl.ok) return baseUrl
    if (settings.read().connections.some(({ name }) => sameName(name, entered.name))) {
      return err({ code: 'connection.nameTaken', name: entered.name })
    }
    const connection = connectionOf(entered, newId())
    if (entered.key !== '') {
      const kept = await keys.keep(connection.id, entered.key, entered.keep)
      if (!kept.ok) return kept
    }
    const saved = save(connection)
    // The disk's trouble is what the user has to hear of, whatever becomes of a key that nothing names any more.
    if (!saved.ok) await keys.forget(connection)
    return saved
  }

  return {
    list: () => Promise.resolve(settings.read().connections.map(view)),
    find,
    add,
    async setKey(id, key, keep) {
      const found = find(id)
      if (!found.ok) return found
      const kept = await keys.keep(id, key, keep)
      if (!kept.ok) return kept
      if (keep === 'session' || found.value.keyInKeychain === true) return ok(view(found.value))
      return save({ ...found.value, keyInKeychain: true })
    },
    setUpdatesById(id, updatesById) {
      const found = find(id)
      if (!found.ok) return found
      const { updatesById: _, ...rest } = found.value
      return save(updatesById ? { ...rest, updatesById } : rest)
    },
    async remove(id) {
      const found = find(id)
      if (!found.ok) return found
      const forgotten = await keys.forget(found.value)
      if (!forgotten.ok) return forgotten
      return change(settings, (connections) => connections.filter((one) => one.id !== id))
    },
  }
}

function connectionOf({ key, keep, url, webhook, ...entered }: NewConnection, id: string): Connection {
  return {
    ...entered,
    id,
    ...(url === undefined || url === '' ? {} : { url }),
    ...(webhook === undefined || webhook === '' ? {} : { webhook }),
    ...(keep === 'keychain' && key !== '' ? { keyInKeychain: true } : {}),
  }
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}

/** With a connection in the place of the one that has its id, or at the end. */
function withConnection(connections: readonly Connection[], connection: Connection): Connection[] {
  const known = connections.some(({ id }) => id === connection.id)
  return known
    ? connections.map((one) => (one.id === connection.id ? connection : one))
    : [...connections, connection]
}

function change(
  settings: SettingsStore,
  work: (connections: readonly Connection[]) => Connection[],
): Result<null, DiskFailure> {
  try {
    const before = settings.read()
    settings.write({ ...before, connections: work(before.connections) })
    return ok(null)
  } catch (problem) {
    if (!(problem instanceof FailureError)) throw problem
    const { failure } = problem
    if (failure.code !== 'disk.full' && failure.code !== 'disk.failed') throw problem
    return err(failure)
  }
}
