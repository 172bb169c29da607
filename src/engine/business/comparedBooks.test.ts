import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Connection } from '#shared/connect/connection.ts'
import { createBooksAtStub } from '#engine/business/comparedBooks.ts'
import { createTellings, type Tellings } from '#engine/business/tellings.ts'
import { bankFile, payoutFile } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import { testImporter, testNow, valueOf, type TestImporter } from '#engine/importing/testing/testImporter.ts'
import { openCatalogue, type Catalogue } from '#engine/imports/catalogue.ts'
import type { Others } from '#engine/imports/compareWithOthers.ts'
import { sentFromHere } from '#engine/imports/sentFromHere.ts'
import { noteSendingBegins, noteSent } from '#engine/imports/sentPrints.ts'
import { openOutcomeStore, type OutcomeStore } from '#engine/outcomes/outcomeStore.ts'

// Real imports in a real catalogue; what stub tells is told here.

const shop = 'live shop'
const connection: Connection = {
  ...{ id: 'C', name: 'Shop', environment: 'live', appId: 'A', uid: 'shop', businessName: 'Shop' },
}
const folder = folderOfEachTest()
let catalogue: Catalogue
let store: OutcomeStore
let tellings: Tellings
let open: Map<string, TestImporter>

beforeEach(() => {
  catalogue = openCatalogue(folder.path)
  store = openOutcomeStore(folder.path)
  tellings = createTellings(store, () => testNow)
  open = new Map()
})
afterEach(() => {
  for (const { close } of open.values()) close()
  catalogue.close()
  store.close()
})

const others = (): Others => ({
  catalogue,
  reach: (id, _, work) => work(open.get(id)!.client),
})

/** An import of which so many records left for the shop, and what was heard of them. */
async function sent(id: string, text: string, records: number, outcome: 'accepted' | 'refused' = 'accepted') {
  const importer = testImporter()
  open.set(id, importer)
  const { client } = importer
  const path = catalogue.pathOf(id)
  const sourcePath = join(folder.path, `${id}.csv`)
  writeFileSync(sourcePath, text)
  const source = { sourcePath, sourceName: `${id}.csv`, choice: {}, account: 'A' }
  catalogue.note(valueOf(await client.task('import.create', { path, id, ...source })))
  const to = { connection: 'Shop', environment: 'live' as const, host: 'h', uid: 'shop', business: 'Shop' }
  valueOf(await client.call('delivery.begin', { refused: false, to }))
  valueOf(await noteSendingBegins(catalogue.sent, client, { path, business: shop }))
  valueOf(await client.call('delivery.next', { batchSize: records, limit: records }))
  const heard = outcome === 'accepted' ? { is: outcome } : { is: outcome, reason: 'No.' }
  valueOf(await client.call('delivery.outcome', { batch: 1, outcome: heard }))
  valueOf(await noteSent(catalogue.sent, client, path))
  return valueOf(await client.call('import.records', { from: 0, limit: 100 }))
}

const books = (them: Others = others()) => createBooksAtStub(tellings, () => sentFromHere(them, shop))
const tells = (topic: 'income' | 'expenses', entries: readonly object[]) =>
  tellings.wasReadBack('C', topic, { [topic]: entries })

async function standings(them?: Others): Promise<string[]> {
  return (await books(them).lines(connection)).map(({ name, standing }) => `${name}: ${standing}`).toSorted()
}

describe('books at stub', () => {
  it('are held against what left, of each import, and not against what waits', async () => {
    // Going out by turns with coming in: 1.00 out, 2.00 in, 3.00 out; of the three, two left.
    const [first, second] = await sent('march', bankFile(3), 2)
    tells('expenses', [{ id: first!.id, date: '2025-01-01', name: 'Shop 1', amount: 1, currency: 'ZAR' }])
    tells('income', [
      { id: second!.id, date: '2025-01-02', name: 'Shop 2', amount: 2.5, currency: 'ZAR' },
      { id: 'till', date: '2025-01-05', name: 'Till', amount: 7, currency: 'ZAR' },
    ])
    expect(await standings()).toEqual(['Shop 1: agrees', 'Shop 2: differs', 'Till: elsewhere'])
    const at = books()
    expect(await at.compare(connection)).toEqual({
      counts: { agrees: 1, differs: 1, missing: 0, elsewhere: 1, twice: 0 },
      unread: [],
      isWhole: true,
      asOf: { income: testNow, expense: testNow },
    })
    const { total, lines } = await at.page(connection, { show: 'differs', offset: 0, limit: 10 })
    expect(total).toBe(1)
    expect(lines[0]).toMatchObject({
      import: 'march.csv',
      differences: [{ field: 'amount', ours: '2.00', stubs: '2.50' }],
    })
  })

  it('miss what left and is not there, but for what was refused', async () => {
    await sent('march', bankFile(1), 1)
    await sent('april', bankFile(2).replace('Shop 1', 'Shop X'), 1, 'refused')
    tells('income', [])
    tells('expenses', [])
    expect(await standings()).toEqual(['Shop 1: missing'])
  })

  it('are known to be less than the whole where stub says that there is more', async () => {
    await sent('march', bankFile(1), 1)
    tells('income', [])
    tellings.wasReadBack('C', 'expenses', { expenses: [], page: 1, totalPages: 2 })
    const { counts, isWhole } = await books().compare(connection)
    expect({ missing: counts.missing, isWhole }).toEqual({ missing: 1, isWhole: false })
  })

  it('are held against every entry of a payout', async () => {
    await sent('payouts', payoutFile([1]), 1)
    tells('income', [])
    tells('expenses', [])
    expect(await standings()).toEqual(['#1-1 (fee): missing', '#1-1: missing'])
  })

  it('know by its id what an import sent that cannot be looked into any more', async () => {
    const [record] = await sent('march', bankFile(1), 1)
    tells('expenses', [
      { id: record!.id, date: '2025-01-01', name: 'Shop 1', amount: 5, currency: 'ZAR' },
      { id: `r1${'a'.repeat(26)}`, date: '2025-01-01', name: 'Stranger', amount: 5, currency: 'ZAR' },
    ])
    const gone: Others = { catalogue, reach: () => Promise.resolve(null) }
    expect(await standings(gone)).toEqual(['Shop 1: agrees', 'Stranger: elsewhere'])
    expect((await books(gone).compare(connection)).unread).toEqual(['march.csv'])
  })
})
