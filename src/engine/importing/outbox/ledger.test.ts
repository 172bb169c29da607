import { describe, expect, it } from 'vitest'
import type { LedgerEntry, PushExchange, Recipient } from '#shared/delivery/ledger.ts'
import type { BatchOutcome } from '#engine/importing/batch.ts'
import { bankFile, payoutFile } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import {
  importIn,
  madeOf,
  reopened,
  testNow,
  tellFound,
  valueOf,
  type TestImporter,
} from '#engine/importing/testing/testImporter.ts'

const folder = folderOfEachTest()

const inMemory = { kept: false }
const shop: Recipient = {
  connection: 'Shop',
  environment: 'test',
  host: 'test.connect.stub.africa',
  uid: 'u1',
  business: 'Corner Shop',
}
const queued: PushExchange = {
  endpoint: '/api/push/many',
  bytes: 900,
  status: 200,
  answer: '{"error":false}',
}
const cut: PushExchange = { endpoint: '/api/push/many', bytes: 400, status: null, answer: 'socket hang up' }

const begin = async ({ client }: TestImporter) =>
  valueOf(await client.call('delivery.begin', { refused: false, to: shop }))

async function leave({ client }: TestImporter, outcome: BatchOutcome | null, exchange: PushExchange | null) {
  const batch = valueOf(await client.call('delivery.next', { batchSize: 4, limit: null }))
  if (batch === null) throw new Error('Nothing is left to send')
  if (outcome !== null) valueOf(await client.call('delivery.outcome', { batch: batch.no, outcome, exchange }))
  return batch
}

const pageOf = async ({ client }: TestImporter, search = '', offset = 0, limit = 100) =>
  valueOf(await client.call('delivery.ledger', { search, offset, limit }))

const batchesOf = (entries: readonly LedgerEntry[]) =>
  entries.map(({ batch, attempt }) => `${batch}/${attempt}`)

/** Rows 2 to 5 are accepted; 6 to 9 are cut off once and then accepted; 10 and 11 are on their way. */
async function sentImport(): Promise<TestImporter> {
  const made = await madeOf(bankFile(10), folder.path)
  await begin(made)
  await leave(made, { is: 'accepted' }, queued)
  await leave(made, { is: 'unknown' }, cut)
  valueOf(await made.client.call('delivery.again', { batch: 2 }))
  await made.client.call('delivery.outcome', { batch: 2, outcome: { is: 'accepted' }, exchange: queued })
  await leave(made, null, null)
  return made
}

describe('the ledger', () => {
  it('is empty before anything leaves', async () => {
    expect(await pageOf(await madeOf(bankFile(3), folder.path, inMemory))).toEqual({ total: 0, entries: [] })
  })

  it('has a line for every attempt, the latest first', async () => {
    const made = await sentImport()
    const { total, entries } = await pageOf(made)
    expect(total).toBe(4)
    expect(entries).toEqual([
      {
        ...{
          no: 4,
          to: shop,
          batch: 3,
          attempt: 1,
          method: 'many',
          rows: { first: 10, last: 11 },
          records: 2,
        },
        ...{ openedAt: testNow, closedAt: null, outcome: 'open', exchange: null },
      },
      {
        ...{ no: 3, to: shop, batch: 2, attempt: 2, method: 'many', rows: { first: 6, last: 9 }, records: 4 },
        ...{ openedAt: testNow, closedAt: testNow, outcome: 'accepted', exchange: queued },
      },
      {
        ...{ no: 2, to: shop, batch: 2, attempt: 1, method: 'many', rows: { first: 6, last: 9 }, records: 4 },
        ...{ openedAt: testNow, closedAt: testNow, outcome: 'unknown', exchange: cut },
      },
      {
        ...{ no: 1, to: shop, batch: 1, attempt: 1, method: 'many', rows: { first: 2, last: 5 }, records: 4 },
        ...{ openedAt: testNow, closedAt: testNow, outcome: 'accepted', exchange: queued },
      },
    ])
    made.close()
  })

  it('is read by the page', async () => {
    const made = await sentImport()
    const { total, entries } = await pageOf(made, '', 1, 2)
    expect({ total, batches: batchesOf(entries) }).toEqual({ total: 4, batches: ['2/2', '2/1'] })
    made.close()
  })

  it('knows after a crash that nothing was heard of an open request', async () => {
    const made = await sentImport()
    made.close()
    const again = await reopened(importIn(folder.path))
    const { entries } = await pageOf(again)
    expect(entries[0]).toMatchObject({ batch: 3, outcome: 'unknown', closedAt: testNow, exchange: null })
    again.close()
  })

  it('says what reading back found, of the business that was asked', async () => {
    const made = await madeOf(bankFile(6), folder.path, inMemory)
    await begin(made)
    const batch = await leave(made, { is: 'accepted' }, queued)
    const ids = batch.records.slice(0, 3).map(({ id }) => id)
    await tellFound(made, ids)
    await tellFound(made, ids)
    const { total, entries } = await pageOf(made)
    expect(total).toBe(2)
    expect(entries[0]).toEqual({
      ...{ no: 2, to: shop, batch: null, attempt: null, method: null, rows: null, records: 3 },
      ...{ openedAt: testNow, closedAt: testNow, outcome: 'found', exchange: null },
    })
  })
})

describe('a search in the ledger', () => {
  it('finds the attempts with a source row', async () => {
    const made = await sentImport()
    for (const [search, batches] of [
      ['5', ['1/1']],
      ['6', ['2/2', '2/1']],
      ['12', []],
    ] as const)
      expect(batchesOf((await pageOf(made, search)).entries)).toEqual(batches)
    made.close()
  })

  it('finds the rows of the settlements that left', async () => {
    const made = await madeOf(payoutFile([2, 2]), folder.path, inMemory)
    await begin(made)
    const { records } = await leave(made, { is: 'accepted' }, queued)
    expect(records).toMatchObject([{ kind: 'settlement', rows: [2, 3] }])
    for (const [row, total] of [
      ['2', 1],
      ['3', 1],
      ['4', 0],
    ] as const)
      expect((await pageOf(made, row)).total).toBe(total)
  })

  it('finds the attempts with a record, by its id or the beginning of it', async () => {
    const made = await madeOf(bankFile(10), folder.path, inMemory)
    await begin(made)
    await leave(made, { is: 'accepted' }, queued)
    const [record] = (await leave(made, { is: 'accepted' }, queued)).records
    const id = record?.id ?? ''
    for (const search of [id, id.slice(0, 12), id.toUpperCase(), ` ${id} `])
      expect(batchesOf((await pageOf(made, search)).entries)).toEqual(['2/1'])
  })

  it('finds what an answer or an endpoint says', async () => {
    const made = await sentImport()
    expect(batchesOf((await pageOf(made, 'Hang UP')).entries)).toEqual(['2/1'])
    expect(batchesOf((await pageOf(made, 'push/many')).entries)).toEqual(['2/2', '2/1', '1/1'])
    expect(await pageOf(made, 'nowhere')).toEqual({ total: 0, entries: [] })
    made.close()
  })
})
