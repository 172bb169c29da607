import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Sandbox } from '#sandbox/startSandbox.ts'
import { call, income, post, practise, stateOf } from '#sandbox/testing/practice.ts'
import { receive } from '#sandbox/testing/webhookReceiver.ts'

const settlements = [
  {
    settlement: { id: 's1', amount: 12.15, fee: 0.35, date: '2025-03-03' },
    income: [income('i')],
    expenses: [income('e', { amount: 0.35 })],
  },
]

async function place(sandbox: Sandbox): Promise<{ path: string; url: string }> {
  const { body } = await call(sandbox, '/api/pull/s3-upload-url', {})
  return z.strictObject({ error: z.literal(false), path: z.string(), url: z.string() }).parse(body)
}

function put(url: string, content: unknown, init: RequestInit = {}): Promise<Response> {
  const headers = { 'content-type': 'application/octet-stream' }
  return fetch(url, { method: 'PUT', headers, body: new Blob([JSON.stringify(content)]), ...init })
}

/** Uploads `content`, pushes the file, and answers with what the webhook is told. */
async function pushFile(sandbox: Sandbox, content: unknown): Promise<unknown> {
  const receiver = await receive()
  const { path, url } = await place(sandbox)
  expect((await put(url, content)).status).toBe(200)
  const answer = await call(sandbox, '/api/push/settlement-file', {
    data: { url: path, date: '2025-03-04' },
    webhook: receiver.url,
  })
  expect(answer.status).toBe(200)
  const [posted] = await receiver.posted(1)
  return posted?.response
}

describe('a settlement file', () => {
  it('is taken up by the push of its path', async () => {
    const sandbox = await practise()
    expect(await pushFile(sandbox, settlements)).toEqual({
      error: false,
      records: [
        { kind: 'income', id: 'i', outcome: 'added' },
        { kind: 'expenses', id: 'e', outcome: 'added' },
        { kind: 'settlements', id: 's1', outcome: 'added' },
      ],
    })
    const held = await stateOf(sandbox)
    expect(held.income).toEqual(settlements[0]!.income)
    expect(held.expenses).toEqual(settlements[0]!.expenses)
    expect(held.settlements).toEqual([settlements[0]!.settlement])
  })

  it.each([
    { what: 'is no list', content: { settlements }, says: 'the file is not of the type array.' },
    {
      what: 'has a bad record',
      content: [{ ...settlements[0], income: [income('i', { date: '2025-13-01' })] }],
      says: 'record i: date is not a calendar date, YYYY-MM-DD.',
    },
  ])('that $what is refused as a whole, by the webhook', async ({ content, says }) => {
    const sandbox = await practise()
    expect(await pushFile(sandbox, content)).toEqual({ error: true, message: says })
    expect(sandbox.counts()).toEqual({ income: 0, expenses: 0, sales: 0, settlements: 0 })
  })

  it('with a taken id is refused by the webhook, under refuse', async () => {
    const sandbox = await practise({ sameId: 'refuse' })
    await call(sandbox, '/api/push/income', { data: income('i') })
    expect(await pushFile(sandbox, settlements)).toEqual({
      error: true,
      message: 'record i: there is one with this id already.',
    })
    expect(sandbox.counts()).toMatchObject({ income: 1, settlements: 0 })
  })

  it('that was never put, or by another business, is refused by the webhook', async () => {
    const sandbox = await practise()
    const data = { businessname: 'Other', firstname: 'A', lastname: 'B', email: 'other@example.com' }
    const headers = { 'x-api-key': sandbox.apiKey }
    const { body } = await post(sandbox, '/api/push/business', { data }, headers)
    const { uid } = z.object({ uid: z.string() }).parse(body)
    const { path, url } = await place(sandbox)
    await put(url, settlements)
    const receiver = await receive()
    for (const [who, wanted] of [
      [sandbox.uid, 'settlements/none.json'],
      [uid, path],
    ])
      await call(sandbox, '/api/push/settlement-file', {
        uid: who,
        data: { url: wanted, date: '2025-03-04' },
        webhook: receiver.url,
      })
    for (const { status, response } of await receiver.posted(2))
      expect({ status, response }).toEqual({
        status: 'error',
        response: { error: true, message: 'There is no file at this path.' },
      })
  })
})

describe('a presigned upload', () => {
  it('takes one request', async () => {
    const sandbox = await practise()
    const { url } = await place(sandbox)
    expect((await put(url, settlements)).status).toBe(200)
    const again = await put(url, settlements)
    expect(again.status).toBe(403)
    expect(await again.text()).toContain('<Code>AccessDenied</Code>')
  })

  it('ends after a quarter of an hour', async () => {
    let now = Date.UTC(2025, 2, 1)
    const sandbox = await practise({ now: () => now })
    const [first, second] = [await place(sandbox), await place(sandbox)]
    now += 899_999
    expect((await put(first.url, settlements)).status).toBe(200)
    now += 1
    expect((await put(second.url, settlements)).status).toBe(403)
  })

  it.each([
    { what: 'another content type', change: (url: string) => ({ url, type: 'application/json' }) },
    { what: 'no signature', change: (url: string) => ({ url: url.replace(/\?.*/, '') }) },
    { what: 'another signature', change: (url: string) => ({ url: `${url}0` }) },
    { what: 'another path', change: (url: string) => ({ url: url.replace('.json', '2.json') }) },
  ])('refuses $what', async ({ change }) => {
    const sandbox = await practise()
    const { url } = await place(sandbox)
    const { url: changed, type = 'application/octet-stream' } = { type: undefined, ...change(url) }
    const answer = await put(changed, settlements, { headers: { 'content-type': type } })
    expect(answer.status).toBe(403)
    expect((await put(url, settlements)).status).toBe(200)
  })

  it('is refused on demand as S3 refuses', async () => {
    const sandbox = await practise({ faults: { refuse: 0.5 }, seed: 3 })
    const statuses: number[] = []
    while (statuses.length < 20) {
      const { body } = await call(sandbox, '/api/pull/s3-upload-url', {})
      const granted = z.object({ url: z.string() }).safeParse(body)
      if (granted.success) statuses.push((await put(granted.data.url, settlements)).status)
    }
    expect(new Set(statuses)).toEqual(new Set([200, 403]))
  })
})
