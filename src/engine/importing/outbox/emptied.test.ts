import { afterEach, describe, expect, it } from 'vitest'
import type { ToldOutcome } from '#shared/delivery/toldOutcome.ts'
import { bankFile } from '#engine/importing/testing/bankFile.ts'
import { partlySent, partlySentCounts, sendingOf } from '#engine/importing/testing/partlySent.ts'
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

const before = '2025-04-01T07:59:59.000Z'
const at = '2025-04-01T09:00:00.000Z'
const later = '2025-04-01T10:00:00.000Z'

const folder = folderOfEachTest()
let importer: TestImporter
let ids: string[]

afterEach(() => importer.close())

const { begin, next, hear, counts } = sendingOf(() => importer)
const emptied = async (when = at) =>
  valueOf(await importer.client.call('delivery.emptied', { at: when, certain: true }))
const startOver = async () => valueOf(await importer.client.call('delivery.startOver', {}))

async function sent(): Promise<void> {
  ;({ importer, ids } = await partlySent(folder.path))
}

const allWait = { records: 6, confirmed: 0, accepted: 0, refused: 0, unknown: 0, waiting: 6, sent: 0 }

describe('an import whose business was emptied', () => {
  it('says when, and keeps what it heard before', async () => {
    await sent()
    expect(await emptied()).toMatchObject({ emptied: { at, startedOver: false }, delivery: partlySentCounts })
    importer.close()
    const again = await reopened(importIn(folder.path))
    importer = again
    expect(again.summary).toMatchObject({ emptied: { at, startedOver: false }, delivery: partlySentCounts })
  })

  it('lets nothing leave: neither what waits nor what is in doubt', async () => {
    await sent()
    await emptied()
    expect(await begin()).toMatchObject({ ok: false, error: { code: 'send.emptied', at } })
    const plan = await importer.client.call('delivery.plan', { batchSize: 10, refused: true })
    expect(valueOf(plan).obstacles.map(({ code }) => code)).toEqual(['send.emptied'])
  })

  it('has sent nothing, as far as other imports and stub’s books are concerned', async () => {
    await sent()
    const prints = async () =>
      valueOf(await importer.client.call('import.prints', { of: 'sent', from: 1, rows: 100, days: null }))
        .runs.length
    const entries = async () =>
      valueOf(await importer.client.call('import.sent', { from: 0, limit: 100 })).entries.length
    expect([await prints(), await entries()]).toEqual([2, 3])
    await emptied()
    expect([await prints(), await entries()]).toEqual([0, 0])
  })

  it('has nothing that could be reversed', async () => {
    importer = await madeOf(bankFile(2), folder.path)
    await begin()
    await next(2)
    await hear(1, { is: 'accepted' })
    await emptied()
    const path = importIn(folder.path, 'reversal')
    expect(await importer.client.task('import.writeReversal', { path })).toMatchObject({
      error: { code: 'reverse.nothing' },
    })
  })

  it('is none where nothing had left by then', async () => {
    importer = await madeOf(bankFile(2), folder.path)
    expect(await emptied()).toMatchObject({ emptied: null })
    await begin()
    await next(2)
    await hear(1, { is: 'accepted' })
    expect(await emptied(before)).toMatchObject({ emptied: null, delivery: { accepted: 2 } })
  })
})

describe('an import that is started over', () => {
  it('lets all of it wait, and leave with the ids that it had', async () => {
    await sent()
    await emptied()
    expect(await startOver()).toMatchObject({ emptied: { at, startedOver: true }, delivery: allWait })
    expect(await begin()).toMatchObject({ ok: true, value: allWait })
    expect((await next(10))?.records.map(({ id }) => id)).toEqual(ids)
    expect(await next(10)).toBeNull()
  })

  it('keeps the ledger of what left before', async () => {
    await sent()
    const query = { search: '', offset: 0, limit: 100 }
    const ledger = async () => valueOf(await importer.client.call('delivery.ledger', query)).entries
    const of = await ledger()
    await emptied()
    await startOver()
    expect(await ledger()).toEqual(of)
  })

  it('hears nothing of what left before: a late post says nothing of books that are no more', async () => {
    await sent()
    await emptied()
    await startOver()
    const outcome: ToldOutcome = { is: 'stored', ids: null, refused: [] }
    const post = { batch: 1, attempt: 1, outcome, at: later, bytes: 20 }
    expect(valueOf(await importer.client.call('delivery.told', post))).toEqual({
      taken: true,
      counts: allWait,
    })
    await begin()
    await next(6)
    await hear(4, { is: 'accepted' })
    const told = await importer.client.call('delivery.told', { ...post, batch: 4 })
    expect(valueOf(told).counts).toMatchObject({ confirmed: 6 })
  })

  it('does not send what stub turns out to hold', async () => {
    await sent()
    await emptied()
    await startOver()
    await tellFound(importer, [ids[1]!])
    await begin()
    expect((await next(10))?.records.map(({ id }) => id)).toEqual(ids.filter((_, index) => index !== 1))
  })

  it('may be emptied once more, but not by the same emptying', async () => {
    await sent()
    await emptied()
    await startOver()
    expect(await emptied()).toMatchObject({ emptied: { at, startedOver: true } })
    await begin()
    await next(6)
    await hear(4, { is: 'accepted' })
    expect(await emptied()).toMatchObject({ emptied: { at, startedOver: true }, delivery: { accepted: 6 } })
    expect(await emptied(later)).toMatchObject({ emptied: { at: later, startedOver: false } })
  })

  it('is as it was where its business was not emptied', async () => {
    await sent()
    expect(await startOver()).toMatchObject({ emptied: null, delivery: partlySentCounts })
    expect(await counts()).toEqual(partlySentCounts)
  })

  it('is not done to one that was handed on', async () => {
    await sent()
    await emptied()
    const path = importIn(folder.path, 'handedOn')
    await importer.client.call('import.handOn', { path, mark: true })
    expect(await importer.client.call('delivery.startOver', {})).toMatchObject({
      error: { code: 'import.handedOn', at: testNow },
    })
  })
})
