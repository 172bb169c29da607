import { describe, expect, it } from 'vitest'
import { call, freshDataFile, income, practise } from '#sandbox/testing/practice.ts'
import { receive } from '#sandbox/testing/webhookReceiver.ts'
import { retryDelay } from '#sandbox/webhooks.ts'

const push = '/api/push/many'
const data = { income: [income('a')], expenses: [] }
const farShorter = 1e-6 // six hours become 22 ms

describe('webhooks', () => {
  it.each([
    { failures: 1, then: 10_000 },
    { failures: 2, then: 150_000 },
    { failures: 3, then: 1_800_000 },
    { failures: 4, then: 21_600_000 },
    { failures: 5, then: null },
  ])('try again $then ms after failure $failures', ({ failures, then }) => {
    expect(retryDelay(failures)).toBe(then)
  })

  it('tell the outcome of a push in the documented envelope', async () => {
    const now = Date.UTC(2025, 2, 1, 8, 30)
    const receiver = await receive()
    const sandbox = await practise({ now: () => now })
    await call(sandbox, push, { data, webhook: receiver.url, signature: 'our own text' })
    await call(sandbox, '/api/push/income', { data: income('a'), webhook: receiver.url })
    const [first, second] = await receiver.posted(2)
    expect(first).toEqual({
      date: '2025-03-01T08:30:00.000Z',
      timestamp: now,
      signature: 'our own text',
      status: 'success',
      received: {
        webhook: receiver.url,
        uid: sandbox.uid,
        type: 'many',
        appid: sandbox.appId,
        direction: 'push',
      },
      response: { error: false, records: [{ kind: 'income', id: 'a', outcome: 'added' }] },
    })
    expect(second).toMatchObject({
      signature: null,
      response: { records: [{ kind: 'income', id: 'a', outcome: 'updated' }] },
    })
  })

  it.each([
    { path: '/api/pull/income', brings: { error: false, income: [income('a')] } },
    { path: '/api/pull/expenses', brings: { error: false, expenses: [] } },
    {
      path: '/api/pull/insights',
      brings: {
        error: false,
        insights: [{ month: '2025-03', currency: 'ZAR', income: 12.5, expenses: 0, profit: 12.5 }],
      },
    },
  ])('bring what $path asks for', async ({ path, brings }) => {
    const receiver = await receive()
    const sandbox = await practise()
    await call(sandbox, push, { data })
    await call(sandbox, path, { webhook: receiver.url })
    const [posted] = await receiver.posted(1)
    expect(posted?.received).toMatchObject({ direction: 'pull', type: path.slice('/api/pull/'.length) })
    expect(posted?.response).toEqual(brings)
  })

  it('tell of a bank feed twice: that it is being fetched, and what it brought', async () => {
    const receiver = await receive()
    const sandbox = await practise({ webhookTimeScale: 0.01 })
    await call(sandbox, '/api/pull/bank-feed', { webhook: receiver.url })
    const posted = await receiver.posted(2)
    expect(posted.map(({ response }) => response)).toEqual([
      { error: false, hardrefreshing: true },
      { error: false, accounts: [] },
    ])
  })

  it.each([
    { fails: 2, posts: 3, why: 'until they are taken' },
    { fails: 9, posts: 5, why: 'four times, then give up' },
  ])('try again $why', async ({ fails, posts }) => {
    const receiver = await receive((no) => (no <= fails ? 503 : 200))
    const sandbox = await practise({ webhookTimeScale: farShorter })
    await call(sandbox, push, { data, webhook: receiver.url })
    await sandbox.settled()
    expect(receiver.all).toHaveLength(posts)
    expect(receiver.all.every((post) => post.timestamp === receiver.all[0]?.timestamp)).toBe(true)
  })

  it('give up on an address where nobody listens', async () => {
    const sandbox = await practise({ webhookTimeScale: farShorter })
    await call(sandbox, push, { data, webhook: 'http://127.0.0.1:9/outcomes' })
    await expect(sandbox.settled()).resolves.toBeUndefined()
  })

  it('are owed across a restart', async () => {
    const receiver = await receive((no) => (no === 1 ? 500 : 200))
    const dataFile = freshDataFile()
    const first = await practise({ dataFile })
    await call(first, push, { data, webhook: receiver.url })
    await receiver.posted(1)
    // Whether it has noted the failure by now or not, the post is due ten seconds later.
    await first.close()
    const tenSecondsLater = Date.now() + 10_000
    await practise({ dataFile, now: () => tenSecondsLater })
    await receiver.posted(2)
    expect(receiver.all[1]).toEqual(receiver.all[0])
  })

  it.each([
    'http://stub.example/outcomes',
    'ftp://127.0.0.1/outcomes',
    'http://127.0.0.1.evil.example/',
    'outcomes',
  ])('are not sent to %s', async (webhook) => {
    const sandbox = await practise()
    const answer = await call(sandbox, push, { data, webhook })
    expect(answer).toEqual({
      status: 400,
      body: { error: true, message: 'webhook is not an https: address.' },
    })
  })
})

describe('faults of webhooks', () => {
  it('lose the post', async () => {
    const receiver = await receive()
    const sandbox = await practise({ faults: { webhookLost: 1 } })
    await call(sandbox, push, { data, webhook: receiver.url })
    await sandbox.settled()
    expect(receiver.all).toEqual([])
    expect(sandbox.counts().income).toBe(1)
  })

  it('double the post', async () => {
    const receiver = await receive()
    const sandbox = await practise({ faults: { webhookDouble: 1 } })
    await call(sandbox, push, { data, webhook: receiver.url })
    await sandbox.settled()
    expect(receiver.all).toHaveLength(2)
    expect(receiver.all[0]).toEqual(receiver.all[1])
  })

  it('delay the post by a minute', async () => {
    const receiver = await receive()
    const dataFile = freshDataFile()
    const start = Date.now()
    const first = await practise({ dataFile, faults: { webhookLate: 1 }, now: () => start })
    await call(first, push, { data, webhook: receiver.url })
    await expect.poll(() => first.counts().income).toBe(1)
    await first.close()
    expect(receiver.all).toEqual([])
    await practise({ dataFile, now: () => start + 60_000 })
    await receiver.posted(1)
  })
})
