import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import type { ToldOutcome } from '#shared/delivery/toldOutcome.ts'
import type { DeliveredRecord, DeliveryFilter } from '#shared/delivery/deliveryPage.ts'
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

/** Rows 2 to 5: income, an expense with a fee beside it, a fee alone, an expense. Five records. */
const withFees = [
  'Transaction Date,Description,Money In,Money Out,Fee,Balance',
  '2025-03-01,Salary March,12000.00,,,15000.00',
  '2025-03-03,Cash withdrawal,,-500.00,-10.00,14490.00',
  '2025-03-31,Monthly account,,,-7.50,14482.50',
  '2025-03-31,Rent,,-100.00,,14382.50',
  '',
].join('\n')

const pageOf = async (
  { client }: TestImporter,
  filter: DeliveryFilter,
  { offset = 0, limit = 100 }: { offset?: number; limit?: number } = {},
) => valueOf(await client.call('import.deliveries', { filter, offset, limit }))

/** The rows of each record on a page. */
const rowsOn = async (...asked: Parameters<typeof pageOf>) =>
  (await pageOf(...asked)).records.map(({ rows }) => rows)

const begin = async ({ client }: TestImporter) =>
  valueOf(await client.call('delivery.begin', { refused: false }))

/** Sends the next batch and has this heard of it; answers with the ids that were in it. */
async function send(
  { client }: TestImporter,
  batchSize: number,
  outcome: BatchOutcome | null,
): Promise<string[]> {
  const batch = valueOf(await client.call('delivery.next', { batchSize, limit: null }))
  if (batch === null) throw new Error('Nothing is left to send')
  if (outcome !== null) valueOf(await client.call('delivery.outcome', { batch: batch.no, outcome }))
  return batch.records.map(({ id }) => id)
}

const saysOf = ({ rows, name, kind, amount, delivery }: DeliveredRecord) => [
  rows,
  name,
  kind,
  amount,
  delivery.state,
]

describe('the records of a file with amounts and fees', () => {
  it('are a line each, a fee too, in the order of the source', async () => {
    const made = await madeOf(withFees, folder.path, { kept: false })
    const { total, records } = await pageOf(made, 'all')
    expect(total).toBe(5)
    expect(records.map(saysOf)).toEqual([
      [[2], 'Salary March', 'income', 1200000, 'waiting'],
      [[3], 'Cash withdrawal', 'expense', 50000, 'waiting'],
      [[3], 'Cash withdrawal (fee)', 'expense', 1000, 'waiting'],
      [[4], 'Monthly account (fee)', 'expense', 750, 'waiting'],
      [[5], 'Rent', 'expense', 10000, 'waiting'],
    ])
    expect(records.map((record) => record.kind !== 'settlement' && record.part)).toEqual([
      'main',
      'main',
      'fee',
      'fee',
      'main',
    ])
  })

  it('may be on two pages where they are of one row', async () => {
    const made = await madeOf(withFees, folder.path, { kept: false })
    for (const filter of ['all', 'waiting'] as const) {
      expect((await pageOf(made, filter, { limit: 2 })).records[1]?.name).toBe('Cash withdrawal')
      expect((await pageOf(made, filter, { offset: 2, limit: 1 })).records[0]?.name).toBe(
        'Cash withdrawal (fee)',
      )
    }
  })

  it('are each in the one state that they are counted in', async () => {
    const made = await madeOf(withFees, folder.path, { kept: false })
    await begin(made)
    // Rows 2 and 3, which are three records, refused together and then each by itself; then row 4 alone.
    for (const size of [3, 3, 1, 1, 1]) await send(made, size, { is: 'refused', reason: 'unknown category' })
    const [monthly = ''] = await send(made, 1, { is: 'accepted' })
    await tellFound(made, [monthly])

    const states: [DeliveryFilter, number[][]][] = [
      ['all', [[2], [3], [3], [4], [5]]],
      ['waiting', [[5]]],
      ['sent', []],
      ['accepted', []],
      ['confirmed', [[4]]],
      ['refused', [[2], [3], [3]]],
      ['unknown', []],
    ]
    for (const [filter, rows] of states) {
      const { total, records } = await pageOf(made, filter)
      expect({ filter, total, rows: records.map((record) => record.rows) }).toEqual({
        filter,
        total: rows.length,
        rows,
      })
    }
    const all = await pageOf(made, 'all')
    expect(all.records.map(({ delivery }) => delivery.state)).toEqual([
      'refused',
      'refused',
      'refused',
      'confirmed',
      'waiting',
    ])
    const [refused] = (await pageOf(made, 'refused', { offset: 2, limit: 1 })).records
    expect(refused).toMatchObject({
      name: 'Cash withdrawal (fee)',
      delivery: { state: 'refused', batch: 5, reason: 'unknown category', at: testNow },
    })
  })

  it('do not count with their batch where they fared otherwise', async () => {
    const made = await madeOf(withFees, folder.path, { kept: false })
    await begin(made)
    await send(made, 1, { is: 'accepted' })
    const [cash = ''] = await send(made, 2, { is: 'accepted' })
    await send(made, 1, { is: 'accepted' })
    await tellFound(made, [cash])
    expect(await pageOf(made, 'accepted', { offset: 2, limit: 1 })).toMatchObject({
      total: 3,
      records: [{ rows: [4] }],
    })
  })

  it('come in the order in which they left, once a batch holds them', async () => {
    const made = await madeOf(withFees, folder.path, { kept: false })
    await begin(made)
    await send(made, 1, { is: 'refused', reason: 'no' })
    await send(made, 2, { is: 'accepted' })
    valueOf(await made.client.call('delivery.begin', { refused: true }))
    await send(made, 1, { is: 'accepted' })
    await send(made, 1, null)
    expect(await rowsOn(made, 'accepted')).toEqual([[3], [3], [2]])
    expect(await rowsOn(made, 'accepted', { offset: 1, limit: 2 })).toEqual([[3], [2]])
    expect(await rowsOn(made, 'sent')).toEqual([[4]])
  })
})

describe('payouts', () => {
  it('are a line each, with the rows that they are made of', async () => {
    // Two sales of R 10.00 with a fee of R 1.00 each: R 18.00 in rows 2 and 3. One sale: R 9.00 in row 4.
    const made = await madeOf(payoutFile([2, 1]), folder.path, { kept: false })
    await begin(made)
    await send(made, 4, { is: 'refused', reason: 'no such account' })
    const { total, records } = await pageOf(made, 'all')
    expect(total).toBe(2)
    expect(records).toMatchObject([
      {
        ...{ kind: 'settlement', name: 'P1', date: '2025-03-10', currency: 'ZAR', amount: 1800, lines: 4 },
        rows: [2, 3],
        delivery: { state: 'refused', reason: 'no such account' },
      },
      {
        ...{ kind: 'settlement', name: 'P2', date: '2025-03-11', currency: 'ZAR', amount: 900, lines: 2 },
        rows: [4],
        delivery: { state: 'waiting' },
      },
    ])
    expect(await pageOf(made, 'refused')).toEqual({ total: 1, records: [records[0]] })
    expect(await pageOf(made, 'waiting')).toEqual({ total: 1, records: [records[1]] })
  })
})

describe('a page of many records', () => {
  it('goes on over the border between two chunks', async () => {
    const made = await madeOf(bankFile(2500), folder.path, { kept: false })
    await begin(made)
    await send(made, 500, { is: 'accepted' })
    // What waits begins at row 502: the 499th of it is in row 1000, the last of the first chunk.
    expect(await rowsOn(made, 'waiting', { offset: 498, limit: 3 })).toEqual([[1000], [1001], [1002]])
    expect(await rowsOn(made, 'accepted', { offset: 498, limit: 3 })).toEqual([[500], [501]])
    expect(
      (await pageOf(made, 'waiting', { offset: 1999, limit: 5 })).records.map(({ rows }) => rows),
    ).toEqual([[2501]])
    expect(await rowsOn(made, 'all', { offset: 2499, limit: 5 })).toEqual([[2501]])
  })

  it('reads no chunk but its own', async () => {
    const made = await madeOf(bankFile(2500), folder.path)
    await begin(made)
    await send(made, 500, { is: 'accepted' })
    made.close()
    const db = new DatabaseSync(importIn(folder.path))
    db.exec('UPDATE span SET crc = crc + 1 WHERE no = 1')
    db.close()

    const again = await reopened(importIn(folder.path))
    expect(await rowsOn(again, 'waiting', { limit: 1 })).toEqual([[502]])
    // Rows 502 to 2000 wait in the first two chunks, 1499 of them.
    expect(await rowsOn(again, 'waiting', { offset: 1499, limit: 1 })).toEqual([[2001]])
    expect(await rowsOn(again, 'all', { offset: 2000, limit: 1 })).toEqual([[2002]])
    expect(await rowsOn(again, 'accepted', { offset: 499, limit: 1 })).toEqual([[501]])
    const broken = await again.client.call('import.deliveries', { filter: 'waiting', offset: 1498, limit: 1 })
    expect(broken).toMatchObject({ ok: false, error: { code: 'import.broken' } })
    again.close()
  })
})

describe('what reading back found', () => {
  const amount = { row: 2, id: '', field: 'amount', ours: '1.00', stubs: '2.00' } as const

  it('is said of a record that differs at stub, also when the import is opened again, until it differs no more', async () => {
    const made = await madeOf(bankFile(3), folder.path)
    await begin(made)
    const [id = ''] = await send(made, 2, { is: 'accepted' })
    const differences = [{ ...amount, id }]
    const found = [{ row: 2, id, by: 'id' as const, differences }]
    valueOf(await made.client.call('delivery.found', { found, absent: [], whole: true }))
    made.close()

    const again = await reopened(importIn(folder.path))
    expect(again.summary.differing).toBe(1)
    expect(valueOf(await again.client.call('delivery.differences', {}))).toEqual(differences)
    const differing = await pageOf(again, 'differs')
    expect(differing).toMatchObject({
      total: 1,
      records: [{ rows: [2], delivery: { state: 'confirmed', differs: differences } }],
    })
    const alike = [{ row: 2, id, by: 'id' as const, differences: [] }]
    valueOf(await again.client.call('delivery.found', { found: alike, absent: [], whole: true }))
    expect(await pageOf(again, 'differs')).toEqual({ total: 0, records: [] })
    again.close()
  })

  it('is said of a record that was there and is not any more, until it is there again', async () => {
    const made = await madeOf(bankFile(3), folder.path, { kept: false })
    await begin(made)
    const [first = '', second = ''] = await send(made, 2, { is: 'accepted' })
    const there = [first, second].map((id, at) => ({ row: 2 + at, id, by: 'id' as const, differences: [] }))
    valueOf(await made.client.call('delivery.found', { found: there, absent: [], whole: true }))
    // The record of row 4 was never sent: that it is absent says nothing.
    const absent = [
      { row: 2, id: first },
      { row: 4, id: 'r1never' },
    ]
    valueOf(await made.client.call('delivery.found', { found: there.slice(1), absent, whole: true }))
    expect(await pageOf(made, 'differs')).toMatchObject({
      total: 1,
      records: [{ rows: [2], delivery: { state: 'confirmed', differs: [{ row: 2, field: 'record' }] } }],
    })
    valueOf(await made.client.call('delivery.found', { found: there, absent: [], whole: true }))
    expect(await pageOf(made, 'differs')).toEqual({ total: 0, records: [] })
  })

  it('says nothing of a record that stub reported as stored and has never shown', async () => {
    const made = await madeOf(bankFile(3), folder.path, { kept: false })
    await begin(made)
    const [id = ''] = await send(made, 1, { is: 'accepted' })
    const outcome: ToldOutcome = { is: 'stored', ids: null, refused: [] }
    valueOf(await made.client.call('delivery.told', { batch: 1, attempt: 1, outcome, at: testNow, bytes: 2 }))
    valueOf(await made.client.call('delivery.found', { found: [], absent: [{ row: 2, id }], whole: true }))
    expect(await pageOf(made, 'differs')).toEqual({ total: 0, records: [] })
  })

  it('is said of a record that was accepted and is not there yet, once all were looked for', async () => {
    const made = await madeOf(bankFile(3), folder.path, { kept: false })
    await begin(made)
    await send(made, 2, { is: 'accepted' })
    valueOf(await made.client.call('delivery.found', { found: [], absent: [], whole: false }))
    const before = await pageOf(made, 'accepted')
    expect(before.records.map(({ delivery }) => 'notFoundAt' in delivery)).toEqual([false, false])
    valueOf(await made.client.call('delivery.found', { found: [], absent: [], whole: true }))
    const { records } = await pageOf(made, 'all')
    expect(records.map(({ delivery }) => delivery)).toMatchObject([
      { state: 'accepted', notFoundAt: testNow },
      { state: 'accepted', notFoundAt: testNow },
      { state: 'waiting' },
    ])
  })
})
