import { describe, expect, it } from 'vitest'
import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import type { DeliveryFilter } from '#shared/delivery/deliveryPage.ts'
import type { Batch, BatchOutcome } from '#engine/importing/batch.ts'
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

const begin = async ({ client }: TestImporter, refused = false) =>
  valueOf(await client.call('delivery.begin', { refused }))

const next = async ({ client }: TestImporter, batchSize = 4, limit: number | null = null) =>
  valueOf(await client.call('delivery.next', { batchSize, limit }))

const hear = async ({ client }: TestImporter, batch: number, outcome: BatchOutcome) =>
  valueOf(await client.call('delivery.outcome', { batch, outcome }))

/** Refuses the next records, each by itself; their ids. */
const refuseNext = async (made: TestImporter, count: number, reason = 'no') => {
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    const batch = await next(made, 1)
    ids.push(...idsOf(batch))
    await hear(made, batch?.no ?? 0, { is: 'refused', reason })
  }
  return ids
}

const rowsOf = (batch: Batch | null) =>
  batch?.records.flatMap((record) => (record.kind === 'settlement' ? record.rows : [record.row]))

const idsOf = (batch: Batch | null) => batch?.records.map(({ id }) => id) ?? []

const counts = (some: Partial<DeliveryCounts>): DeliveryCounts => ({
  ...{ records: 0, waiting: 0, sent: 0, accepted: 0, confirmed: 0, refused: 0, unknown: 0 },
  ...some,
})

const deliveriesOf = async ({ client }: TestImporter, filter: DeliveryFilter) =>
  valueOf(await client.call('import.deliveries', { filter, offset: 0, limit: 100 })).records

const shownRows = async (...asked: Parameters<typeof deliveriesOf>) =>
  (await deliveriesOf(...asked)).flatMap(({ rows }) => rows)

describe('the next batch', () => {
  it('takes what waits in the order of the source, until nothing is left', async () => {
    const made = await madeOf(bankFile(10), folder.path, inMemory)
    await begin(made)
    const batches = []
    for (let batch = await next(made); batch !== null; batch = await next(made)) {
      batches.push(rowsOf(batch))
      expect(batch).toMatchObject({ no: batches.length, method: 'many', attempt: 1 })
      await hear(made, batch.no, { is: 'accepted' })
    }
    expect(batches).toEqual([
      [2, 3, 4, 5],
      [6, 7, 8, 9],
      [10, 11],
    ])
  })

  it('is counted as sent from the moment it is handed out', async () => {
    const made = await madeOf(bankFile(10), folder.path, inMemory)
    expect(await begin(made)).toEqual(counts({ records: 10, waiting: 10 }))
    await next(made)
    expect(valueOf(await made.client.call('delivery.counts', {}))).toEqual(
      counts({ records: 10, waiting: 6, sent: 4 }),
    )
    expect(await hear(made, 1, { is: 'accepted' })).toEqual(counts({ records: 10, waiting: 6, accepted: 4 }))
  })

  it('holds no more records than are asked for', async () => {
    const made = await madeOf(bankFile(10), folder.path, inMemory)
    await begin(made)
    expect(rowsOf(await next(made, 4, 3))).toEqual([2, 3, 4])
  })

  it('never parts the records of one row, nor comes back empty because of that', async () => {
    const text = [
      'Date,Amount,Fee,Balance,Description',
      '2025/01/05,-10.00,-1.00,989.00,Rent',
      '2025/01/06,-20.00,-1.00,968.00,Lunch',
      '2025/01/07,-30.00,0.00,938.00,Tea',
      '',
    ].join('\n')
    const made = await madeOf(text, folder.path, inMemory)
    expect(made.summary.tally.records).toBe(5)
    await begin(made)
    expect(rowsOf(await next(made, 3))).toEqual([2, 2])
    expect(rowsOf(await next(made, 1))).toEqual([3, 3])
    expect(rowsOf(await next(made, 1))).toEqual([4])
  })

  it('counts the entries of settlements, and takes at least one settlement', async () => {
    const made = await madeOf(payoutFile([2, 1, 4]), folder.path, inMemory)
    await begin(made)
    // 2 sales and their fees are 4 entries, then 2, then 8.
    const first = await next(made, 6)
    expect(first).toMatchObject({ method: 'settlement', records: [{ rows: [2, 3] }, { rows: [4] }] })
    expect(rowsOf(await next(made, 6))).toEqual([5, 6, 7, 8])
    expect(await next(made, 6)).toBeNull()
  })

  it('is refused to who has not begun and may not', async () => {
    const made = await madeOf(bankFile(2), folder.path, { kept: false, account: null })
    expect(await made.client.call('delivery.next', { batchSize: 5, limit: null })).toMatchObject({
      ok: false,
      error: { code: 'internal' },
    })
  })
})

describe('beginning', () => {
  it.each([
    { text: bankFile(2), account: null, code: 'send.accountMissing' },
    { text: 'Date,Amount,Description\n03/04/2025,-1.00,Tea\n', account: '1', code: 'send.questionsOpen' },
    { text: 'Date,Amount,Description\n2025/02/31,-1.00,Tea\n', account: '1', code: 'send.nothing' },
  ])('is refused with $code, as the plan says before', async ({ text, account, code }) => {
    const made = await madeOf(text, folder.path, { kept: false, account })
    const plan = valueOf(await made.client.call('delivery.plan', { batchSize: 10, refused: false }))
    expect(plan.obstacles.map((obstacle) => obstacle.code)).toContain(code)
    const begun = await made.client.call('delivery.begin', { refused: false })
    expect(begun).toMatchObject({ ok: false, error: { code: plan.obstacles[0]?.code } })
  })
})

describe('what was heard of a batch', () => {
  it('lets its records wait again when it never left', async () => {
    const made = await madeOf(bankFile(10), folder.path, inMemory)
    await begin(made)
    const first = await next(made)
    expect(await hear(made, 1, { is: 'notSent' })).toEqual(counts({ records: 10, waiting: 10 }))
    const second = await next(made)
    expect(second?.no).toBe(2)
    expect(idsOf(second)).toEqual(idsOf(first))
  })

  it('leaves everything open to change when nothing left, and then begins from the first row', async () => {
    const made = await madeOf(bankFile(6), folder.path, inMemory)
    await begin(made)
    await next(made, 10)
    await hear(made, 1, { is: 'notSent' })
    const layout = { ...made.summary.layout, sign: 'inverted' } as const
    valueOf(await made.client.task('import.setLayout', { layout, layoutName: null }))
    await begin(made)
    expect(await next(made, 2)).toMatchObject({ no: 2, records: [{ row: 2, kind: 'income' }, { row: 3 }] })
  })

  it('keeps it unknown when a second attempt never left, as the first may have arrived', async () => {
    const made = await madeOf(bankFile(10), folder.path, inMemory)
    await begin(made)
    const first = await next(made)
    await hear(made, 1, { is: 'unknown' })
    const again = valueOf(await made.client.call('delivery.again', { batch: 1 }))
    expect(again).toEqual({ ...first, attempt: 2 })
    expect(await hear(made, 1, { is: 'notSent' })).toEqual(counts({ records: 10, waiting: 6, unknown: 4 }))
  })

  it('sends an unknown batch again as it was, once in each run and before any new one', async () => {
    const made = await madeOf(bankFile(6), folder.path, inMemory)
    await begin(made)
    const first = await next(made)
    await hear(made, 1, { is: 'unknown' })
    expect(rowsOf(await next(made))).toEqual([6, 7])
    await hear(made, 2, { is: 'accepted' })
    expect(await next(made)).toBeNull()
    await begin(made)
    expect(await next(made)).toEqual({ ...first, attempt: 2 })
    await hear(made, 1, { is: 'unknown' })
    expect(await next(made)).toBeNull()
  })

  it('tells of each refused record its row and why', async () => {
    const made = await madeOf(bankFile(3), folder.path, inMemory)
    await begin(made)
    const [first, second] = await refuseNext(made, 2, 'unknown category')
    expect(valueOf(await made.client.call('delivery.refusals', {}))).toEqual([
      { row: 2, id: first, reason: 'unknown category' },
      { row: 3, id: second, reason: 'unknown category' },
    ])
    expect(await shownRows(made, 'refused')).toEqual([2, 3])
    expect(await shownRows(made, 'waiting')).toEqual([4])
  })

  it('may come after the process that sent it was started anew', async () => {
    const made = await madeOf(bankFile(10), folder.path)
    await begin(made)
    await next(made)
    made.close()
    const again = await reopened(importIn(folder.path))
    expect(again.summary.delivery).toEqual(counts({ records: 10, waiting: 6, unknown: 4 }))
    expect(await hear(again, 1, { is: 'accepted' })).toEqual(counts({ records: 10, waiting: 6, accepted: 4 }))
    again.close()
  })
})

describe('a refused batch of several', () => {
  const refused = { is: 'refused', reason: 'no' } as const

  /** Sends until nothing is left, and tells which rows went together; batches with a row of `bad` are refused. */
  const sendAll = async (made: TestImporter, batchSize: number, bad: readonly number[]) => {
    const sent: (readonly number[])[] = []
    for (let batch = await next(made, batchSize); batch !== null; batch = await next(made, batchSize)) {
      const rows = rowsOf(batch) ?? []
      sent.push(rows)
      await hear(made, batch.no, rows.some((row) => bad.includes(row)) ? refused : { is: 'accepted' })
    }
    return sent
  }

  it('leaves again in halves until the one to blame is by itself, and before anything new', async () => {
    const made = await madeOf(bankFile(6), folder.path, inMemory)
    await begin(made)
    expect(await sendAll(made, 4, [4])).toEqual([[2, 3, 4, 5], [2, 3], [4, 5], [4], [5], [6, 7]])
    expect(await shownRows(made, 'refused')).toEqual([4])
    expect(await shownRows(made, 'accepted')).toEqual([2, 3, 5, 6, 7])
  })

  it('leaves the larger half first where it does not divide by two', async () => {
    const made = await madeOf(bankFile(5), folder.path, inMemory)
    await begin(made)
    expect(await sendAll(made, 5, [6])).toEqual([[2, 3, 4, 5, 6], [2, 3, 4], [5, 6], [5], [6]])
  })

  it('parts the records of one row', async () => {
    const text = [
      'Date,Amount,Fee,Balance,Description',
      '2025/01/05,-10.00,-1.00,989.00,Rent',
      '2025/01/06,-20.00,-1.00,968.00,Lunch',
      '2025/01/07,-30.00,0.00,938.00,Tea',
      '',
    ].join('\n')
    const made = await madeOf(text, folder.path, inMemory)
    await begin(made)
    expect(rowsOf(await next(made))).toEqual([2, 2, 3, 3])
    await hear(made, 1, refused)
    const half = await next(made)
    expect(rowsOf(half)).toEqual([2, 2])
    await hear(made, 2, refused)
    const [main, fee] = idsOf(half)
    expect(idsOf(await next(made))).toEqual([main])
    await hear(made, 3, { is: 'accepted' })
    expect(idsOf(await next(made))).toEqual([fee])
    await hear(made, 4, refused)
    expect(await sendAll(made, 4, [])).toEqual([[3, 3], [4]])
    expect(valueOf(await made.client.call('delivery.counts', {}))).toEqual(
      counts({ records: 5, accepted: 4, refused: 1 }),
    )
  })

  it('parts settlements, never what is in one', async () => {
    const made = await madeOf(payoutFile([2, 1, 4]), folder.path, inMemory)
    await begin(made)
    expect(await sendAll(made, 20, [4])).toEqual([
      [2, 3, 4, 5, 6, 7, 8],
      [2, 3, 4],
      [2, 3],
      [4],
      [5, 6, 7, 8],
    ])
    expect(await shownRows(made, 'refused')).toEqual([4])
  })

  it('goes on in halves after the process was started anew', async () => {
    const made = await madeOf(bankFile(8), folder.path)
    await begin(made)
    await next(made, 8)
    await hear(made, 1, refused)
    made.close()
    const again = await reopened(importIn(folder.path))
    expect(again.summary.delivery).toEqual(counts({ records: 8, waiting: 8 }))
    await begin(again)
    expect(await sendAll(again, 8, [9])).toEqual([[2, 3, 4, 5], [6, 7, 8, 9], [6, 7], [8, 9], [8], [9]])
    again.close()
  })

  it('holds a record that was found meanwhile for confirmed', async () => {
    const made = await madeOf(bankFile(4), folder.path, inMemory)
    await begin(made)
    const [first, second] = idsOf(await next(made))
    await hear(made, 1, refused)
    await tellFound(made, [first ?? '', second ?? ''])
    expect(await sendAll(made, 4, [])).toEqual([[4, 5]])
    expect(await shownRows(made, 'confirmed')).toEqual([2, 3])
  })
})

describe('refused records', () => {
  const refusedOf = async () => {
    const made = await madeOf(bankFile(6), folder.path, inMemory)
    await begin(made)
    const refused = await refuseNext(made, 4)
    await next(made)
    await hear(made, 5, { is: 'accepted' })
    return { ...made, refused }
  }

  it('stay where they are until they are asked for', async () => {
    const made = await refusedOf()
    expect(await made.client.call('delivery.begin', { refused: false })).toEqual({
      ok: false,
      error: { code: 'send.nothing' },
    })
    expect(await begin(made, true)).toEqual(counts({ records: 6, waiting: 4, accepted: 2 }))
    const again = await next(made, 10)
    expect(idsOf(again)).toEqual(made.refused)
  })

  it('wait again once they are corrected, alone and under the same id', async () => {
    const made = await refusedOf()
    const fix = { does: 'set', row: 4, field: 'name', value: 'Corrected' } as const
    const fixed = valueOf(await made.client.call('import.fix', { fix }))
    expect(fixed.rows).toMatchObject([{ row: 4, delivery: { state: 'waiting' } }])
    expect(fixed.summary.delivery).toEqual(counts({ records: 6, waiting: 1, accepted: 2, refused: 3 }))
    await begin(made)
    const again = await next(made)
    expect(again?.records).toMatchObject([{ row: 4, name: 'Corrected', id: made.refused[2] }])
    expect(await next(made)).toBeNull()
  })

  it('are gone when their row is left out, and wait when it is taken back in', async () => {
    const made = await refusedOf()
    const out = valueOf(await made.client.call('import.fix', { fix: { does: 'leaveOut', row: 4 } }))
    expect(out.summary.delivery).toEqual(counts({ records: 5, accepted: 2, refused: 3 }))
    const back = valueOf(await made.client.call('import.undo', {}))
    expect(back.summary.delivery).toEqual(counts({ records: 6, waiting: 1, accepted: 2, refused: 3 }))
    await begin(made)
    expect(rowsOf(await next(made))).toEqual([4])
  })
})

describe('once a record has left', () => {
  const sentOf = async (outcome: BatchOutcome | null) => {
    const made = await madeOf(bankFile(6, ['2025/01/09,ten,Words']), folder.path, inMemory)
    await begin(made)
    await next(made)
    if (outcome !== null) await hear(made, 1, outcome)
    return made
  }
  const begun = { ok: false, error: { code: 'import.sendingBegun' } }

  it.each([null, { is: 'accepted' }, { is: 'unknown' }] as const)(
    'nothing that would change it is done: %o',
    async (outcome) => {
      const made = await sentOf(outcome)
      const { client, summary } = made
      expect(await client.call('import.fix', { fix: { does: 'leaveOut', row: 2 } })).toEqual(begun)
      expect(await client.task('import.setAccount', { account: '4711' })).toEqual(begun)
      expect(await client.task('import.read', { choice: {} })).toEqual(begun)
      const { layout } = summary
      expect(await client.task('import.setLayout', { layout, layoutName: null })).toEqual(begun)
    },
  )

  it('a row that still waits can be fixed', async () => {
    const made = await sentOf({ is: 'accepted' })
    const out = valueOf(await made.client.call('import.fix', { fix: { does: 'leaveOut', row: 7 } }))
    expect(out.summary.delivery).toEqual(counts({ records: 5, waiting: 1, accepted: 4 }))
  })

  it('it cannot be fixed together with one that has left: neither is', async () => {
    const made = await sentOf({ is: 'accepted' })
    const fixes = [2, 7].map((row) => ({ does: 'leaveOut' as const, row }))
    expect(await made.client.call('import.fix', { fix: { does: 'several', fixes } })).toEqual(begun)
    expect(valueOf(await made.client.call('import.summary', {})).canUndo).toBe(false)
  })

  it('a row that was in error is sent when it is fixed, though the sending had passed it', async () => {
    const made = await sentOf({ is: 'accepted' })
    await next(made)
    await hear(made, 2, { is: 'accepted' })
    expect(await next(made)).toBeNull()
    const fix = { does: 'set', row: 8, field: 'amount', value: '-3.00' } as const
    await made.client.call('import.fix', { fix })
    await begin(made)
    expect(rowsOf(await next(made))).toEqual([8])
  })

  it('what was fixed before cannot be undone, and nobody is offered to', async () => {
    const made = await madeOf(bankFile(3), folder.path, inMemory)
    const fix = { does: 'set', row: 2, field: 'name', value: 'Rent' } as const
    expect(valueOf(await made.client.call('import.fix', { fix })).summary.canUndo).toBe(true)
    await begin(made)
    await next(made)
    expect(valueOf(await made.client.call('import.summary', {})).canUndo).toBe(false)
    expect(await made.client.call('import.undo', {})).toEqual(begun)
  })

  it('no line joins a settlement that has left', async () => {
    const made = await madeOf(payoutFile([2, 2]), folder.path, inMemory)
    await begin(made)
    expect(rowsOf(await next(made, 4))).toEqual([2, 3])
    const fix = { does: 'set', row: 4, field: 'settlementId', value: 'P1' } as const
    expect(await made.client.call('import.fix', { fix })).toEqual(begun)
  })
})

describe('what stub turns out to hold', () => {
  it('is confirmed, whatever it was before; ids of others are passed over', async () => {
    const made = await madeOf(bankFile(10), folder.path, inMemory)
    await begin(made)
    const accepted = idsOf(await next(made, 2))
    await hear(made, 1, { is: 'accepted' })
    const refused = await refuseNext(made, 2)
    const [unknown, sent] = [idsOf(await next(made, 2)), idsOf(await next(made, 2))]
    await hear(made, 4, { is: 'unknown' })
    const records = valueOf(await made.client.call('import.records', { from: 8, limit: 1 }))
    const waiting = records.map(({ id }) => id)
    const ids = [accepted, refused, unknown, sent].map((some) => some[0] ?? '')
    expect(await tellFound(made, [...ids, ...waiting, 'r1somebodyelses'])).toEqual(
      counts({ records: 10, confirmed: 5, accepted: 1, refused: 1, unknown: 1, sent: 1, waiting: 1 }),
    )
    expect(await shownRows(made, 'confirmed')).toEqual([2, 4, 6, 8, 10])
    const [first] = await deliveriesOf(made, 'confirmed')
    expect(first?.delivery).toEqual({ state: 'confirmed', by: 'readBack', at: testNow })
  })

  it('is not sent again: not with its batch, nor if it never had one', async () => {
    const made = await madeOf(bankFile(6), folder.path, inMemory)
    await begin(made)
    const batch = await next(made)
    await hear(made, 1, { is: 'unknown' })
    const last = valueOf(await made.client.call('import.records', { from: 5, limit: 1 })).map(({ id }) => id)
    await tellFound(made, [...idsOf(batch).slice(0, 2), ...last])
    await begin(made)
    expect(rowsOf(await next(made))).toEqual([4, 5])
    await hear(made, 1, { is: 'accepted' })
    expect(rowsOf(await next(made))).toEqual([6])
    expect(await hear(made, 3, { is: 'accepted' })).toEqual(counts({ records: 6, confirmed: 3, accepted: 3 }))
    expect(await next(made)).toBeNull()
  })

  it('stays confirmed when the answer to its request comes after', async () => {
    const made = await madeOf(bankFile(2), folder.path, inMemory)
    await begin(made)
    await tellFound(made, idsOf(await next(made)))
    expect(await hear(made, 1, { is: 'refused', reason: 'it is there already' })).toEqual(
      counts({ records: 2, confirmed: 2 }),
    )
  })

  it('may be a settlement', async () => {
    const made = await madeOf(payoutFile([2, 1]), folder.path, inMemory)
    await begin(made)
    const [first] = idsOf(await next(made, 10))
    await hear(made, 1, { is: 'accepted' })
    expect(await tellFound(made, [first ?? ''])).toEqual(counts({ records: 2, accepted: 1, confirmed: 1 }))
  })

  it('proves by an equal record only what stub took in', async () => {
    const made = await madeOf(bankFile(3), folder.path, inMemory)
    await begin(made)
    const [accepted] = idsOf(await next(made, 1))
    await hear(made, 1, { is: 'accepted' })
    const [unknown] = idsOf(await next(made, 1))
    await hear(made, 2, { is: 'unknown' })
    const [waiting] = valueOf(await made.client.call('import.records', { from: 2, limit: 1 }))
    const found = [accepted, unknown, waiting?.id].map((id, index) => ({
      ...{ row: index + 2, id: id ?? '', by: 'value' as const, differences: [] },
    }))
    expect(valueOf(await made.client.call('delivery.found', { found, absent: [], whole: true }))).toEqual(
      counts({ records: 3, confirmed: 1, unknown: 1, waiting: 1 }),
    )
  })
})

describe('the plan', () => {
  it('adds up what would leave', async () => {
    const made = await madeOf(bankFile(5, ['2025/01/09,ten,Words']), folder.path, inMemory)
    const plan = valueOf(await made.client.call('delivery.plan', { batchSize: 2, refused: false }))
    // Out: 1 + 3 + 5, in: 2 + 4.
    expect(plan).toEqual({
      records: 5,
      requests: 3,
      income: { count: 2, sum: 600, others: [] },
      expense: { count: 3, sum: 900, others: [] },
      settlement: { count: 0, sum: 0, others: [] },
      currency: 'ZAR',
      leftOut: 0,
      sentBefore: 0,
      errors: 1,
      way: 'batch',
      obstacles: [],
    })
  })

  it('leaves out what has left, counts what is unknown, and what was refused only when asked', async () => {
    const made = await madeOf(bankFile(8), folder.path, inMemory)
    await begin(made)
    for (const outcome of [{ is: 'accepted' }, { is: 'unknown' }] as const)
      await hear(made, (await next(made, 2))?.no ?? 0, outcome)
    await refuseNext(made, 2)
    // Unknown: rows of R 3 out and R 4 in; waiting: R 7 out and R 8 in; refused: R 5 out and R 6 in.
    const plan = valueOf(await made.client.call('delivery.plan', { batchSize: 2, refused: false }))
    expect(plan).toMatchObject({
      records: 4,
      requests: 2,
      income: { count: 2, sum: 1200 },
      expense: { count: 2, sum: 1000 },
    })
    const all = valueOf(await made.client.call('delivery.plan', { batchSize: 2, refused: true }))
    expect(all).toMatchObject({
      records: 6,
      requests: 3,
      income: { count: 3, sum: 1800 },
      expense: { count: 3, sum: 1500 },
    })
  })

  it('counts requests of settlements by their entries', async () => {
    const made = await madeOf(payoutFile([2, 1, 4]), folder.path, inMemory)
    const plan = valueOf(await made.client.call('delivery.plan', { batchSize: 6, refused: false }))
    // (2 + 1 + 4) × R 9.00
    expect(plan).toMatchObject({ records: 3, requests: 2, settlement: { count: 3, sum: 6300 } })
  })
})
