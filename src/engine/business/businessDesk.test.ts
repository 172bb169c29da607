import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { stubSaleSchema } from '#shared/connect/requests.ts'
import { settingsSchema } from '#shared/settings/settings.ts'
import { createBusinessDesk, type BusinessDesk } from '#engine/business/businessDesk.ts'
import { createConnectClient } from '#engine/connect/connectClient.ts'
import { serveLoopback, type LoopbackServer } from '#engine/connect/testing/loopbackServer.ts'
import { openCatalogue, type Catalogue } from '#engine/imports/catalogue.ts'
import { openOutcomeStore, type OutcomeStore } from '#engine/outcomes/outcomeStore.ts'
import { ok } from '#shared/errors/result.ts'

const goldens = new URL('../../sandbox/testdata/golden/', import.meta.url)
const address = { webhook: 'https://example.com/stub/outcomes', signature: 'SIGNATURE' }
const environments = { C: 'test', L: 'live' } as const
const settings = settingsSchema.parse({
  connections: Object.entries(environments).map(([id, environment]) => ({
    ...{ id, name: id, environment, appId: 'APPID', uid: 'UID', businessName: 'Shop' },
  })),
})

let folder: string
let store: OutcomeStore
let catalogue: Catalogue
let server: LoopbackServer
let answer: string
let second: number
let asked: string[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-'))
  catalogue = openCatalogue(folder)
  store = openOutcomeStore(folder)
  answer = '{"error": false}'
  second = 0
  asked = []
  server = await serveLoopback((_, response) => response.end(answer))
})
afterEach(async () => {
  await server.close()
  store.close()
  catalogue.close()
  rmSync(folder, { recursive: true, force: true })
})

const now = () => `2025-03-01T10:00:${String((second += 1)).padStart(2, '0')}.000Z`

/** A desk whose receiver gives out the goldens' address, noted as the real one does. */
function desk(): BusinessDesk {
  return createBusinessDesk({
    connections: {
      clientFor: () =>
        Promise.resolve(
          ok(
            createConnectClient(
              { fetch, timeoutMs: 5000 },
              { baseUrl: server.url, appId: 'APPID', apiKey: 'APIKEY', uid: 'UID' },
            ),
          ),
        ),
    },
    settings: { read: () => settings },
    receiving: {
      state: () => ({ is: 'listening', host: '127.0.0.1', port: 1, secretKept: true }),
      expect({ environment: _, ...asking }) {
        const id = `request-${asked.length}`
        asked.push(id)
        store.expect({ ...asking, id, at: now() })
        return { ...address, requestId: id }
      },
    },
    store,
    others: { catalogue, reach: () => Promise.resolve(null) },
    now,
  })
}

function post(response: object, refusal: string | null = null): void {
  store.keep(asked.at(-1)!, { signature: null, uid: null, refusal, response }, now())
}

/** The sale of the reference, as its schema takes it. */
const goldenSale = stubSaleSchema.parse(
  z
    .object({ body: z.object({ data: z.unknown() }) })
    .parse(JSON.parse(readFileSync(new URL('push-sale.json', goldens), 'utf8'))).body.data,
)

describe('a call from the screen', () => {
  const calls: { golden: string; make: (at: BusinessDesk) => Promise<unknown>; answer?: object }[] = [
    { golden: 'pull-insights', make: (at) => at.ask('C', 'insights') },
    { golden: 'pull-income', make: (at) => at.ask('C', 'income') },
    { golden: 'pull-expenses', make: (at) => at.ask('C', 'expenses') },
    {
      golden: 'push-subscription',
      make: (at) => at.subscribe('C', { id: 'SUBSCRIPTION', date: '2025-03-01', amount: 199 }, ''),
    },
    { golden: 'push-sale', make: (at) => at.sell('C', goldenSale, '') },
    { golden: 'push-cancellation', make: (at) => at.cancel('C', { date: '2025-03-31' }, '') },
    {
      golden: 'push-reset',
      make: (at) => at.reset('C', 'Shop'),
      answer: { imports: [], reversals: [], doubt: null },
    },
  ]

  it.each(calls)('leaves as the reference shows $golden', async ({ golden, make, answer: answered = {} }) => {
    expect(await make(desk())).toEqual(ok(answered))
    // The files are ours, one shape for all; a wrong one fails the comparison.
    const { path, body } = JSON.parse(readFileSync(new URL(`${golden}.json`, goldens), 'utf8')) as {
      path: string
      body: unknown
    }
    expect(server.heard.map((heard) => ({ path: heard.path, body: heard.body }))).toEqual([{ path, body }])
  })

  it('never empties live books, nor a test account whose name was not typed', async () => {
    expect(await desk().reset('L', 'Shop')).toMatchObject({ error: { code: 'business.notATest' } })
    expect(await desk().reset('C', 'shop')).toMatchObject({ error: { code: 'business.confirmMissing' } })
    expect(server.heard).toEqual([])
  })
})

describe('of a live business', () => {
  const changes: { what: string; make: (at: BusinessDesk, typed: string) => Promise<unknown> }[] = [
    { what: 'a sale', make: (at, typed) => at.sell('L', goldenSale, typed) },
    {
      what: 'a month that was paid',
      make: (at, typed) => at.subscribe('L', { id: 'SUB-7', date: '2025-03-01', amount: 199 }, typed),
    },
    { what: 'a cancellation', make: (at, typed) => at.cancel('L', { date: '2025-03-31' }, typed) },
  ]

  it.each(changes)('$what leaves only once its name was typed', async ({ make }) => {
    const at = desk()
    expect(await make(at, 'shop')).toMatchObject({
      error: { code: 'send.confirmMissing', business: 'Shop' },
    })
    expect(server.heard).toEqual([])
    expect(await make(at, 'Shop')).toEqual(ok({}))
    expect(server.heard).toHaveLength(1)
  })
})

describe('how a question stands', () => {
  const feed = (at: BusinessDesk) => {
    const view = at.view('C')
    return view.ok ? view.value.bankFeed : null
  }

  it('is asked, then followed by data, then here; a late announcement changes nothing', async () => {
    const at = desk()
    expect(feed(at)).toEqual({ state: 'never' })
    await at.ask('C', 'bankFeed')
    expect(feed(at)).toMatchObject({ state: 'asked' })
    post({ hardrefreshing: true })
    expect(feed(at)).toMatchObject({ state: 'following' })
    post({ accounts: [{ name: 'Cheque' }] })
    expect(feed(at)).toMatchObject({ state: 'here', by: 'webhook', value: ['Cheque'] })
    post({ hardrefreshing: true, again: 1 })
    expect(feed(at)).toMatchObject({ state: 'here', value: ['Cheque'] })
  })

  it('is refused where stub posts so, and forgotten where stub did not take the question', async () => {
    const at = desk()
    await at.ask('C', 'bankFeed')
    post({ error: true }, 'no bank')
    expect(feed(at)).toMatchObject({ state: 'refused', reason: 'no bank' })
    answer = '{"error": true, "message": "not now"}'
    expect(await at.ask('C', 'bankFeed')).toMatchObject({
      error: { code: 'stub.refused', message: 'not now' },
    })
    expect(feed(at)).toMatchObject({ state: 'refused', reason: 'no bank' })
  })

  it('is never again what it was before a reset', async () => {
    const at = desk()
    await at.ask('C', 'bankFeed')
    post({ accounts: [] })
    await at.reset('C', 'Shop')
    expect(feed(at)).toEqual({ state: 'never' })
  })
})
