import { afterEach, describe, expect, it } from 'vitest'
import type { ToldOutcome } from '#shared/delivery/toldOutcome.ts'
import { bankFile } from '#engine/importing/testing/bankFile.ts'
import { partlySent, partlySentCounts, sendingOf } from '#engine/importing/testing/partlySent.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import { madeOf, tellFound, valueOf, type TestImporter } from '#engine/importing/testing/testImporter.ts'

const before = '2025-04-01T07:59:59.000Z'
const at = '2025-04-01T09:00:00.000Z'
const later = '2025-04-01T10:00:00.000Z'

const folder = folderOfEachTest()
let importer: TestImporter
let ids: string[]

afterEach(() => importer.close())

const { begin, next, hear, counts } = sendingOf(() => importer)
const emptied = async (when: string, certain: boolean) =>
  valueOf(await importer.client.call('delivery.emptied', { at: when, certain }))

async function sent(): Promise<void> {
  ;({ importer, ids } = await partlySent(folder.path))
}

const inDoubt = { records: 6, confirmed: 0, accepted: 0, refused: 1, unknown: 3, waiting: 2, sent: 0 }

describe('an import whose business may have been emptied', () => {
  it('is in doubt of all that stub had, and of nothing else', async () => {
    await sent()
    expect(await emptied(at, false)).toMatchObject({
      emptied: { at, certain: false, startedOver: true },
      delivery: inDoubt,
    })
    expect(valueOf(await importer.client.call('delivery.refusals', {}))).toEqual([
      { row: 4, id: ids[2], reason: 'No such category.' },
    ])
  })

  it('lets leave again what is in doubt, with the ids that it had, then what waits', async () => {
    await sent()
    await emptied(at, false)
    await begin()
    const left: string[][] = []
    for (let batch = await next(10); batch !== null; batch = await next(10)) {
      left.push(batch.records.map(({ id }) => id))
      await hear(batch.no, { is: 'accepted' })
    }
    expect(left).toEqual([[ids[0], ids[1]], [ids[3]], [ids[4], ids[5]]])
    expect(await counts()).toMatchObject({ accepted: 5, refused: 1 })
  })

  it('is in doubt no more of what is found since, however often it is told', async () => {
    await sent()
    await emptied(at, false)
    await tellFound(importer, [ids[0]!, ids[1]!])
    const found = { ...inDoubt, confirmed: 2, unknown: 1 }
    expect(await emptied(at, false)).toMatchObject({ delivery: found })
  })

  it('is in doubt of one that was found by itself in a batch that was refused', async () => {
    await sent()
    await tellFound(importer, [ids[2]!])
    await emptied(at, false)
    await begin()
    await next(10)
    await hear(1, { is: 'accepted' })
    expect((await next(10))?.records.map(({ id }) => id)).toEqual([ids[2]])
  })

  it('is in doubt of a batch as a whole where it was of a part, and of no record that the batch let go of', async () => {
    importer = await madeOf(bankFile(4), folder.path)
    const records = valueOf(await importer.client.call('import.records', { from: 0, limit: 10 }))
    const [lost = '', found = '', refusedAtFirst = '', letGo = ''] = records.map(({ id }) => id)
    await begin()
    await next(2)
    await hear(1, { is: 'unknown' })
    await next(2)
    await hear(2, { is: 'refused', reason: 'No such category.' })
    await begin()
    await tellFound(importer, [found, refusedAtFirst])
    await emptied(at, false)
    expect(await counts()).toMatchObject({ unknown: 3, waiting: 1 })
    // What is in doubt since sending began is looked for first.
    expect((await next(10))?.records.map(({ id }) => id)).toEqual([letGo])
    await begin()
    expect((await next(10))?.records.map(({ id }) => id)).toEqual([lost, found])
    await hear(1, { is: 'accepted' })
    expect((await next(10))?.records.map(({ id }) => id)).toEqual([refusedAtFirst])
  })

  it('keeps why stub refused one of a batch, and says since when it is in doubt of the other', async () => {
    importer = await madeOf(bankFile(2), folder.path)
    const records = valueOf(await importer.client.call('import.records', { from: 0, limit: 10 }))
    const [stored = '', refused = ''] = records.map(({ id }) => id)
    await begin()
    await next(2)
    await hear(1, { is: 'accepted' })
    const outcome: ToldOutcome = { is: 'stored', ids: [stored], refused: [{ id: refused, reason: 'No.' }] }
    await importer.client.call('delivery.told', { batch: 1, attempt: 1, outcome, at, bytes: 20 })
    await emptied(at, false)
    const asked = await importer.client.call('import.deliveries', { filter: 'all', offset: 0, limit: 10 })
    expect(valueOf(asked).records.map(({ delivery }) => delivery)).toMatchObject([
      { state: 'unknown', since: at },
      { state: 'refused', reason: 'No.' },
    ])
  })

  it('does not doubt one that its batch let go of to leave once more', async () => {
    importer = await madeOf(bankFile(2), folder.path)
    const records = valueOf(await importer.client.call('import.records', { from: 0, limit: 10 }))
    await begin()
    await next(2)
    await hear(1, { is: 'accepted' })
    const refused = [{ id: records[1]?.id ?? '', reason: 'No.' }]
    const outcome: ToldOutcome = { is: 'stored', ids: [], refused }
    await importer.client.call('delivery.told', { batch: 1, attempt: 1, outcome, at, bytes: 20 })
    await importer.client.call('delivery.begin', { refused: true })
    await emptied(at, false)
    expect(await counts()).toMatchObject({ unknown: 1, waiting: 1 })
  })

  it('is as it was where nothing was there by then, or it is not started over since it was certainly emptied', async () => {
    await sent()
    expect(await emptied(before, false)).toMatchObject({ emptied: null, delivery: partlySentCounts })
    await emptied(at, true)
    expect(await emptied(later, false)).toMatchObject({
      emptied: { at, certain: true, startedOver: false },
      delivery: partlySentCounts,
    })
  })

  it('believes no late post of what left by then, which may be of books that are no more', async () => {
    await sent()
    await emptied(at, false)
    const outcome: ToldOutcome = { is: 'stored', ids: null, refused: [] }
    const post = { batch: 1, attempt: 1, outcome, at: later, bytes: 20 }
    expect(valueOf(await importer.client.call('delivery.told', post))).toEqual({
      taken: true,
      counts: inDoubt,
    })
  })

  it('says so once it certainly is', async () => {
    await sent()
    await emptied(at, false)
    expect(await emptied(later, true)).toMatchObject({
      emptied: { at: later, certain: true, startedOver: false },
    })
  })
})
