import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Standing } from '#shared/duplicates/standing.ts'
import { bankAccount } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import {
  reopened,
  testImporter,
  testNow,
  valueOf,
  type TestImporter,
} from '#engine/importing/testing/testImporter.ts'
import { openCatalogue, type Catalogue } from '#engine/imports/catalogue.ts'
import { compareWithOthers, whileCompared, type Others } from '#engine/imports/compareWithOthers.ts'
import { noteSendingBegins, noteSent } from '#engine/imports/sentPrints.ts'

const shop = 'live shop'

const toBusiness = (key: string) => ({
  ...{ connection: 'Shop', environment: 'live' as const, host: 'connect.stub.africa' },
  ...{ uid: key.replace('live ', ''), business: 'Corner Shop' },
})

const folder = folderOfEachTest()
let catalogue: Catalogue
let open: Map<string, TestImporter>
beforeEach(() => {
  catalogue = openCatalogue(folder.path)
  open = new Map()
})
afterEach(() => {
  for (const { close } of open.values()) close()
  catalogue.close()
})

const others = (): Others => ({
  catalogue,
  async reach(id, path, work) {
    const importer = open.get(id) ?? (await reopened(path))
    open.set(id, importer)
    return work(importer.client)
  },
})

/** An import in the list, of a file with these lines below the heading; the nth is in row n + 1. */
async function imported(id: string, lines: readonly string[], heading = 'Date,Amount,Description') {
  const importer = testImporter()
  open.set(id, importer)
  const sourcePath = join(folder.path, `${id}.csv`)
  writeFileSync(sourcePath, [heading, ...lines, ''].join('\n'))
  const source = { sourcePath, sourceName: `${id}.csv`, choice: {}, account: bankAccount }
  const path = catalogue.pathOf(id)
  catalogue.note(valueOf(await importer.client.task('import.create', { path, id, ...source })))
  return { ...importer, id, path }
}

type Imported = Awaited<ReturnType<typeof imported>>

async function compared({ client, path }: Imported, business: string | null = shop) {
  return valueOf(await compareWithOthers(others(), client, { path, business }))
}

async function standings({ client }: Imported): Promise<(Standing['is'] | null)[]> {
  const page = valueOf(await client.call('import.page', { filter: 'all', offset: 1, limit: 100 }))
  return page.rows.map(({ standing }) => standing?.is ?? null)
}

/** Sends what waits, as the sender does, and answers with the rows that left. */
async function sent(one: Imported, { business = shop, again = false, isNoted = true } = {}) {
  const { client, path } = one
  await compared(one, business)
  valueOf(await client.call('delivery.settleBefore', { again }))
  valueOf(await noteSendingBegins(catalogue.sent, client, { path, business }))
  const rows: number[] = []
  const begun = await client.call('delivery.begin', { refused: false, to: toBusiness(business) })
  for (let more = begun.ok; more;) {
    const batch = valueOf(await client.call('delivery.next', { batchSize: 2, limit: null }))
    if (batch === null) break
    rows.push(
      ...batch.records.flatMap((record) => (record.kind === 'settlement' ? record.rows : [record.row])),
    )
    valueOf(await client.call('delivery.outcome', { batch: batch.no, outcome: { is: 'accepted' } }))
  }
  if (isNoted) valueOf(await noteSent(catalogue.sent, client, path))
  catalogue.note(valueOf(await client.call('import.summary', {})))
  return rows
}

const january = ['2025/01/03,-35.00,Coffee', '2025/01/03,-35.00,Coffee', '2025/01/09,500.00,Invoice 7']
const february = ['2025/02/01,-99.00,Phone', '2025/02/04,250.00,Invoice 8']

describe('a record that was sent with another import', () => {
  it('is not settled by a comparison that came before another layout', async () => {
    await sent(await imported('january', january))
    const both = await imported('both', [...january, ...february])
    await compared(both)
    const { layout } = valueOf(await both.client.call('import.summary', {}))
    valueOf(await both.client.task('import.setLayout', { layout, layoutName: 'Mine' }))
    expect(valueOf(await both.client.call('delivery.settleBefore', { again: false }))).toBeNull()
    await compared(both)
    expect(valueOf(await both.client.call('delivery.settleBefore', { again: false }))).toMatchObject({
      ...{ records: 5, accepted: 3, waiting: 2 },
    })
  })

  it('is told at its row and does not leave again', async () => {
    await sent(await imported('january', january))
    const both = await imported('both', [...january, ...february])
    expect(await compared(both)).toEqual({ sentBefore: 3, waitsElsewhere: 0, toLookAt: 0 })
    expect(await standings(both)).toEqual(['sentBefore', 'sentBefore', 'sentBefore', null, null])
    const page = valueOf(await both.client.call('import.page', { filter: 'sentBefore', offset: 2, limit: 9 }))
    expect(page).toMatchObject({
      total: 3,
      rows: [
        {
          row: 4,
          standing: {
            in: 'january.csv',
            at: testNow,
            certain: true,
            then: { date: '2025-01-09', amount: 50000 },
          },
        },
      ],
    })
    const plan = valueOf(await both.client.call('delivery.plan', { batchSize: 9, refused: false }))
    expect(plan).toMatchObject({ records: 2, sentBefore: 3, obstacles: [] })
    expect(await sent(both)).toEqual([5, 6])
  })

  it('is reversed with that import only', async () => {
    await sent(await imported('january', january))
    const both = await imported('both', [...january, ...february])
    await sent(both)
    const path = join(folder.path, 'reversal.csv')
    expect(valueOf(await both.client.task('import.writeReversal', { path }))).toEqual({
      entries: 2,
      payouts: 0,
    })
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n').slice(1)
    expect(lines.map((line) => line.split(',').slice(0, 4))).toEqual([
      ['2025-02-01', '99.00', 'ZAR', 'Phone'],
      ['2025-02-04', '-250.00', 'ZAR', 'Invoice 8'],
    ])
  })

  it('leaves once more where the user says so', async () => {
    await sent(await imported('first', january))
    const second = await imported('second', january)
    expect(await sent(second)).toEqual([])
    expect(await sent(second, { again: true })).toEqual([2, 3, 4])
  })

  it('is new to another business', async () => {
    await sent(await imported('first', january))
    const second = await imported('second', january)
    expect(await compared(second, 'live other')).toMatchObject({ sentBefore: 0 })
    expect(await compared(second, null)).toMatchObject({ sentBefore: 3 })
  })

  it('is known to each of two comparisons at once', async () => {
    await sent(await imported('first', january))
    const second = await imported('second', january)
    const both = await Promise.all([compared(second), compared(second)])
    expect(both.map(({ sentBefore }) => sentBefore)).toEqual([3, 3])
  })

  it('is still known to what follows a comparison while another one is asked for', async () => {
    await sent(await imported('first', january))
    const second = await imported('second', january)
    const planned = whileCompared(
      others(),
      second.client,
      { path: second.path, business: shop },
      async () => {
        void compared(second, 'live other')
        // More calls than a comparison makes, were it not made to wait.
        for (let calls = 0; calls < 30; calls++) valueOf(await second.client.call('import.summary', {}))
        return second.client.call('delivery.plan', { batchSize: 9, refused: false })
      },
    )
    expect(valueOf(await planned)).toMatchObject({ records: 0, sentBefore: 3 })
    expect(await compared(second, 'live other')).toMatchObject({ sentBefore: 0 })
  })

  it('is known when the other import is gone', async () => {
    const first = await imported('first', january)
    await sent(first)
    first.close()
    open.delete('first')
    valueOf(catalogue.remove('first'))
    expect(await sent(await imported('second', january))).toEqual([])
  })

  it('is known when sending was cut short before that was noted', async () => {
    await sent(await imported('first', january), { isNoted: false })
    expect(await sent(await imported('second', january))).toEqual([])
  })

  it('is known when the catalogue was lost', async () => {
    await sent(await imported('first', january))
    for (const { close } of open.values()) close()
    open.clear()
    catalogue.close()
    rmSync(join(folder.path, 'catalogue.sqlite'))
    catalogue = openCatalogue(folder.path)
    expect(await sent(await imported('second', january))).toEqual([])
  })
})

describe('a row that another waiting import has, too', () => {
  it('is told, and leaves with whichever is sent first', async () => {
    const first = await imported('first', january)
    const second = await imported('second', [...january, ...february])
    expect(await compared(second)).toEqual({ sentBefore: 0, waitsElsewhere: 3, toLookAt: 0 })
    expect(await standings(second)).toEqual([...Array<string>(3).fill('waitsElsewhere'), null, null])
    expect(await sent(second)).toEqual([2, 3, 4, 5, 6])
    expect(await sent(first)).toEqual([])
  })
})

describe('equal rows', () => {
  it('of one file are true repeats, from the second on', async () => {
    const one = await imported('one', january)
    expect(await standings(one)).toEqual([null, 'repeat', null])
    expect(await sent(one)).toEqual([2, 3, 4])
  })

  it('leave as often as the file has them that has more of them', async () => {
    await sent(await imported('one', january.slice(1)))
    expect(await sent(await imported('more', january))).toEqual([3])
  })

  it('are a question where their numbers differ on a day at the edge of both files', async () => {
    await sent(await imported('one', ['2025/01/02,-1.00,Parking', '2025/01/03,-35.00,Coffee']))
    const two = await imported('two', [...january])
    expect(await compared(two)).toMatchObject({ toLookAt: 2 })
  })
})

describe('a pending transaction', () => {
  const pending = '2025/01/03,-35.00,(Pending) Coffee'
  it('is the posted one where date and amount stay', async () => {
    await sent(await imported('pending', [pending]))
    expect(await sent(await imported('posted', ['2025/01/03,-35.00,Coffee', february[0] ?? '']))).toEqual([3])
  })

  it.each([
    { posted: 'another day', line: '2025/01/06,-35.00,Coffee' },
    { posted: 'another amount', line: '2025/01/03,-36.50,Coffee' },
    { posted: 'another day and amount', line: '2025/01/05,-38.50,Coffee' },
  ])('that is posted with $posted is told as changed', async ({ line }) => {
    await sent(await imported('pending', ['2025/01/01,-5.00,Bread', pending]))
    const posted = await imported('posted', ['2025/01/01,-5.00,Bread', line])
    expect(await compared(posted)).toEqual({ sentBefore: 1, waitsElsewhere: 0, toLookAt: 1 })
    const page = valueOf(await posted.client.call('import.page', { filter: 'toLookAt', offset: 0, limit: 9 }))
    expect(page.rows).toMatchObject([
      {
        row: 3,
        standing: {
          is: 'changedSince',
          in: 'pending.csv',
          then: { date: '2025-01-03', amount: -3500, isPending: true },
        },
      },
    ])
  })
})

describe('a pending transaction is not taken for', () => {
  it.each([
    { what: 'one of two', lines: ['2025/01/05,-38.50,Coffee', '2025/01/06,-40.00,Coffee'] },
    { what: 'one of more than twice as much', lines: ['2025/01/05,-70.01,Coffee'] },
    { what: 'one of less than half', lines: ['2025/01/05,-17.49,Coffee'] },
    { what: 'money that came back', lines: ['2025/01/05,38.50,Coffee'] },
    { what: 'one that came long after', lines: ['2025/01/14,-38.50,Coffee'] },
    {
      what: 'one beside that which posted it',
      lines: ['2025/01/04,-35.00,Coffee', '2025/01/05,-38.50,Coffee'],
      told: 1,
    },
  ])('$what', async ({ lines, told = 0 }) => {
    await sent(await imported('pending', ['2025/01/01,-5.00,Bread', '2025/01/03,-35.00,(Pending) Coffee']))
    const posted = await imported('posted', ['2025/01/01,-5.00,Bread', ...lines])
    expect(await compared(posted)).toMatchObject({ sentBefore: 1, toLookAt: told })
  })
})

describe('a transaction with an id of its own', () => {
  it('is told as changed when its amount or day is another', async () => {
    const heading = 'Transaction ID,Date,Amount,Description'
    await sent(
      await imported('first', ['T-1,2025/01/03,-35.00,Coffee', 'T-2,2025/01/04,12.00,Refund'], heading),
    )
    const second = await imported(
      'second',
      ['T-1,2025/01/05,-35.00,Coffee', 'T-2,2025/01/04,13.00,Refund', 'T-3,2025/01/05,-1.00,Fee'],
      heading,
    )
    await compared(second)
    expect(await standings(second)).toEqual(['changedSince', 'changedSince', null])
  })
})
