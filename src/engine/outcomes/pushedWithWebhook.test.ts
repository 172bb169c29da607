import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Connection } from '#shared/connect/connection.ts'
import type { SendWay } from '#shared/delivery/sendWay.ts'
import { createConnectClient } from '#engine/connect/connectClient.ts'
import { createSender } from '#engine/delivery/sender.ts'
import { sleep } from '#engine/delivery/sleep.ts'
import { startSandboxApart, type SandboxApart } from '#engine/delivery/testing/sandboxApart.ts'
import { bankFile, payoutFile } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import { madeOf, valueOf, type TestImporter } from '#engine/importing/testing/testImporter.ts'
import { createAskForOutcome } from '#engine/outcomes/askForOutcome.ts'
import { installSecret } from '#engine/outcomes/installSecret.ts'
import { openOutcomeStore, type ExpectedOutcome, type OutcomeStore } from '#engine/outcomes/outcomeStore.ts'
import { createReceiving, type Receiving } from '#engine/outcomes/receiving.ts'
import { takeOutcomes } from '#engine/outcomes/takeOutcomes.ts'
import { MemoryKeychain } from '#engine/secrets/memoryKeychain.ts'

// The whole circle but for the window: a real outbox, a real receiver, and a sandbox that cannot be read back.

/** How often each kind of fault of the sandbox meets a request. */
type Faults = Readonly<Record<string, number>>

const folder = folderOfEachTest()
let sandbox: SandboxApart
let importer: TestImporter
let store: OutcomeStore
let receiving: Receiving
let heard: ExpectedOutcome[]
let hear: () => void

beforeEach(async () => {
  heard = []
  hear = () => undefined
  store = openOutcomeStore(folder.path)
  receiving = createReceiving({
    store,
    secret: () => installSecret(new MemoryKeychain()),
    now: () => '2025-04-01T09:00:00.000Z',
    clock: () => 0,
    heard(request) {
      heard.push(request)
      hear()
    },
    report: (problem) => {
      throw problem
    },
  })
  await receiving.apply({ on: true, host: '127.0.0.1', port: 0, publicUrl: '' })
  importer = await madeOf(bankFile(12), folder.path)
})
afterEach(async () => {
  importer.close()
  await receiving.close()
  await sandbox.close()
  store.close()
})

interface Sending {
  readonly own?: string
  readonly way?: SendWay
  /** Whether what was refused leaves again. */
  readonly refused?: boolean
  readonly refuseNames?: readonly string[]
}

async function open(faults: Faults, { refuseNames = [] }: Sending = {}): Promise<void> {
  const options = { faults, refuseNames, seed: 3, sameId: 'add', readBack: false, webhookTimeScale: 0.001 }
  sandbox = await startSandboxApart(options)
}

async function send(faults: Faults, sending: Sending = {}) {
  await open(faults, sending)
  return sendAgain(sending)
}

async function sendAgain({ own, way = 'batch', refused = false }: Sending) {
  const { url: baseUrl, appId, apiKey, uid } = sandbox
  const connection: Connection = {
    ...{ id: 'C', name: 'Shop', environment: 'sandbox', url: baseUrl, appId, uid, businessName: 'Shop' },
    ...(own === undefined ? {} : { webhook: own }),
  }
  const target = { baseUrl, appId, apiKey, uid, webhook: own }
  const sender = createSender({
    importer: importer.client,
    connect: createConnectClient({ fetch, timeoutMs: 10_000 }, target),
    sleep,
    random: () => 0,
    askForOutcome: createAskForOutcome(receiving, store)('first', connection),
  })
  const sent = await sender.send({
    to: { connection: 'Shop', environment: 'sandbox', host: 'h', uid, business: 'Shop' },
    way,
    batchSize: 3,
    pauseMs: 0,
    refused,
    limit: null,
    signal: new AbortController().signal,
    gate: () => Promise.resolve(),
    onProgress: () => undefined,
  })
  return valueOf(sent).counts
}

/** Resolves once so many outcomes have come. */
async function come(count: number): Promise<void> {
  while (heard.length < count) {
    const next = Promise.withResolvers<undefined>()
    hear = () => next.resolve(undefined)
    await next.promise
  }
}

const take = async () => valueOf(await takeOutcomes(store, 'first', importer.client))
const counts = async () => valueOf(await importer.client.call('delivery.counts', {}))

describe('a file of payouts that stub takes and then cannot process', () => {
  const states = async () => {
    const page = await importer.client.call('import.deliveries', { filter: 'all', offset: 0, limit: 10 })
    return valueOf(page).records.map(({ delivery: { state } }) => state)
  }

  it('is refused by what is posted, and sent again all arrives but the one to blame', async () => {
    importer.close()
    importer = await madeOf(payoutFile([1, 1, 1]), mkdtempSync(join(folder.path, 'payouts-')))
    expect(await send({}, { way: 'file', refuseNames: ['#2-1'] })).toMatchObject({ accepted: 3 })
    await come(1)
    expect(await take()).toMatchObject({ refused: 3, accepted: 0 })
    const refusals = valueOf(await importer.client.call('delivery.refusals', {}))
    expect(refusals.map(({ reason }) => reason)).toEqual(Array(3).fill(expect.stringContaining('“#2-1”')))

    expect(await sendAgain({ way: 'file', refused: true })).toMatchObject({ accepted: 2, refused: 1 })
    await come(3)
    await take()
    expect(await states()).toEqual(['confirmed', 'refused', 'confirmed'])
    expect((await sandbox.books()).settlements).toHaveLength(2)
  })
})

describe('what is pushed with the receiver on', () => {
  it.each<{ what: string; faults: Faults }>([
    { what: 'once', faults: {} },
    { what: 'twice', faults: { webhookDouble: 1 } },
    { what: 'late', faults: { webhookLate: 1 } },
  ])('goes from accepted to confirmed by posts that come $what', async ({ faults }) => {
    expect(await send(faults)).toMatchObject({ accepted: 12 })
    await come(4)
    expect(await take()).toMatchObject({ confirmed: 12, accepted: 0 })
    expect(await take()).toBeNull()
    const page = valueOf(
      await importer.client.call('import.deliveries', { filter: 'confirmed', offset: 0, limit: 1 }),
    )
    expect(page.records[0]?.delivery).toMatchObject({ state: 'confirmed', by: 'webhook' })
    // One address a request, each believed for its own batch alone.
    expect(new Set(heard.map(({ id }) => id)).size).toBe(4)
    expect(heard.map(({ batch }) => batch?.no).toSorted()).toEqual([1, 2, 3, 4])
  })

  it('stays accepted where the post is lost', async () => {
    await send({ webhookLost: 1 })
    expect(await take()).toBeNull()
    expect(await counts()).toMatchObject({ accepted: 12, confirmed: 0 })
  })

  it('is confirmed by the post where the answer was lost, and nothing leaves twice', async () => {
    await send({ cutAfter: 0.5 })
    const { requests } = await sandbox.books()
    const pushes = requests.filter(({ path }) => path === '/api/push/many').length
    await come(pushes)
    expect(await take()).toMatchObject({ confirmed: 12 })
  })

  it('asks for no post of ours on a connection with a webhook of its own', async () => {
    const { webhook, requestId } = receiving.expect({
      ...{ connectionId: 'C', uid: 'U', endpoint: '/api/push/many', environment: 'sandbox', batch: null },
    })!
    store.withdraw(requestId)
    expect(await send({}, { own: webhook })).toMatchObject({ accepted: 12 })
    expect(store.latest('C', '/api/push/many')).toBeNull()
    expect(heard).toEqual([])
  })

  it('is not confirmed by a forged post, whatever it says and knows but the signature', async () => {
    await send({ webhookLost: 1 })
    const request = store.latest('C', '/api/push/many')!
    const { port } = receiving.state() as { port: number } // it listens
    const records = valueOf(await importer.client.call('import.records', { from: 0, limit: 100 }))
    const other = receiving.expect({ ...request, environment: 'sandbox', batch: null })!
    for (const signature of ['', 'x'.repeat(43), other.signature, undefined]) {
      const response = { error: false, records: records.map(({ id }) => ({ id })) }
      const body = JSON.stringify({ signature, status: 'success', received: { uid: request.uid }, response })
      const url = `http://127.0.0.1:${port}/outcomes/${request.id}`
      expect((await fetch(url, { method: 'POST', body })).status).toBe(404)
    }
    expect(await take()).toBeNull()
    expect(await counts()).toMatchObject({ accepted: 12, confirmed: 0 })
  })
})
