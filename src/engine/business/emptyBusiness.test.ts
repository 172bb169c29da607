import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { businessKey } from '#shared/connect/businessKey.ts'
import { connectionSchema } from '#shared/connect/connection.ts'
import { err } from '#shared/errors/result.ts'
import { recipientOf } from '#shared/delivery/recipientOf.ts'
import { emptyBusiness } from '#engine/business/emptyBusiness.ts'
import type { FailedAttempt, Verdict } from '#engine/connect/judgeExchange.ts'
import { bankAccount, bankFile } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import { makeReversal } from '#engine/reversal/makeReversal.ts'
import { reopened, testImporter, valueOf, type TestImporter } from '#engine/importing/testing/testImporter.ts'
import { openCatalogue, type Catalogue } from '#engine/imports/catalogue.ts'
import { compareWithOthers, type Others } from '#engine/imports/compareWithOthers.ts'
import { noteSendingBegins, noteSent } from '#engine/imports/sentPrints.ts'
import { tellEmptied } from '#engine/imports/tellEmptied.ts'

const later = '2025-04-01T10:00:00.000Z'
const at = '2025-04-01T09:00:00.000Z'
const earlier = '2025-04-01T07:00:00.000Z'
const shop = connectionSchema.parse({
  ...{ id: 'C', name: 'Shop', environment: 'test', appId: 'APPID', uid: 'UID', businessName: 'Corner Shop' },
})
const business = businessKey(shop)
const accepted: Verdict = { is: 'accepted', body: null }

const folder = folderOfEachTest()
let catalogue: Catalogue
let open: Map<string, TestImporter>
/** Imports that somebody else has open. */
let busy: Set<string>
beforeEach(() => {
  catalogue = openCatalogue(folder.path)
  open = new Map()
  busy = new Set()
})
afterEach(() => {
  for (const { close } of open.values()) close()
  catalogue.close()
})

const others = (): Others => ({
  catalogue,
  async reach(id, path, work) {
    if (busy.has(id)) return null
    const importer = open.get(id) ?? (await reopened(path))
    open.set(id, importer)
    return work(importer.client)
  },
})

async function imported(id: string) {
  const importer = testImporter()
  open.set(id, importer)
  const sourcePath = join(folder.path, `${id}.csv`)
  writeFileSync(sourcePath, bankFile(3))
  const path = catalogue.pathOf(id)
  const source = { sourcePath, sourceName: `${id}.csv`, choice: {}, account: bankAccount }
  catalogue.note(valueOf(await importer.client.task('import.create', { path, id, ...source })))
  return { ...importer, id, path }
}

/** Sends all of an import, which stub accepts. */
async function sent(id: string) {
  const one = await imported(id)
  const { client, path } = one
  valueOf(await noteSendingBegins(catalogue.sent, client, { path, business }))
  const to = recipientOf(shop, 'test.connect.stub.africa')
  valueOf(await client.call('delivery.begin', { refused: false, to }))
  valueOf(await client.call('delivery.next', { batchSize: 10, limit: null }))
  valueOf(await client.call('delivery.outcome', { batch: 1, outcome: { is: 'accepted' } }))
  valueOf(await noteSent(catalogue.sent, client, path))
  return one
}

/** Makes the import that reverses another one. */
async function reversalOf(original: Awaited<ReturnType<typeof sent>>) {
  const importer = testImporter()
  const id = `${original.id}-reversed`
  open.set(id, importer)
  const path = catalogue.pathOf(id)
  const made = await makeReversal({ original: original.client, plan: importer.client, path, id })
  catalogue.note(valueOf(made))
  return { ...importer, id, path }
}

const emptiedBy = (verdict: Verdict, when = at) =>
  emptyBusiness({ others: others(), now: () => when }, shop, () => Promise.resolve(verdict))
const lost = (cause: FailedAttempt['cause']): Verdict => ({
  ...{ is: 'failed', cause, why: { code: 'stub.timeout', host: 'stub.test' }, refusal: null },
})
const summaryOf = async ({ client }: TestImporter) => valueOf(await client.call('import.summary', {}))
/** Of each run of records that were sent with an import, whether it is certain that they are at stub. */
const isCertain = ({ path }: { readonly path: string }) =>
  catalogue.sent.runsOf(path).map(({ run }) => run.certain)
const sentBefore = async ({ client, path }: Awaited<ReturnType<typeof imported>>) =>
  valueOf(await compareWithOthers(others(), client, { path, business })).sentBefore

describe('emptying a business', () => {
  it('is told to the imports that were sent there, and to no other', async () => {
    const march = await sent('march')
    const april = await imported('april')
    const done = valueOf(await emptiedBy(accepted))
    expect(done.imports.map(({ id }) => id)).toEqual(['march'])
    expect(await summaryOf(march)).toMatchObject({ emptied: { at, startedOver: false } })
    expect(await summaryOf(april)).toMatchObject({ emptied: null })
  })

  it('makes what was sent there count as sent no more', async () => {
    await sent('march')
    const copy = await imported('copy')
    expect(await sentBefore(copy)).toBe(3)
    await emptiedBy(accepted)
    expect(await sentBefore(copy)).toBe(0)
  })

  it('is told later to an import that could not be had then, before what it sent is noted again', async () => {
    const march = await sent('march')
    const copy = await imported('copy')
    busy.add('march')
    expect(valueOf(await emptiedBy(accepted)).imports).toEqual([])
    expect(await summaryOf(march)).toMatchObject({ emptied: null })
    valueOf(await noteSent(catalogue.sent, march.client, march.path))
    expect(await summaryOf(march)).toMatchObject({ emptied: { at } })
    busy.clear()
    expect(await sentBefore(copy)).toBe(0)
    expect(await tellEmptied(catalogue.sent, march.client, march.path)).toBeNull()
  })

  it('is told to a reversal that waits: it would stand alone in the books, and is held', async () => {
    const march = await sent('march')
    const reversal = await reversalOf(march)
    const done = valueOf(await emptiedBy(accepted))
    expect(done.imports.map(({ id }) => id)).toEqual(['march'])
    expect(done.reversals.map(({ id }) => id)).toEqual([reversal.id])
    const held = { code: 'send.reversedGone', name: 'march.csv', at, certain: true }
    const plan = valueOf(await reversal.client.call('delivery.plan', { batchSize: 10, refused: false }))
    expect(plan.obstacles).toEqual([held])
    expect(await reversal.client.call('delivery.begin', { refused: false })).toEqual(err(held))
    expect(catalogue.list().find(({ id }) => id === reversal.id)).toMatchObject({ delivered: 0 })
  })

  it('is told to a reversal that could not be had then, when it is next opened', async () => {
    const reversal = await reversalOf(await sent('march'))
    busy.add(reversal.id)
    expect(valueOf(await emptiedBy(accepted)).reversals).toEqual([])
    const told = await tellEmptied(catalogue.sent, reversal.client, reversal.path)
    expect(told).toMatchObject({ reverses: { name: 'march.csv', gone: { at, certain: true } } })
    expect(await tellEmptied(catalogue.sent, reversal.client, reversal.path)).toBeNull()
  })

  it('is nothing to a reversal that was made since', async () => {
    const march = await sent('march')
    await emptiedBy(accepted, earlier)
    expect(await summaryOf(march)).toMatchObject({ emptied: null })
    const reversal = await reversalOf(march)
    expect(await tellEmptied(catalogue.sent, reversal.client, reversal.path)).toBeNull()
    expect(await reversal.client.call('delivery.begin', { refused: false })).toMatchObject({ ok: true })
  })

  it('holds a reversal, too, where the answer of stub is lost, until it is known to be done', async () => {
    const reversal = await reversalOf(await sent('march'))
    await emptiedBy(lost({ is: 'timeout' }))
    const begin = () => reversal.client.call('delivery.begin', { refused: false })
    expect(await begin()).toMatchObject({ error: { code: 'send.reversedGone', at, certain: false } })
    await emptiedBy(accepted, later)
    expect(await begin()).toMatchObject({ error: { code: 'send.reversedGone', at: later, certain: true } })
  })

  it('that took a reversal with it lets nobody start that over', async () => {
    const reversal = await reversalOf(await sent('march'))
    const { client, path } = reversal
    valueOf(await noteSendingBegins(catalogue.sent, client, { path, business }))
    const to = recipientOf(shop, 'test.connect.stub.africa')
    valueOf(await client.call('delivery.begin', { refused: false, to }))
    valueOf(await client.call('delivery.next', { batchSize: 10, limit: null }))
    valueOf(await client.call('delivery.outcome', { batch: 1, outcome: { is: 'accepted' } }))
    expect(valueOf(await emptiedBy(accepted)).reversals.map(({ id }) => id)).toEqual([reversal.id])
    expect(await client.call('delivery.startOver', {})).toMatchObject({
      error: { code: 'send.reversedGone', certain: true },
    })
  })

  it('changes nothing here where stub does not do it', async () => {
    const march = await sent('march')
    const reason = 'This is no test account.'
    const refused: Verdict = { is: 'refused', concerns: 'records', status: 403, reason }
    expect(valueOf(await emptiedBy(refused))).toEqual({
      ...{ verdict: refused, is: 'notEmptied', imports: [], reversals: [] },
    })
    expect(await summaryOf(march)).toMatchObject({ emptied: null })
    expect(await sentBefore(await imported('copy'))).toBe(3)
  })

  it('leaves in doubt what was there where the answer of stub is lost', async () => {
    const march = await sent('march')
    const done = valueOf(await emptiedBy(lost({ is: 'timeout' })))
    expect(done).toMatchObject({ is: 'maybeEmptied', imports: [{ id: 'march' }] })
    expect(await summaryOf(march)).toMatchObject({
      emptied: { at, certain: false },
      delivery: { unknown: 3, accepted: 0 },
    })
    expect(isCertain(march)).toEqual([false])
    expect(valueOf(await emptiedBy(accepted, later))).toMatchObject({ is: 'emptied' })
    expect(await summaryOf(march)).toMatchObject({ emptied: { at: later, certain: true } })
  })

  it('leaves it in doubt where the program dies before the answer is noted', async () => {
    const march = await sent('march')
    const dying = emptyBusiness({ others: others(), now: () => at }, shop, () => Promise.reject(new Error()))
    await expect(dying).rejects.toThrow()
    expect(isCertain(march)).toEqual([false])
    expect(await tellEmptied(catalogue.sent, march.client, march.path)).toMatchObject({
      delivery: { unknown: 3, accepted: 0 },
    })
    expect(await tellEmptied(catalogue.sent, march.client, march.path)).toBeNull()
  })

  it('changes nothing here where it never reached stub', async () => {
    const march = await sent('march')
    const done = valueOf(await emptiedBy(lost({ is: 'unreachable' })))
    expect(done).toMatchObject({ is: 'notEmptied', imports: [] })
    expect(await tellEmptied(catalogue.sent, march.client, march.path)).toBeNull()
    expect(await summaryOf(march)).toMatchObject({ emptied: null, delivery: { accepted: 3 } })
  })

  it('is not asked of stub while something is sent there', async () => {
    const claimed = valueOf(catalogue.claim(business))
    let asked = 0
    const push = () => {
      asked += 1
      return Promise.resolve(accepted)
    }
    const empty = () => emptyBusiness({ others: others(), now: () => at }, shop, push)
    expect(await empty()).toMatchObject({ error: { code: 'business.sending', business: 'Corner Shop' } })
    expect(asked).toBe(0)
    claimed?.()
    valueOf(await empty())
    expect(asked).toBe(1)
  })
})
