import { mkdtempSync, rmSync, writeFileSync, existsSync } from 'node:fs'
import { connect } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ReceiverSettings } from '#shared/settings/settings.ts'
import { createConnectClient } from '#engine/connect/connectClient.ts'
import { startSandboxApart, type SandboxApart } from '#engine/delivery/testing/sandboxApart.ts'
import { installSecret } from '#engine/outcomes/installSecret.ts'
import { openOutcomeStore, type OutcomeStore } from '#engine/outcomes/outcomeStore.ts'
import {
  createReceiving,
  type Asking,
  type Receiving,
  type ReturnAddress,
} from '#engine/outcomes/receiving.ts'
import { signatureOf } from '#engine/outcomes/signature.ts'
import { MemoryKeychain } from '#engine/secrets/memoryKeychain.ts'

const on: ReceiverSettings = { on: true, host: '127.0.0.1', port: 0, publicUrl: '' }
const asking: Asking = {
  connectionId: 'C',
  uid: 'U1',
  endpoint: '/api/push/many',
  environment: 'sandbox',
  batch: { importId: 'I', no: 3, attempt: 1 },
}

let folder: string
let store: OutcomeStore
let receiving: Receiving
let keychain: MemoryKeychain
let heard: { endpoint: string; response: unknown }[]
let hear: PromiseWithResolvers<undefined>
let troubles: unknown[]
let ms: number

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outcomes-'))
  keychain = new MemoryKeychain()
  ms = 0
  open()
})
afterEach(async () => {
  await receiving.close()
  store.close()
  rmSync(folder, { recursive: true, force: true })
  expect(troubles).toEqual([])
})

function open(): void {
  store = openOutcomeStore(folder)
  heard = []
  troubles = []
  hear = Promise.withResolvers()
  receiving = createReceiving({
    store,
    secret: () => installSecret(keychain),
    now: () => '2025-03-01T10:00:00.000Z',
    clock: () => ms,
    heard({ endpoint }, response) {
      heard.push({ endpoint, response })
      hear.resolve(undefined)
      hear = Promise.withResolvers()
    },
    report: (problem) => troubles.push(problem),
  })
}

async function listen(): Promise<ReturnAddress> {
  await receiving.apply(on)
  return receiving.expect(asking)!
}

function envelope(
  { signature }: Pick<ReturnAddress, 'signature'>,
  response: object = { error: false },
  uid = 'U1',
) {
  return { timestamp: 1, signature, status: 'success', received: { uid, type: 'many' }, response }
}

async function post(url: string, body: unknown, init: RequestInit = {}): Promise<number> {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body), ...init })
  await answer.body?.cancel()
  return answer.status
}

describe('a genuine post', () => {
  it('is answered 200, and is on the disk by then', async () => {
    const address = await listen()
    expect(await post(address.webhook, envelope(address, { error: false, records: [{ id: 'a' }] }))).toBe(200)
    const reader = openOutcomeStore(folder)
    expect(reader.untaken('I')).toEqual([
      {
        request: {
          id: address.requestId,
          ...{
            connectionId: 'C',
            uid: 'U1',
            endpoint: '/api/push/many',
            batch: { importId: 'I', no: 3, attempt: 1 },
          },
          at: '2025-03-01T10:00:00.000Z',
        },
        outcome: {
          no: 1,
          at: '2025-03-01T10:00:00.000Z',
          refusal: null,
          response: { error: false, records: [{ id: 'a' }] },
        },
      },
    ])
    reader.taken(1)
    expect(reader.untaken('I')).toEqual([])
    reader.close()
    expect(heard).toHaveLength(1)
  })

  it('that comes twice counts once, and is answered 200 both times', async () => {
    const address = await listen()
    const first = envelope(address)
    expect(await post(address.webhook, first)).toBe(200)
    expect(await post(address.webhook, { ...first, timestamp: 2, date: 'later' })).toBe(200)
    expect(store.outcomesOf(address.requestId)).toHaveLength(1)
    expect(heard).toHaveLength(1)
  })

  it('is believed after a restart', async () => {
    const address = await listen()
    const { port } = receiving.state() as { port: number } // it listens
    await receiving.close()
    store.close()
    open()
    await receiving.apply({ ...on, port })
    expect(await post(address.webhook, envelope(address))).toBe(200)
  })

  it('that is late is believed until its request is forgotten', async () => {
    const address = await listen()
    store.forgetBefore('2025-03-01T10:00:00.000Z')
    expect(await post(address.webhook, envelope(address))).toBe(200)
    store.forgetBefore('2025-03-01T10:00:00.001Z')
    expect(await post(address.webhook, envelope(address, { error: true }))).toBe(404)
    expect(store.outcomesOf(address.requestId)).toEqual([])
  })

  it('of a bank feed is kept beside the one that announced it, in whichever order they come', async () => {
    const address = await listen()
    await post(address.webhook, envelope(address, { accounts: [] }))
    await post(address.webhook, envelope(address, { hardrefreshing: true }))
    expect(store.outcomesOf(address.requestId).map(({ response }) => response)).toEqual([
      { accounts: [] },
      { hardrefreshing: true },
    ])
  })

  it('may come under a path that a tunnel puts before ours', async () => {
    const address = await listen()
    expect(await post(address.webhook.replace('/outcomes', '/in/outcomes'), envelope(address))).toBe(200)
  })

  it('is not answered 200 when the disk does not take it', async () => {
    const address = await listen()
    const broken = createReceiving({
      ...{ store: { ...store, keep: () => expect.fail('disk full') }, secret: () => installSecret(keychain) },
      ...{ now: () => '2025-03-01T10:00:00.000Z', clock: () => ms },
      ...{ heard: () => heard.push(), report: () => heard.push() },
    })
    await broken.apply(on)
    const { port } = broken.state() as { port: number } // it listens
    expect(await post(`http://127.0.0.1:${port}/outcomes/${address.requestId}`, envelope(address))).toBe(500)
    await broken.close()
  })
})

describe('a post that is not believed', () => {
  it('has no signature, another one, or that of another request', async () => {
    const address = await listen()
    const other = receiving.expect(asking)!
    for (const signature of ['', 'x', `${address.signature}x`, other.signature, address.requestId, null]) {
      expect(await post(address.webhook, { ...envelope(address), signature })).toBe(404)
    }
    expect(
      await post(address.webhook, envelope({ signature: signatureOf(address.requestId, 'guess') })),
    ).toBe(404)
    expect(store.untaken('I')).toEqual([])
    expect(heard).toEqual([])
  })

  it('replays the body of one request to the path of another', async () => {
    const address = await listen()
    const other = receiving.expect(asking)!
    const body = envelope(address)
    expect(await post(address.webhook, body)).toBe(200)
    expect(await post(other.webhook, body)).toBe(404)
    expect(store.outcomesOf(other.requestId)).toEqual([])
  })

  it('speaks of another business', async () => {
    const address = await listen()
    expect(await post(address.webhook, envelope(address, {}, 'U2'))).toBe(404)
    expect(heard).toEqual([])
  })

  it('comes to a path that was guessed, and is told nothing that the right path would not tell', async () => {
    const address = await listen()
    const origin = new URL(address.webhook).origin
    for (const guess of [
      '/',
      '/outcomes',
      '/outcomes/',
      '/outcomes/1',
      `/outcomes/${'A'.repeat(22)}`,
      '/%00',
      '/..',
    ]) {
      expect(await post(origin + guess, envelope(address))).toBe(404)
    }
    expect(await post(`${address.webhook}/`, envelope(address))).toBe(404)
    expect((await fetch(address.webhook)).status).toBe(404)
    expect(await post(address.webhook, envelope(address), { method: 'PUT' })).toBe(404)
  })

  it.each(['', 'null', '[]', '{', '"x"', '{"response": 1}', '<html>'])('is no envelope: %s', async (body) => {
    const address = await listen()
    expect(await post(address.webhook, null, { body })).toBe(404)
  })

  it('is larger than any outcome, whatever it says of its length', async () => {
    const address = await listen()
    const { port } = receiving.state() as { port: number } // it listens
    const socket = connect(port, '127.0.0.1')
    socket.write(
      `POST /outcomes/${address.requestId} HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n{`,
    )
    const [first] = (await once(socket, 'data')) as [Buffer] // what a socket tells
    expect(first.toString()).toMatch(/^HTTP\/1\.1 413 /)
    socket.destroy()
    // 33 MB in pieces, which say nothing of a length.
    let left = 33
    const pieces = new ReadableStream<Uint8Array>({
      pull: (controller) =>
        left-- > 0 ? controller.enqueue(new Uint8Array(1_000_000).fill(32)) : controller.close(),
    })
    // The connection is cut in the middle of what we send: the status may or may not come through.
    const streamed: RequestInit & { duplex: 'half' } = { method: 'POST', body: pieces, duplex: 'half' }
    const sent = fetch(address.webhook, streamed)
    await sent
      .then(({ status }) => expect(status).toBe(413))
      .catch((problem: unknown) => expect(problem).toBeInstanceOf(Error))
    expect(store.outcomesOf(address.requestId)).toEqual([])
  })

  it('comes too often: guessing is slowed, and genuine posts still get through', async () => {
    const address = await listen()
    const guess = address.webhook.replace(address.requestId, 'B'.repeat(22))
    for (let tries = 0; tries < 60; tries += 1) expect(await post(guess, {})).toBe(404)
    expect(await post(guess, {})).toBe(429)
    expect(await post(address.webhook, envelope(address))).toBe(200)
    ms += 2000
    expect(await post(guess, {})).toBe(404)
  })

  it('is one of more different outcomes than a request can have', async () => {
    const address = await listen()
    for (let no = 1; no <= 20; no += 1)
      expect(await post(address.webhook, envelope(address, { no }))).toBe(200)
    expect(await post(address.webhook, envelope(address, { no: 21 }))).toBe(429)
    expect(store.outcomesOf(address.requestId)).toHaveLength(20)
  })
})

describe('the receiver', () => {
  it('listens to nothing until it is switched on, and gives out no address', async () => {
    expect(receiving.state()).toEqual({ is: 'off' })
    expect(receiving.expect(asking)).toBeNull()
    const address = await listen()
    await receiving.apply({ ...on, on: false })
    expect(receiving.expect(asking)).toBeNull()
    await expect(fetch(address.webhook)).rejects.toThrow()
  })

  it('says why it does not listen', async () => {
    await receiving.apply(on)
    const { port } = receiving.state() as { port: number } // it listens
    const second = createReceiving({
      ...{ store, secret: () => installSecret(keychain), now: () => '', clock: () => ms },
      ...{ heard: () => heard.push(), report: () => heard.push() },
    })
    expect(await second.apply({ ...on, port })).toMatchObject({ is: 'failed', detail: /EADDRINUSE/ })
    expect(second.expect(asking)).toBeNull()
  })

  it('gives live businesses an address only by the user’s own', async () => {
    await receiving.apply(on)
    expect(receiving.expect({ ...asking, environment: 'live' })).toBeNull()
    await receiving.apply({ ...on, publicUrl: 'https://tunnel.example/in/' })
    expect(receiving.expect({ ...asking, environment: 'live' })?.webhook).toMatch(
      /^https:\/\/tunnel\.example\/in\/outcomes\/[\w-]{22}$/,
    )
    expect(receiving.expectFromOutside(asking)?.webhook).toMatch(/^https:\/\/tunnel\.example\/in\/outcomes\//)
    expect(receiving.expect(asking)?.webhook).toMatch(/^http:\/\/127\.0\.0\.1:/)
  })

  it('keeps its secret in the keychain, and works without one for as long as it runs', async () => {
    const address = await listen()
    expect([...keychain.secrets.keys()]).toEqual(['webhook-secret'])
    expect(address.signature).toBe(signatureOf(address.requestId, keychain.secrets.get('webhook-secret')!))
    keychain.broken = 'locked'
    expect(await receiving.apply(on)).toMatchObject({ is: 'listening', secretKept: false })
    const later = receiving.expect(asking)!
    expect(await post(later.webhook, envelope(later))).toBe(200)
    expect(keychain.secrets.size).toBe(1)
  })
})

describe('the file of outcomes', () => {
  it('is made anew where it cannot be read, and the old one is kept beside it', () => {
    store.close()
    writeFileSync(join(folder, 'outcomes.sqlite'), 'no database, but long enough to look like one'.repeat(40))
    open()
    expect(store.untaken('I')).toEqual([])
    expect(existsSync(join(folder, 'outcomes.sqlite.broken'))).toBe(true)
  })
})

describe('the whole circle with a sandbox', () => {
  let sandbox: SandboxApart
  beforeAll(async () => {
    sandbox = await startSandboxApart({
      faults: { webhookDouble: 1 },
      seed: 1,
      sameId: 'update',
      readBack: true,
    })
  })
  afterAll(() => sandbox.close())

  it.each([
    { endpoint: '/api/pull/income', posts: [{ error: false, income: [] }] },
    { endpoint: '/api/pull/expenses', posts: [{ error: false, expenses: [] }] },
    { endpoint: '/api/pull/insights', posts: [{ error: false, insights: [] }] },
    {
      endpoint: '/api/pull/bank-feed',
      posts: [
        { error: false, hardrefreshing: true },
        { error: false, accounts: [] },
      ],
    },
  ] as const)(
    '$endpoint brings its data, and each post counts once though it comes twice',
    async ({ endpoint, posts }) => {
      const { url, appId, apiKey, uid } = sandbox
      await receiving.apply(on)
      const address = receiving.expect({ ...asking, uid, endpoint, batch: null })!
      const client = createConnectClient({ fetch, timeoutMs: 5000 }, { baseUrl: url, appId, apiKey, uid })
      const { webhook, signature } = address
      expect(await client.call(endpoint, { webhook, signature })).toMatchObject({ is: 'accepted' })
      while (heard.length < posts.length) await hear.promise
      expect(heard.map(({ response }) => response)).toEqual(posts)
      expect(store.latest('C', endpoint)?.id).toBe(address.requestId)
      expect(store.untaken('I')).toEqual([])
    },
  )
})
