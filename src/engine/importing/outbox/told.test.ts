import { afterEach, describe, expect, it } from 'vitest'
import type { ToldOutcome } from '#shared/delivery/toldOutcome.ts'
import type { BatchOutcome } from '#engine/importing/batch.ts'
import { bankFile, payoutFile } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import {
  importIn,
  madeOf,
  reopened,
  tellFound,
  testNow,
  valueOf,
  type TestImporter,
} from '#engine/importing/testing/testImporter.ts'

const at = '2025-04-01T09:30:00.000Z'
const stored: ToldOutcome = { is: 'stored', ids: null, refused: [] }
const refused: ToldOutcome = { is: 'refused', reason: 'The date is closed.', refused: [] }

const folder = folderOfEachTest()
let importer: TestImporter
let ids: string[]

afterEach(() => importer.close())

/** An import of four records, in rows 2 to 5, of which the first three are in batch 1. */
async function sent(): Promise<void> {
  importer = await madeOf(bankFile(4), folder.path)
  const records = valueOf(await importer.client.call('import.records', { from: 0, limit: 10 }))
  ids = records.map(({ id }) => id)
  await importer.client.call('delivery.begin', { refused: false })
  await next(3)
}

const next = async (batchSize: number) =>
  valueOf(await importer.client.call('delivery.next', { batchSize, limit: null }))
const hear = async (outcome: BatchOutcome, batch = 1) =>
  valueOf(await importer.client.call('delivery.outcome', { batch, outcome }))
const told = async (outcome: ToldOutcome, attempt = 1, batch = 1) =>
  valueOf(await importer.client.call('delivery.told', { batch, attempt, outcome, at, bytes: 20 }))

async function deliveries() {
  const asked = await importer.client.call('import.deliveries', { filter: 'all', offset: 0, limit: 10 })
  return valueOf(asked).records.map(({ delivery }) => delivery)
}

const states = async () => (await deliveries()).map(({ state }) => state).join(' ')

async function ledger() {
  const asked = await importer.client.call('delivery.ledger', { search: '', offset: 0, limit: 100 })
  return valueOf(asked).entries
}

describe('what stub posts of a batch that it took', () => {
  it.each<{ what: string; outcome: () => ToldOutcome; are: string }>([
    { what: 'it is stored', outcome: () => stored, are: 'confirmed confirmed confirmed waiting' },
    { what: 'it is refused', outcome: () => refused, are: 'refused refused refused waiting' },
    {
      what: 'two of it are stored',
      outcome: () => ({ is: 'stored', ids: [ids[0]!, ids[2]!], refused: [] }),
      are: 'confirmed accepted confirmed waiting',
    },
    {
      what: 'one is stored, one refused',
      outcome: () => ({ is: 'stored', ids: [ids[0]!], refused: [{ id: ids[1]!, reason: 'No.' }] }),
      are: 'confirmed refused accepted waiting',
    },
    {
      what: 'records of other batches, or of nobody, are stored',
      outcome: () => ({ is: 'stored', ids: [ids[3]!, 'r1nobody'], refused: [] }),
      are: 'accepted accepted accepted waiting',
    },
  ])('says so: $what', async ({ outcome, are }) => {
    await sent()
    await hear({ is: 'accepted' })
    await told(outcome())
    expect(await states()).toBe(are)
    importer.close()
    importer = await reopened(importIn(folder.path))
    expect(await states()).toBe(are)
  })

  it('is what a record was confirmed by, beside those that reading back found', async () => {
    await sent()
    await hear({ is: 'accepted' })
    await tellFound(importer, [ids[0]!])
    await told(stored)
    expect(await deliveries()).toEqual([
      { state: 'confirmed', by: 'readBack', at: testNow },
      { state: 'confirmed', by: 'webhook', at: testNow },
      { state: 'confirmed', by: 'webhook', at: testNow },
      { state: 'waiting' },
    ])
  })

  it('says why, of each record by itself where it names them, and the refused can leave again', async () => {
    await sent()
    await hear({ is: 'accepted' })
    await told({ ...refused, refused: [{ id: ids[1]!, reason: 'No amount.' }] })
    expect(valueOf(await importer.client.call('delivery.refusals', {}))).toEqual([
      { row: 2, id: ids[0], reason: 'The date is closed.' },
      { row: 3, id: ids[1], reason: 'No amount.' },
      { row: 4, id: ids[2], reason: 'The date is closed.' },
    ])
    await importer.client.call('delivery.begin', { refused: true })
    expect(await states()).toBe('waiting waiting waiting waiting')
    // The one with a reason of its own by itself; of the other two neither is known to be to blame.
    expect((await next(10))?.records.map(({ id }) => id)).toEqual([ids[0]])
  })

  it('waits while its request is open, and is taken after the answer', async () => {
    await sent()
    expect(await told(refused)).toMatchObject({ taken: false, counts: { sent: 3 } })
    await hear({ is: 'accepted' })
    expect(await states()).toBe('accepted accepted accepted waiting')
    expect(await told(refused)).toMatchObject({ taken: true, counts: { refused: 3 } })
  })

  it('counts where no answer was heard', async () => {
    await sent()
    await hear({ is: 'unknown' })
    await told(stored)
    expect(await states()).toBe('confirmed confirmed confirmed waiting')
  })

  it('is final when it says stored: a refusal of another attempt, before or after, changes nothing', async () => {
    await sent()
    await hear({ is: 'unknown' })
    await importer.client.call('delivery.again', { batch: 1 })
    await hear({ is: 'accepted' })
    await told(refused, 2)
    expect(await states()).toBe('refused refused refused waiting')
    await told(stored, 1)
    await told(refused, 2)
    expect(await states()).toBe('confirmed confirmed confirmed waiting')
  })

  it('says nothing of a later attempt when it refuses an earlier one', async () => {
    await sent()
    await hear({ is: 'unknown' })
    await importer.client.call('delivery.again', { batch: 1 })
    await hear({ is: 'accepted' })
    await told(refused, 1)
    expect(await states()).toBe('accepted accepted accepted waiting')
  })

  it('confirms of a later attempt only what it took along', async () => {
    await sent()
    await hear({ is: 'unknown' })
    await told({ is: 'stored', ids: [], refused: [{ id: ids[0]!, reason: 'No.' }] })
    await importer.client.call('delivery.again', { batch: 1 })
    await hear({ is: 'accepted' })
    await told(stored, 2)
    expect(await states()).toBe('refused confirmed confirmed waiting')
  })

  it('finds records that their batch let go of, wherever they are now', async () => {
    await sent()
    await hear({ is: 'refused', reason: 'One of them.' })
    await next(10)
    await told(stored)
    expect(await states()).toBe('confirmed confirmed confirmed waiting')
    await hear({ is: 'refused', reason: 'One of them.' }, 2)
    expect(await states()).toBe('confirmed confirmed confirmed waiting')
    expect((await next(10))?.records.map(({ id }) => id)).toEqual([ids[3]])
  })

  it('is passed over when it is of a batch that is not here', async () => {
    await sent()
    await hear({ is: 'accepted' })
    expect(await told(stored, 1, 7)).toMatchObject({ taken: true, counts: { accepted: 3 } })
    expect(await ledger()).toHaveLength(1)
  })

  it('is a line of the ledger, once', async () => {
    await sent()
    await hear({ is: 'accepted' })
    await told({ ...refused, refused: [{ id: ids[1]!, reason: 'No amount.' }] })
    await told({ ...refused, refused: [{ id: ids[1]!, reason: 'No amount.' }] })
    const lines = await ledger()
    expect(lines).toHaveLength(2)
    expect(lines[0]).toEqual({
      no: 2,
      to: null,
      batch: 1,
      attempt: null,
      method: 'many',
      rows: { first: 2, last: 4 },
      records: 3,
      openedAt: at,
      closedAt: testNow,
      outcome: 'told',
      exchange: {
        endpoint: 'webhook',
        bytes: 20,
        status: null,
        answer: `The date is closed.; ${ids[1]}: No amount.`,
      },
    })
  })
})

describe('what stub posts of settlements', () => {
  /** Payouts in rows 2 to 5, of which all left with batch 1. */
  async function payoutsSent(way: 'file' | 'batch') {
    importer = await madeOf(payoutFile([2, 1, 1]), folder.path)
    await importer.client.call('delivery.begin', { refused: false })
    valueOf(await importer.client.call('delivery.next', { batchSize: 100, limit: null, way }))
    await hear({ is: 'accepted' })
    return valueOf(await importer.client.call('import.records', { from: 0, limit: 10 }))
  }

  it('refuses a whole file that could not be processed, and lets its payouts leave again, but in no file', async () => {
    const payouts = await payoutsSent('file')
    await told({ is: 'refused', reason: 'The file is not JSON.', refused: [] })
    expect(await deliveries()).toEqual(
      payouts.map(() => ({ state: 'refused', batch: 1, reason: 'The file is not JSON.', at: testNow })),
    )
    await importer.client.call('delivery.begin', { refused: true })
    const again = valueOf(
      await importer.client.call('delivery.next', { batchSize: 100, limit: null, way: 'file' }),
    )
    expect(again).toMatchObject({ method: 'settlement', size: 3 })
  })

  it('refuses those of a file that it names by one of their entries, and leaves the others as they are', async () => {
    const payouts = await payoutsSent('file')
    const entryOf = (index: number) => {
      const record = payouts[index]
      return record?.kind === 'settlement' ? record.income[0]!.id : ''
    }
    await told({ is: 'stored', ids: [payouts[0]!.id], refused: [{ id: entryOf(2), reason: 'No VAT.' }] })
    expect(await states()).toBe('confirmed accepted refused')
    expect(valueOf(await importer.client.call('delivery.refusals', {}))).toEqual([
      { row: 5, id: payouts[2]!.id, reason: 'No VAT.' },
    ])
  })

  it('names them by themselves or by all of their entries', async () => {
    importer = await madeOf(payoutFile([2, 1, 1]), folder.path)
    const records = valueOf(await importer.client.call('import.records', { from: 0, limit: 10 }))
    const entriesOf = (index: number) => {
      const record = records[index]!
      return record.kind === 'settlement' ? [...record.income, ...record.expenses].map(({ id }) => id) : []
    }
    await importer.client.call('delivery.begin', { refused: false })
    await next(100)
    await hear({ is: 'accepted' })
    const all = entriesOf(0)
    // The first by its entries, the second by itself, of the third only its fee.
    const named = [...all, records[1]!.id, entriesOf(2).at(-1)!]
    await told({ is: 'stored', ids: named, refused: [] })
    expect(all).toHaveLength(4)
    expect(await states()).toBe('confirmed confirmed accepted')
  })
})
