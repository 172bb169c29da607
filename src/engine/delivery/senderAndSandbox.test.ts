import { afterEach, describe, expect, it } from 'vitest'
import { usualPace, type Pace } from '#shared/delivery/nextAttempt.ts'
import type { AskedWay } from '#shared/delivery/sendWay.ts'
import type { SendProgress, SendResult } from '#shared/delivery/sendView.ts'
import type { Client } from '#shared/ipc/client.ts'
import { createConnectClient } from '#engine/connect/connectClient.ts'
import { createSender } from '#engine/delivery/sender.ts'
import { sleep } from '#engine/delivery/sleep.ts'
import { startSandboxApart, type Books, type SandboxApart } from '#engine/delivery/testing/sandboxApart.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import { bankFile, payoutFile } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import { importIn, madeOf, reopened, valueOf } from '#engine/importing/testing/testImporter.ts'

// The sender between a real import's file and a real server: nothing here is a model.

const kinds = ['latency', 'timeout', 'cutBefore', 'cutAfter', 'tooMany', 'serverError', 'refuse']
const faults = Object.fromEntries(
  [...kinds, 'webhookLost', 'webhookLate', 'webhookDouble'].map((kind) => [kind, 0.02]),
)
const pace: Pace = {
  firstWaitMs: 0,
  longestWaitMs: 0,
  longestRetryAfterMs: 0,
  attempts: 8,
  settleMs: 0,
  longestSettleMs: 0,
}
const soon = { latencyMs: 1, timeoutMs: 30_000 }

const folder = folderOfEachTest()
let sandbox: SandboxApart
afterEach(() => sandbox.close())

async function send(
  importer: Client<ImporterContract>,
  batchSize: number,
  refused = false,
  way: AskedWay = 'auto',
  over: typeof fetch = fetch,
): Promise<SendResult> {
  const { url, apiKey, appId, uid } = sandbox
  const connect = createConnectClient({ fetch: over, timeoutMs: 500 }, { baseUrl: url, apiKey, appId, uid })
  const sender = createSender({ importer, connect, sleep, random: () => 0, pace })
  const to = {
    connection: 'Practice',
    environment: 'sandbox',
    host: connect.host,
    uid,
    business: 'Corner Shop',
  } as const
  const options = { to, way, batchSize, pauseMs: 0, refused, limit: null, gate: () => Promise.resolve() }
  const { signal } = new AbortController()
  return valueOf(await sender.send({ ...options, signal, onProgress: () => undefined }))
}

/** As a user would: what was refused is sent again until nothing is left to do. */
async function sendAll(importer: Client<ImporterContract>, batchSize: number): Promise<SendResult> {
  let result = await send(importer, batchSize)
  for (let run = 0; run < 20 && open(result) > 0; run += 1) result = await send(importer, batchSize, true)
  return result
}

function open({ counts }: SendResult): number {
  return counts.waiting + counts.refused + counts.unknown
}

// `bankFile`: the nth row is of R n, going out where n is odd.
const odd = Array.from({ length: 60 }, (_, index) => 2 * index + 1)
const even = odd.map((n) => n + 1)
const amounts = (entries: Books['income']) => entries.map(({ amount }) => amount).toSorted((a, b) => a - b)

function expectEachOnce(books: Books): void {
  expect(amounts(books.expenses)).toEqual(odd)
  expect(amounts(books.income)).toEqual(even)
  const ids = [...books.income, ...books.expenses].map(({ id }) => id)
  expect(new Set(ids).size).toBe(120)
}

describe('a bank’s 120 rows', () => {
  it('arrive once each, and are all confirmed', async () => {
    sandbox = await startSandboxApart({ faults: {}, seed: 1, sameId: 'refuse', readBack: true })
    const { client, close } = await madeOf(bankFile(120), folder.path)
    const result = await send(client, 50)
    close()
    expect(result).toMatchObject({ counts: { records: 120, confirmed: 120 }, requests: 3, stoppedBy: null })
    expectEachOnce(await sandbox.books())
  })

  it.each([
    { sameId: 'update', readBack: true, seed: 1 },
    { sameId: 'update', readBack: true, seed: 2 },
    { sameId: 'update', readBack: false, seed: 3 },
    { sameId: 'add', readBack: true, seed: 4 },
    { sameId: 'add', readBack: true, seed: 5 },
    { sameId: 'refuse', readBack: true, seed: 6 },
  ])('arrive once each under 20 % faults: $sameId, reading back $readBack, seed $seed', async (options) => {
    sandbox = await startSandboxApart({ faults, ...options, ...soon })
    const { client, close } = await madeOf(bankFile(120), folder.path)
    const result = await sendAll(client, 4)
    close()
    const { records, waiting, unknown, refused } = result.counts
    expect({ records, waiting, unknown, refused }).toEqual({
      records: 120,
      waiting: 0,
      unknown: 0,
      refused: 0,
    })
    expect(result.stoppedBy).toBeNull()
    expectEachOnce(await sandbox.books())
  })
})

describe('a batch with records that stub refuses', () => {
  it('goes through but for those, each of which has its own reason', async () => {
    const refuseNames = ['Shop 17', 'Shop 250', 'Shop 500']
    const options = { faults: {}, seed: 1, sameId: 'refuse', readBack: true }
    sandbox = await startSandboxApart({ ...options, refuseNames })
    const { client, close } = await madeOf(bankFile(500), folder.path)
    const result = await send(client, 500)
    const refused = valueOf(await client.call('delivery.refusals', {}))
    close()
    expect(result).toMatchObject({ counts: { records: 500, confirmed: 497, refused: 3 }, stoppedBy: null })
    // The nth shop is in row n + 1.
    expect(refused.map(({ row }) => row)).toEqual([18, 251, 501])
    expect(refused.map(({ id, reason }) => reason.replace(id, 'its id'))).toEqual(
      refuseNames.map((name) => `record its id: “${name}” is refused here.`),
    )
    // At most both halves on each of the nine levels that 500 is halved to 1, for each of the three, and the whole.
    expect(result.requests).toBeLessThanOrEqual(1 + 2 * 3 * 9)
    const books = await sandbox.books()
    expect(books.income.length + books.expenses.length).toBe(497)
  })
})

describe('a processor’s payouts', () => {
  it('arrive once each under 20 % faults, with all their entries', async () => {
    sandbox = await startSandboxApart({ faults, sameId: 'update', readBack: true, seed: 7, ...soon })
    const { client, close } = await madeOf(payoutFile([3, 5, 2, 4, 1, 6]), folder.path)
    const result = await sendAll(client, 8)
    close()
    expect(result).toMatchObject({ counts: { records: 6, waiting: 0, unknown: 0, refused: 0 } })
    const books = await sandbox.books()
    // Each sale is R 10.00 with a fee of R 1.00: what is paid out of n sales is R 9 n.
    expect(books.settlements.map(({ amount }) => amount)).toEqual(
      expect.arrayContaining([27, 45, 18, 36, 9, 54]),
    )
    expect(books.settlements).toHaveLength(6)
    expect(amounts(books.income)).toEqual(Array(21).fill(10))
    expect(amounts(books.expenses)).toEqual(Array(21).fill(1))
  })
})

describe('other ways than many in a request', () => {
  const plain = { faults: {}, seed: 1, sameId: 'refuse', readBack: true }

  it('take an entry each by its own call', async () => {
    sandbox = await startSandboxApart(plain)
    const { client, close } = await madeOf(bankFile(6), folder.path)
    const result = await send(client, 50, false, 'single')
    close()
    expect(result).toMatchObject({ counts: { confirmed: 6 }, requests: 6, stoppedBy: null })
    const paths = (await sandbox.books()).requests.map(({ path }) => path)
    const pushes = paths.filter((path) => path.startsWith('/api/push/'))
    // The odd ones go out.
    const inTurn = ['/api/push/expense', '/api/push/income']
    expect(pushes).toEqual([...inTurn, ...inTurn, ...inTurn])
  })

  it('take settlements in a file, in one go', async () => {
    sandbox = await startSandboxApart(plain)
    const { client, close } = await madeOf(payoutFile([3, 5, 2]), folder.path)
    const result = await send(client, 2, false, 'file')
    close()
    expect(result).toMatchObject({ counts: { records: 3, confirmed: 3 }, requests: 1, stoppedBy: null })
    const { settlements, requests } = await sandbox.books()
    expect(settlements.map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual([18, 27, 45])
    expect(requests.filter(({ path }) => path === '/api/push/settlement-file')).toHaveLength(1)
  })

  it('are read back page by page, however many entries they have', async () => {
    sandbox = await startSandboxApart(plain)
    // The first has more entries than are compared at once.
    const { client, close } = await madeOf(payoutFile([2600, 10]), folder.path)
    const result = await send(client, 500, false, 'file')
    close()
    expect(result).toMatchObject({ counts: { records: 2, confirmed: 2 }, requests: 1, stoppedBy: null })
    const { settlements } = await sandbox.books()
    expect(settlements.map(({ amount }) => amount)).toEqual([23_400, 90])
  })

  it('choose the file by themselves where it would take over twenty requests', async () => {
    sandbox = await startSandboxApart(plain)
    // Each sale has a fee: 42 entries, for batches of 2.
    const { client, close } = await madeOf(payoutFile([7, 7, 7]), folder.path)
    const plan = valueOf(await client.call('delivery.plan', { batchSize: 2, refused: false }))
    expect(plan).toMatchObject({ records: 3, requests: 1, way: 'file' })
    expect(await send(client, 2)).toMatchObject({ counts: { confirmed: 3 }, requests: 1 })
    close()
  })

  it.each([
    { sameId: 'update', readBack: false, seed: 21 },
    { sameId: 'add', readBack: true, seed: 22 },
    { sameId: 'refuse', readBack: true, seed: 23 },
  ])('leave each payout once under 20 % faults, in a file: $sameId, seed $seed', async (options) => {
    sandbox = await startSandboxApart({ faults, ...options, ...soon })
    const { client, close } = await madeOf(payoutFile([3, 5, 2, 4, 1, 6]), folder.path)
    let result = await send(client, 8, false, 'file')
    for (let run = 0; run < 20 && open(result) > 0; run += 1) result = await send(client, 8, true, 'file')
    close()
    expect(result).toMatchObject({ counts: { records: 6, waiting: 0, unknown: 0, refused: 0 } })
    const { settlements } = await sandbox.books()
    expect(settlements.map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual([9, 18, 27, 36, 45, 54])
  })

  it('give way to batches where stub refuses the file', async () => {
    sandbox = await startSandboxApart(plain)
    const noFiles: typeof fetch = (address, init) =>
      fetch((address as string).replace('/api/pull/s3-upload-url', '/api/no-such-call'), init) // the client's are texts
    const { client, close } = await madeOf(payoutFile([3, 5, 2]), folder.path)
    const result = await send(client, 16, false, 'file', noFiles)
    close()
    // The file; then 6 + 10 entries, then 4.
    expect(result).toMatchObject({ counts: { confirmed: 3, refused: 0 }, requests: 3, stoppedBy: null })
  })

  it('leave nothing twice when the program ends between the upload and telling stub', async () => {
    sandbox = await startSandboxApart({ ...plain, sameId: 'add' })
    const first = await madeOf(payoutFile([3, 5, 2]), folder.path)
    valueOf(await first.client.call('delivery.begin', { refused: false }))
    const batch = valueOf(
      await first.client.call('delivery.next', { batchSize: 8, limit: null, way: 'file' }),
    )
    expect(batch).toMatchObject({ method: 'file', size: 3, records: [] })
    // What was put there is never told of.
    first.close()
    const again = await reopened(importIn(folder.path))
    expect(again.summary.delivery).toMatchObject({ unknown: 3 })
    expect(await send(again.client, 8)).toMatchObject({ counts: { confirmed: 3 }, requests: 1 })
    again.close()
    expect((await sandbox.books()).settlements).toHaveLength(3)
  })
})

describe('payouts whose rows add up to more than any amount may be', () => {
  it('are errors of their rows, and nothing of them leaves', async () => {
    sandbox = await startSandboxApart({ faults: {}, seed: 1, sameId: 'update', readBack: true })
    // R 9,000,000,000,000.00 has 15 digits of cents; two of them have 16.
    const sale = (payout: string, amount: string) =>
      `2025-03-01,#${payout},2025-03-10,${payout},${amount},0.00,${amount},ZAR`
    const lines = [
      'Transaction Date,Order,Payout Date,Payout ID,Amount,Fee,Net,Currency',
      ...[sale('P1', '9000000000000.00'), sale('P1', '9000000000000.00'), sale('P2', '9000000000000.00')],
    ]
    const { client, close, summary } = await madeOf(`${lines.join('\n')}\n`, folder.path)
    expect(summary.tally).toMatchObject({ errors: 2, records: 1 })
    const page = valueOf(await client.call('import.page', { filter: 'all', offset: 0, limit: 10 }))
    const found = page.rows.map(({ verdict }) => verdict.findings.map(({ code }) => code))
    expect(found.filter((codes) => codes.length > 0)).toEqual([
      ['settlement.tooLarge'],
      ['settlement.tooLarge'],
    ])
    expect(await send(client, 50)).toMatchObject({ counts: { records: 1, confirmed: 1 }, stoppedBy: null })
    close()
    expect((await sandbox.books()).settlements.map(({ amount }) => amount)).toEqual([9_000_000_000_000])
  })
})

describe('reading back', () => {
  interface Looking {
    readonly fetch?: typeof fetch
    readonly pace?: Pace
    readonly cancel?: AbortController
    readonly onProgress?: (progress: SendProgress) => void
  }

  /** Looks back by itself at an import of three rows of which nothing has left. */
  async function look(looking: Looking) {
    const { url, apiKey, appId, uid } = sandbox
    const { client, close } = await madeOf(bankFile(3), folder.path)
    const effects = { fetch: looking.fetch ?? fetch, timeoutMs: 60_000 }
    const connect = createConnectClient(effects, { baseUrl: url, apiKey, appId, uid })
    const how = { importer: client, connect, sleep, random: () => 1, pace: looking.pace ?? usualPace }
    const { signal } = looking.cancel ?? new AbortController()
    const read = await createSender(how).readBack({
      signal,
      onProgress: looking.onProgress ?? (() => undefined),
    })
    close()
    return read
  }

  const options = { seed: 1, sameId: 'update', readBack: true, latencyMs: 60_000, timeoutMs: 60_000 }

  it('is unavailable at once where stub says no to it, with what it said', async () => {
    sandbox = await startSandboxApart({ ...options, faults: { refuse: 1 } })
    let waits = 0
    const read = await look({ onProgress: () => (waits += 1) })
    expect(read).toMatchObject({
      ok: true,
      value: { readBack: 'unavailable', notReadBecause: 'Refused on demand.', counts: { waiting: 3 } },
    })
    expect(waits).toBe(0)
  })

  it('is unavailable, with a reason, where stub answers in no form that is known', async () => {
    sandbox = await startSandboxApart({ ...options, faults: { serverError: 1 } })
    expect(await look({ pace })).toMatchObject({
      ok: true,
      value: { readBack: 'unavailable', notReadBecause: 'a web page' },
    })
  })

  it.each(['latency', 'timeout'])('ends when its caller says so, with a request open: %s', async (fault) => {
    sandbox = await startSandboxApart({ ...options, faults: { [fault]: 1 } })
    const cancel = new AbortController()
    const cancelling: typeof fetch = (...asked) => {
      const answer = fetch(...asked)
      setImmediate(() => cancel.abort())
      return answer
    }
    expect(await look({ fetch: cancelling, cancel })).toEqual({
      ok: false,
      error: { code: 'task.cancelled' },
    })
  })

  it('ends when its caller says so, between two tries', async () => {
    sandbox = await startSandboxApart({ ...options, faults: { tooMany: 1 } })
    const cancel = new AbortController()
    const longWait: Pace = { ...usualPace, firstWaitMs: 60_000 }
    expect(await look({ pace: longWait, cancel, onProgress: () => cancel.abort() })).toEqual({
      ok: false,
      error: { code: 'task.cancelled' },
    })
  })
})
