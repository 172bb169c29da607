import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FailureError } from '#shared/errors/failure.ts'
import { err, ok } from '#shared/errors/result.ts'
import type { NewConnection } from '#engine/connect/connectionList.ts'
import { createConnections, type Connections } from '#engine/connect/connections.ts'
import { serveLoopback, type Heard, type LoopbackServer } from '#engine/connect/testing/loopbackServer.ts'
import { MemoryKeychain } from '#engine/secrets/memoryKeychain.ts'
import { createMemorySettings } from '#engine/settings/memorySettings.ts'
import type { SettingsStore } from '#engine/settings/settingsStore.ts'

const shop: NewConnection = {
  name: 'Corner Shop',
  environment: 'test',
  appId: 'APPID',
  uid: 'UID',
  businessName: 'Corner Shop Ltd',
  key: 'sk_test_1',
  keep: 'keychain',
}
const kept = {
  id: 'id1',
  name: 'Corner Shop',
  environment: 'test',
  appId: 'APPID',
  uid: 'UID',
  businessName: 'Corner Shop Ltd',
}

let keychain: MemoryKeychain
let settings: SettingsStore

beforeEach(() => {
  keychain = new MemoryKeychain()
  settings = createMemorySettings()
})

/** As after a start of the program: what was kept for the session is gone. */
function start(): Connections {
  let made = settings.read().connections.length
  const newId = () => `id${(made += 1)}`
  return createConnections({ settings, keychain, fetch, newId, timeoutMs: () => 10_000 })
}

describe('adding a connection', () => {
  it('keeps it in the settings and its key in the keychain, and tells only where the key is', async () => {
    expect(await start().add(shop)).toEqual(ok({ ...kept, key: 'keychain' }))
    expect([...keychain.secrets]).toEqual([['connection:id1', 'sk_test_1']])
    expect(settings.read().connections).toEqual([{ ...kept, keyInKeychain: true }])
    expect(await start().list()).toEqual([{ ...kept, key: 'keychain' }])
  })

  it('keeps a key for the session only when asked to', async () => {
    const connections = start()
    expect(await connections.add({ ...shop, keep: 'session' })).toEqual(ok({ ...kept, key: 'session' }))
    expect(keychain.asked).toBe(0)
    expect(await connections.list()).toEqual([{ ...kept, key: 'session' }])
    expect(await start().list()).toEqual([{ ...kept, key: 'none' }])
  })

  it('writes no key into the settings', async () => {
    const connections = start()
    await connections.add(shop)
    await connections.add({ ...shop, name: 'Other', keep: 'session' })
    expect(JSON.stringify(settings.read())).not.toContain('sk_test_1')
  })

  it('keeps nothing where the keychain does not answer', async () => {
    keychain.broken = 'no bus'
    const connections = start()
    expect(await connections.add(shop)).toEqual(err({ code: 'keychain.missing', detail: 'no bus' }))
    expect(await connections.list()).toEqual([])
  })

  it('keeps a connection without a key where none is given', async () => {
    expect(await start().add({ ...shop, key: '' })).toEqual(ok({ ...kept, key: 'none' }))
    expect(keychain.asked).toBe(0)
  })

  it.each(['Corner Shop', 'corner shop', ' Corner Shop '])('takes a name once: %j', async (name) => {
    const connections = start()
    await connections.add(shop)
    expect(await connections.add({ ...shop, name })).toEqual(err({ code: 'connection.nameTaken', name }))
    expect(keychain.secrets.size).toBe(1)
  })

  it('takes no address that is not of this computer', async () => {
    const url = 'http://example.com'
    const added = await start().add({ ...shop, environment: 'sandbox', url })
    expect(added).toEqual(err({ code: 'connection.insecureUrl', url }))
    expect(keychain.asked).toBe(0)
  })

  it('leaves no key behind when the settings cannot be written', async () => {
    const full = () => {
      throw new FailureError({ code: 'disk.full' })
    }
    settings = { read: settings.read, write: full }
    expect(await start().add(shop)).toEqual(err({ code: 'disk.full' }))
    expect(keychain.secrets.size).toBe(0)
  })
})

describe('the list of connections', () => {
  it('never makes the keychain ask for its password', async () => {
    await start().add(shop)
    keychain.asked = 0
    await start().list()
    expect(keychain.asked).toBe(0)
  })
})

describe('giving a connection another key', () => {
  it('puts it where it is asked to', async () => {
    const connections = start()
    await connections.add({ ...shop, keep: 'session' })
    expect(await connections.setKey('id1', 'sk_test_2', 'keychain')).toEqual(ok({ ...kept, key: 'keychain' }))
    expect(keychain.secrets.get('connection:id1')).toBe('sk_test_2')
    expect(await connections.setKey('id1', 'sk_test_3', 'session')).toEqual(ok({ ...kept, key: 'session' }))
    expect(await start().list()).toEqual([{ ...kept, key: 'keychain' }])
  })

  it('leaves the one of the session where the keychain does not answer', async () => {
    const connections = start()
    await connections.add({ ...shop, keep: 'session' })
    keychain.broken = 'locked'
    expect(await connections.setKey('id1', 'sk_test_2', 'keychain')).toMatchObject({ ok: false })
    expect(await connections.list()).toEqual([{ ...kept, key: 'session' }])
  })

  it('needs the connection', async () => {
    const missing = err({ code: 'connection.missing', name: 'id7' })
    expect(await start().setKey('id7', 'k', 'session')).toEqual(missing)
  })
})

describe('removing a connection', () => {
  it('deletes its key too', async () => {
    const connections = start()
    await connections.add(shop)
    expect(await connections.remove('id1')).toEqual(ok(null))
    expect(keychain.secrets.size).toBe(0)
    expect(await connections.list()).toEqual([])
    expect(await connections.remove('id1')).toMatchObject({
      ok: false,
      error: { code: 'connection.missing' },
    })
  })

  it('is not done where the keychain keeps its key and does not answer', async () => {
    await start().add(shop)
    keychain.broken = 'locked'
    const connections = start()
    expect(await connections.remove('id1')).toEqual(err({ code: 'keychain.missing', detail: 'locked' }))
    expect(await connections.list()).toHaveLength(1)
  })

  it('needs no keychain where none has its key', async () => {
    keychain.broken = 'no bus'
    await start().add({ ...shop, keep: 'session' })
    expect(await start().remove('id1')).toEqual(ok(null))
  })
})

describe('with a stub that answers', () => {
  let server: LoopbackServer
  let answer: (request: Heard, response: ServerResponse) => void

  beforeEach(async () => {
    answer = (_, response) => response.writeHead(404).end('<html>')
    server = await serveLoopback((request, response) => answer(request, response))
  })
  afterEach(() => server.close())

  const json =
    (value: object, status = 200) =>
    (_: Heard, response: ServerResponse) => {
      response.writeHead(status).end(JSON.stringify(value))
    }
  const practice = (): NewConnection => ({
    ...shop,
    environment: 'sandbox',
    url: server.url,
    key: 'practice',
  })

  it('a client has the key of the keychain', async () => {
    answer = json({ error: false })
    await start().add(practice())
    const client = await start().clientFor('id1')
    if (!client.ok) throw new Error(client.error.code)
    await client.value.pushMany([])
    expect(server.heard[0]?.body).toMatchObject({ apikey: 'practice', appid: 'APPID', uid: 'UID' })
  })

  it('a given key goes before the one that is kept, and needs no keychain', async () => {
    answer = json({ error: false })
    await start().add(practice())
    keychain.broken = 'no bus'
    const client = await start().clientFor('id1', 'given')
    if (!client.ok) throw new Error(client.error.code)
    await client.value.pushMany([])
    expect(server.heard[0]?.body).toMatchObject({ apikey: 'given' })
  })

  it('there is no client without a key', async () => {
    await start().add({ ...practice(), keep: 'session' })
    const connections = start()
    const noKey = err({ code: 'keychain.noKey', connection: 'Corner Shop' })
    expect(await connections.clientFor('id1')).toEqual(noKey)
    expect(await connections.clientFor('id1', '')).toEqual(noKey)
    expect(await connections.clientFor('id2')).toMatchObject({
      ok: false,
      error: { code: 'connection.missing' },
    })
  })

  it('there is no client where the user has deleted the key from the keychain', async () => {
    await start().add(practice())
    keychain.secrets.clear()
    expect(await start().clientFor('id1')).toEqual(err({ code: 'keychain.noKey', connection: 'Corner Shop' }))
  })

  it('businesses are found by email', async () => {
    answer = json({ businesses: [{ uid: 'u1', businessname: 'Corner Shop' }] })
    expect(await start().findBusinesses(practice(), 'owner@example.com')).toEqual(
      ok([{ uid: 'u1', name: 'Corner Shop' }]),
    )
  })

  it('a business is made', async () => {
    answer = json({ uid: 'u2', token: 't' })
    const business = { businessname: 'New', firstname: 'Ann', lastname: 'Owner', email: 'owner@example.com' }
    expect(await start().createBusiness(practice(), business)).toEqual(ok({ uid: 'u2', name: 'New' }))
  })

  it.each([
    { environment: 'test', key: 'sk_live_1', looksLike: 'live' },
    { environment: 'live', key: 'sk_test_1', looksLike: 'test' },
    { environment: 'sandbox', key: 'sk_live_1', looksLike: 'live' },
  ] as const)('a $looksLike key never leaves for $environment', async ({ environment, key, looksLike }) => {
    const url = environment === 'sandbox' ? server.url : undefined
    const other = err({ code: 'connection.keyForOther', environment, keyLooksLike: looksLike })
    const connections = start()
    expect(await connections.findBusinesses({ environment, url, appId: 'A', key }, 'a@example.com')).toEqual(
      other,
    )
    await connections.add({ ...shop, environment, url, key })
    expect(await connections.test('id1')).toEqual(other)
    expect(server.heard).toEqual([])
  })

  it('a test says whether the key opens the business, and pushes nothing', async () => {
    answer = json({ error: false, valid: true, token: 't' })
    const connections = start()
    await connections.add(practice())
    expect(await connections.test('id1')).toEqual(ok({ found: 'the key is good and opens this business' }))
    expect(server.heard.filter(({ path }) => path.includes('/push/'))).toEqual([])
  })

  it.each([
    {
      name: 'the key is wrong',
      verify: 401,
      token: 200,
      question: 200,
      error: { code: 'stub.refused', message: 'No.' },
    },
    {
      name: 'the business is not this key’s',
      verify: 200,
      token: 403,
      question: 200,
      error: { code: 'stub.refused', message: 'No.' },
    },
    {
      name: 'nothing but a refused question is there',
      verify: 404,
      token: 404,
      question: 401,
      error: { code: 'stub.refused', message: 'No.' },
    },
  ])('a test fails where $name', async ({ verify, token, question, error }) => {
    const statuses: Record<string, number> = {
      '/api/verify/apikey': verify,
      '/api/auth/token': token,
      '/api/pull/business': question,
    }
    answer = (request, response) => {
      const status = statuses[request.path] ?? 404
      json(status === 200 ? { error: false, token: 't' } : { error: true, message: 'No.' }, status)(
        request,
        response,
      )
    }
    const connections = start()
    await connections.add(practice())
    expect(await connections.test('id1')).toEqual(err(error))
  })

  it('a test says what could not be asked', async () => {
    answer = (request, response) => {
      if (request.path === '/api/pull/business') json({ error: false, data: [] })(request, response)
      else response.writeHead(404).end('<html>')
    }
    const connections = start()
    await connections.add(practice())
    expect(await connections.test('id1')).toEqual(
      ok({ found: 'stub answers to this key; whether it opens this business cannot be asked' }),
    )
  })
})
