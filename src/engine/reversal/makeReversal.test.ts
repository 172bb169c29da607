import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { BatchOutcome } from '#engine/importing/batch.ts'
import { payoutFile } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import {
  importIn,
  madeOf,
  reopened,
  tellFound,
  testImporter,
  valueOf,
  type TestImporter,
} from '#engine/importing/testing/testImporter.ts'
import { makeReversal } from '#engine/reversal/makeReversal.ts'

const folder = folderOfEachTest()

const march = [
  'Date,Amount,Description',
  '2025/03/03,-43.90,"Lunch, Total"',
  '2025/03/04,250.00,Closing balance sale',
  '2025/03/05,-12.00,Rent',
  '',
].join('\n')

async function sendNext(
  { client }: TestImporter,
  batchSize: number,
  outcome: BatchOutcome,
): Promise<string[]> {
  const batch = valueOf(await client.call('delivery.next', { batchSize, limit: null }))
  valueOf(await client.call('delivery.outcome', { batch: batch?.no ?? 0, outcome }))
  return batch?.records.map(({ id }) => id) ?? []
}

const begin = async ({ client }: TestImporter) => client.call('delivery.begin', { refused: false })

const reversed = async (original: TestImporter, name = 'reversal') => {
  const plan = testImporter()
  const made = await makeReversal({
    ...{ original: original.client, plan: plan.client, path: importIn(folder.path, name), id: name },
  })
  return { plan, made }
}

const recordsOf = async ({ client }: TestImporter) =>
  valueOf(await client.call('import.records', { from: 0, limit: 100 }))

describe('a reversal', () => {
  it('holds each record that stub took in with the money going the other way, and says which it reverses', async () => {
    const original = await madeOf(march, folder.path)
    await begin(original)
    const [lunch = '', sale = ''] = await sendNext(original, 2, { is: 'accepted' })
    await tellFound(original, [sale])
    await sendNext(original, 1, { is: 'refused', reason: 'no' })
    const { plan, made } = await reversed(original)
    expect(valueOf(made)).toMatchObject({
      ...{ step: 'review', questions: [], account: '62001234567' },
      source: { name: 'Reversal of source.csv' },
      reverses: { id: 'first', name: 'source.csv' },
      tally: { rows: 2, converted: 2, errors: 0, records: 2 },
    })
    expect(await recordsOf(plan)).toMatchObject([
      {
        ...{ kind: 'income', date: '2025-03-03', name: 'Lunch, Total', amount: 4390, currency: 'ZAR' },
        notes: `Reverses Lunch, Total of 2025-03-03, ${lunch}`,
      },
      {
        ...{ kind: 'expense', date: '2025-03-04', name: 'Closing balance sale', amount: 25000 },
        notes: `Reverses Closing balance sale of 2025-03-04, ${sale}`,
      },
    ])
  })

  it('has the same ids when it is made twice, and none of the original', async () => {
    const original = await madeOf(march, folder.path)
    await begin(original)
    const ids = await sendNext(original, 3, { is: 'accepted' })
    const one = await reversed(original, 'one')
    valueOf(await original.client.call('import.setReversal', { reversal: null }))
    const other = await reversed(original, 'other')
    const reversing = (await recordsOf(one.plan)).map(({ id }) => id)
    expect((await recordsOf(other.plan)).map(({ id }) => id)).toEqual(reversing)
    expect(new Set([...ids, ...reversing]).size).toBe(6)
  })

  it('of payouts reverses the lines of those that stub took in, and counts these', async () => {
    const original = await madeOf(payoutFile([1, 1]), folder.path)
    await begin(original)
    await sendNext(original, 1, { is: 'accepted' })
    await sendNext(original, 1, { is: 'refused', reason: 'no' })
    const { plan } = await reversed(original)
    expect((await recordsOf(plan)).map((record) => [record.kind, record.amount])).toEqual([
      ['expense', 1000],
      ['income', 100],
    ])
    const { reversal } = valueOf(await original.client.call('import.summary', {}))
    expect(reversal).toMatchObject({ payouts: 1 })
  })

  it('keeps the original from being sent, also when it is opened again, until that is lifted', async () => {
    const original = await madeOf(march, folder.path)
    await begin(original)
    await sendNext(original, 2, { is: 'accepted' })
    const { plan } = await reversed(original)
    plan.close()
    original.close()
    const again = await reopened(importIn(folder.path))
    const planned = { code: 'send.reversalPlanned', name: 'Reversal of source.csv' }
    expect(await begin(again)).toEqual({ ok: false, error: planned })
    expect((await reversed(again)).made).toEqual({ ok: false, error: planned })
    expect(
      valueOf(await again.client.call('delivery.plan', { batchSize: 5, refused: false })).obstacles,
    ).toContainEqual(planned)
    const lifted = await again.client.call('import.setReversal', { reversal: null })
    expect(valueOf(lifted).reversal).toBeNull()
    expect(await begin(again)).toMatchObject({ ok: true })
    again.close()
  })

  it.each([
    { sent: null, code: 'reverse.nothing' },
    { sent: { is: 'refused', reason: 'no' } as const, code: 'reverse.nothing' },
    { sent: { is: 'unknown' } as const, code: 'reverse.unknown' },
  ])('is not made where what was sent is $sent: $code', async ({ sent, code }) => {
    const original = await madeOf(march, folder.path)
    await begin(original)
    if (sent !== null) await sendNext(original, 1, sent)
    const before = readdirSync(folder.path)
    const { made } = await reversed(original)
    expect(made).toMatchObject({ ok: false, error: { code } })
    expect(valueOf(await original.client.call('import.summary', {})).reversal).toBeNull()
    expect(readdirSync(folder.path)).toEqual(before)
  })

  it('is not made while the answer to a request is still to come', async () => {
    const original = await madeOf(march, folder.path)
    await begin(original)
    valueOf(await original.client.call('delivery.next', { batchSize: 2, limit: null }))
    expect((await reversed(original)).made).toEqual({
      ok: false,
      error: { code: 'reverse.unknown', records: 2 },
    })
  })
})
