import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { err } from '#shared/errors/result.ts'
import { createConnections, type Connections } from '#engine/connect/connections.ts'
import { createSendingQueue } from '#engine/delivery/sendingQueue.ts'
import { startSandboxApart, type SandboxApart } from '#engine/delivery/testing/sandboxApart.ts'
import { bankAccount, bankFile } from '#engine/importing/testing/bankFile.ts'
import { openCatalogue } from '#engine/imports/catalogue.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import { valueOf } from '#engine/importing/testing/testImporter.ts'
import { MemoryKeychain } from '#engine/secrets/memoryKeychain.ts'
import { createMemorySettings } from '#engine/settings/memorySettings.ts'
import { after } from '../importers/after.ts'
import { createImporters, type Importers } from '../importers/importers.ts'
import { forkedImporter } from '../importers/testing/forkedImporter.ts'
import { createDeliveryHandlers } from './deliveryHandlers.ts'

// A live connection whose address leads to a sandbox: all else is as in the program, but for Electron.

const businessName = 'Corner Shop Ltd'

const folder = folderOfEachTest()
let sandbox: SandboxApart
let importers: Importers
let connections: Connections
let settings: ReturnType<typeof createMemorySettings>
let exits: Promise<unknown>[]

beforeEach(() => {
  exits = []
  importers = createImporters({
    start: () => {
      const forked = forkedImporter()
      exits.push(forked.exited)
      return forked
    },
    pathOf: (id) => join(folder.path, `${id}.sqlite`),
    after,
  })
  settings = createMemorySettings()
  connections = createConnections({
    settings,
    keychain: new MemoryKeychain(),
    fetch: (address, init) => {
      // The client's addresses are texts.
      const path = (address as string).replace('https://connect.stub.africa', '')
      return fetch(sandbox.url + path, init)
    },
    newId: () => 'live',
    timeoutMs: () => 10_000,
  })
})
afterEach(async () => {
  importers.closeAll()
  await Promise.all([...exits, sandbox.close()])
})

/** Six records for a live business, of which the first four may have arrived there in an earlier run, and have not. */
async function prepare({ readBack }: { readBack: boolean }) {
  const apart = { faults: {}, seed: 1, sameId: 'add', readBack }
  sandbox = await startSandboxApart(apart)
  const { appId, uid, apiKey } = sandbox
  const connection = { name: 'Shop', environment: 'live', appId, uid, businessName } as const
  valueOf(await connections.add({ ...connection, key: apiKey, keep: 'session' }))
  const sourcePath = join(folder.path, 'source.csv')
  writeFileSync(sourcePath, bankFile(6))
  await importers.make('one', async (importer) => {
    const path = join(folder.path, 'one.sqlite')
    const source = { path, id: 'one', sourcePath, sourceName: 'source.csv', choice: {}, account: bankAccount }
    valueOf(await importer.task('import.create', source))
    valueOf(await importer.call('delivery.begin', { refused: false }))
    valueOf(await importer.call('delivery.next', { batchSize: 4, limit: null }))
    valueOf(await importer.call('delivery.outcome', { batch: 1, outcome: { is: 'unknown' } }))
  })
}

function send(given: { confirm?: string; unknownAgain?: boolean }) {
  const catalogue = openCatalogue(folder.path)
  const handlers = createDeliveryHandlers({
    importers,
    others: { catalogue, reach: () => Promise.resolve(null) },
    pathOf: (id) => join(folder.path, `${id}.sqlite`),
    connections,
    settings,
    changed: () => undefined,
    counted: () => undefined,
    sending: new Set(),
    askForOutcome: () => () => null,
    queue: createSendingQueue(),
    network: { isOnline: () => true, onWake: () => () => undefined },
    report: (problem) => {
      throw problem
    },
  })
  const order = {
    id: 'one',
    connectionId: 'live',
    refused: false,
    confirm: null,
    unknownAgain: false,
    again: false,
    accountTo: null,
    way: 'auto' as const,
  }
  const context = { signal: new AbortController().signal, progress: () => undefined }
  return handlers['delivery.send']({ ...order, ...given }, context).finally(catalogue.close)
}

/** How often each record is in the books: rows are of R 1, R 2, …, going out where that is odd. */
async function amounts(): Promise<number[]> {
  const { income, expenses } = await sandbox.books()
  return [...income, ...expenses].map(({ amount }) => amount).toSorted((a, b) => a - b)
}

describe('sending to a live business', () => {
  it('needs its name', async () => {
    await prepare({ readBack: false })
    expect(await send({ confirm: 'Corner Shop' })).toEqual(
      err({ code: 'send.confirmMissing', business: businessName }),
    )
    expect(await amounts()).toEqual([])
  })

  it('asks before it sends again what may have arrived, where stub cannot tell, and sends nothing', async () => {
    await prepare({ readBack: false })
    expect(valueOf(await send({ confirm: businessName }))).toMatchObject({
      stoppedBy: { code: 'send.unknownAgain', records: 4 },
      counts: { unknown: 4, waiting: 2 },
      requests: 0,
    })
    expect(await amounts()).toEqual([])
  })

  it('sends it again once the user has said so', async () => {
    await prepare({ readBack: false })
    expect(valueOf(await send({ confirm: businessName, unknownAgain: true }))).toMatchObject({
      stoppedBy: null,
      counts: { accepted: 6 },
      requests: 2,
    })
    expect(await amounts()).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('sends it again without a question where stub is known to update by id', async () => {
    await prepare({ readBack: false })
    valueOf(connections.setUpdatesById('live', true))
    expect(valueOf(await send({ confirm: businessName }))).toMatchObject({
      ...{ stoppedBy: null, counts: { accepted: 6 }, requests: 2 },
    })
  })

  it('asks where stub shows what was sent from here, and not these: it may store them later', async () => {
    await prepare({ readBack: true })
    const client = valueOf(await connections.clientFor('live'))
    await client.pushExpense({
      ...{ row: 9, part: 'main', kind: 'expense', id: `r1${'a'.repeat(26)}`, date: '2025-01-09' },
      ...{ name: 'Shop 9', amount: 900, currency: 'ZAR' },
    })
    expect(valueOf(await send({ confirm: businessName }))).toMatchObject({
      ...{ stoppedBy: { code: 'send.unknownAgain', records: 4 }, requests: 0 },
    })
    expect(await amounts()).toEqual([9])
  })

  it('asks where stub’s books are empty: it may be long in storing what it took', async () => {
    await prepare({ readBack: true })
    expect(valueOf(await send({ confirm: businessName }))).toMatchObject({
      ...{ stoppedBy: { code: 'send.unknownAgain', records: 4 }, requests: 0 },
    })
  })
})
