import { baseUrlOf, type InsecureUrl } from '#shared/connect/baseUrl.ts'
import type { Business, Connection, Environment, NewBusiness } from '#shared/connect/connection.ts'
import { keyFits, keyLooksLike } from '#shared/connect/keyEnvironment.ts'
import type { SameIdFinding } from '#shared/connect/sameIdTrial.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { createConnectClient, type ConnectClient } from '#engine/connect/connectClient.ts'
import {
  createConnectionList,
  type ConnectionList,
  type Credentials,
  type DiskFailure,
  type MissingConnection,
} from '#engine/connect/connectionList.ts'
import { createKeyRing, type NoKey } from '#engine/connect/keyRing.ts'
import type { ConnectTarget, StubFailure } from '#engine/connect/stubRequest.ts'
import { sleep } from '#engine/delivery/sleep.ts'
import { todayHere } from '#engine/delivery/todayHere.ts'
import { testConnection } from '#engine/connect/testConnection.ts'
import { trySameId } from '#engine/connect/trySameId.ts'
import type { Keychain, KeychainFailure } from '#engine/secrets/keychain.ts'
import type { SettingsStore } from '#engine/settings/settingsStore.ts'

type NoTrial = Extract<Failure, { code: 'connection.noTrial' }>
type KeyForOther = Extract<Failure, { code: 'connection.keyForOther' }>
type Reaching = InsecureUrl | KeyForOther | StubFailure

/** Why there is no client for a connection. */
export type OpeningFailure = MissingConnection | InsecureUrl | KeychainFailure | NoKey

/** The businesses that we may send to. A key goes in and is used; no method gives it back. */
export interface Connections extends Omit<ConnectionList, 'find'> {
  /** What stub says of the key and the business; pushes nothing. `givenKey` is used in place of the one that is kept. */
  test(
    this: void,
    id: string,
    givenKey?: string,
  ): Promise<Result<{ found: string }, OpeningFailure | KeyForOther | StubFailure>>
  /** Tries on a test account what stub does with two records of one id, and remembers it. The trial's expense stays there. */
  trySameId(
    this: void,
    id: string,
    givenKey?: string,
  ): Promise<Result<{ found: SameIdFinding }, OpeningFailure | NoTrial | StubFailure | DiskFailure>>
  findBusinesses(this: void, credentials: Credentials, email: string): Promise<Result<Business[], Reaching>>
  createBusiness(
    this: void,
    credentials: Credentials,
    business: NewBusiness,
  ): Promise<Result<Business, Reaching>>
  /** A client that speaks for the connection's business. `givenKey` is used in place of the one that is kept. */
  clientFor(this: void, id: string, givenKey?: string): Promise<Result<ConnectClient, OpeningFailure>>
}

/** What connections act with. */
export interface ConnectionsEffects {
  readonly settings: SettingsStore
  readonly keychain: Keychain
  readonly fetch: typeof fetch
  readonly newId: () => string
  /** How long a request may take now, in milliseconds. */
  readonly timeoutMs: () => number
}

interface Opened {
  readonly client: ConnectClient
  readonly connection: Connection
  readonly key: string
}

/** Keeps connections in the settings, their keys in the keychain or, for this session only, in memory. */
export function createConnections(effects: ConnectionsEffects): Connections {
  const keys = createKeyRing(effects.keychain)
  const { find, ...list } = createConnectionList(effects.settings, keys, effects.newId)

  function clientAt(target: ConnectTarget): ConnectClient {
    const issued = new Set<string>()
    return createConnectClient(
      { fetch: effects.fetch, timeoutMs: effects.timeoutMs() },
      { ...target, issued },
    )
  }

  async function open(id: string, givenKey = ''): Promise<Result<Opened, OpeningFailure>> {
    const found = find(id)
    if (!found.ok) return found
    const connection = found.value
    const baseUrl = baseUrlOf(connection)
    if (!baseUrl.ok) return baseUrl
    const key = givenKey === '' ? await keys.read(connection) : ok(givenKey)
    if (!key.ok) return key
    const { appId, uid, webhook } = connection
    const client = clientAt({ baseUrl: baseUrl.value, appId, apiKey: key.value, uid, webhook })
    return ok({ client, connection, key: key.value })
  }

  function clientWith(credentials: Credentials): Result<ConnectClient, InsecureUrl | KeyForOther> {
    const other = keyForOther(credentials.key, credentials.environment)
    if (other !== null) return err(other)
    const baseUrl = baseUrlOf(credentials)
    if (!baseUrl.ok) return baseUrl
    return ok(clientAt({ baseUrl: baseUrl.value, appId: credentials.appId, apiKey: credentials.key }))
  }

  return {
    ...list,
    async test(id, givenKey) {
      const opened = await open(id, givenKey)
      if (!opened.ok) return opened
      const { client, connection, key } = opened.value
      const other = keyForOther(key, connection.environment)
      return other === null ? testConnection(client) : err(other)
    },
    async trySameId(id, givenKey) {
      const opened = await open(id, givenKey)
      if (!opened.ok) return opened
      const found = await tryOn(opened.value, `trial-${effects.newId()}`)
      if (!found.ok || found.value.found === 'unclear') return found
      const saved = list.setUpdatesById(id, found.value.found === 'updates')
      return saved.ok ? found : saved
    },
    async findBusinesses(credentials, email) {
      const client = clientWith(credentials)
      return client.ok ? client.value.pullBusiness(email) : client
    },
    async createBusiness(credentials, business) {
      const client = clientWith(credentials)
      return client.ok ? client.value.createBusiness(business) : client
    },
    async clientFor(id, givenKey) {
      const opened = await open(id, givenKey)
      return opened.ok ? ok(opened.value.client) : opened
    },
  }
}

async function tryOn(
  { client, connection }: Opened,
  id: string,
): Promise<Result<{ found: SameIdFinding }, NoTrial | StubFailure>> {
  const { environment, businessName: business } = connection
  if (environment === 'live') return err({ code: 'connection.noTrial', business })
  const wait = (ms: number): Promise<void> => sleep(ms, new AbortController().signal)
  const found = await trySameId({ client, id, today: todayHere(), sleep: wait })
  return found.ok ? ok({ found: found.value }) : found
}

function keyForOther(key: string, environment: Environment): KeyForOther | null {
  const looksLike = keyLooksLike(key)
  if (looksLike === null || keyFits(key, environment)) return null
  return { code: 'connection.keyForOther', environment, keyLooksLike: looksLike }
}
