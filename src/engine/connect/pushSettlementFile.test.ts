import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { maybeDone } from '#shared/delivery/nextAttempt.ts'
import type { Settlement } from '#shared/records/record.ts'
import { createConnectClient } from '#engine/connect/connectClient.ts'
import { settlementFile } from '#engine/connect/pushSettlementFile.ts'
import { serveLoopback, type Heard, type LoopbackServer } from '#engine/connect/testing/loopbackServer.ts'

const key = 'sk_test_secret'
const asking = '/api/pull/s3-upload-url'
const pushing = '/api/push/settlement-file'

const payout = (id: string): Settlement => ({
  ...{ rows: [2], kind: 'settlement', id, date: '2025-03-03', currency: 'ZAR', amount: 900, fee: 0 },
  income: [
    {
      row: 2,
      part: 'main',
      kind: 'income',
      id: `${id}a`,
      date: '2025-03-01',
      name: 'Cake',
      amount: 900,
      currency: 'ZAR',
    },
  ],
  expenses: [],
})
const written = (id: string) => ({
  income: [{ id: `${id}a`, date: '2025-03-01', name: 'Cake', currency: 'ZAR', amount: 9 }],
  expenses: [],
  settlement: { id, amount: 9, fee: 0, date: '2025-03-03' },
})

// Not every caller waits between pages; a real one does.
async function* pages(...all: Settlement[][]) {
  for (const page of all) yield Promise.resolve(page)
}

let server: LoopbackServer
afterEach(() => server.close())

type Answers = Partial<Record<'ask' | 'put' | 'push', (response: ServerResponse, times: number) => void>>

/** Plays stub and the store beside it; what is not said goes well. */
async function push(answers: Answers) {
  const times = new Map<string, number>()
  server = await serveLoopback(({ path }: Heard, response) => {
    const step = path === asking ? 'ask' : path === pushing ? 'push' : 'put'
    const nth = (times.get(step) ?? 0) + 1
    times.set(step, nth)
    const answer = answers[step]
    if (answer !== undefined) answer(response, nth)
    else if (step === 'ask')
      response.end(place(`${server.url}/s3/f${nth}.json?X-Amz-Signature=hidden${nth}`, nth))
    else response.end()
  })
  const target = { baseUrl: server.url, apiKey: key, appId: 'app', uid: 'u1' }
  const client = createConnectClient({ fetch, timeoutMs: 5000 }, target)
  const file = await settlementFile(pages([payout('p1'), payout('p2')], [], [payout('p3')]))
  return client.pushSettlementFile(file, '2025-04-01')
}

const place = (url: string, nth = 1) => JSON.stringify({ error: false, path: `f${nth}.json`, url })
const status =
  (code: number, body = '') =>
  (response: ServerResponse) => {
    response.writeHead(code)
    response.end(body)
  }

describe('a settlement file', () => {
  it('is an array of what its pages hold, and an empty one of nothing', async () => {
    server = await serveLoopback(() => undefined)
    const file = await settlementFile(pages([payout('p1'), payout('p2')], [], [payout('p3')]))
    expect(JSON.parse(await file.text())).toEqual([written('p1'), written('p2'), written('p3')])
    expect(await (await settlementFile(pages([]))).text()).toBe('[]')
  })

  it('is put where stub says, and stub is told its path and the day', async () => {
    const outcome = await push({})
    expect(outcome).toMatchObject({ is: 'accepted', exchange: { endpoint: pushing, status: 200 } })
    expect(server.heard.map(({ method, path, body }) => ({ method, path, body }))).toEqual([
      { method: 'POST', path: asking, body: { apikey: key, appid: 'app', uid: 'u1' } },
      { method: 'PUT', path: '/s3/f1.json', body: [written('p1'), written('p2'), written('p3')] },
      {
        method: 'POST',
        path: pushing,
        body: { apikey: key, appid: 'app', uid: 'u1', data: { url: 'f1.json', date: '2025-04-01' } },
      },
    ])
    const [ask, put, told] = server.heard.map(({ headers }) => headers)
    expect([ask?.['x-api-key'], put?.['x-api-key'], told?.['x-api-key']]).toEqual([key, undefined, key])
    // S3 takes no body of unknown length.
    expect(put).toMatchObject({ 'content-type': 'application/octet-stream' })
    expect(put?.['content-length']).toMatch(/^\d+$/)
    expect(put?.['transfer-encoding']).toBeUndefined()
  })

  it('asks for another place when the first one is over', async () => {
    const put = (response: ServerResponse, nth: number) => status(nth === 1 ? 403 : 200)(response)
    expect(await push({ put })).toMatchObject({ is: 'accepted' })
    expect(server.heard.map(({ path }) => path)).toEqual([
      asking,
      '/s3/f1.json',
      asking,
      '/s3/f2.json',
      pushing,
    ])
    expect(server.heard.at(-1)?.body).toMatchObject({ data: { url: 'f2.json' } })
  })

  it.each([
    {
      what: 'every place is over',
      answers: { put: status(403, '<Error><Code>AccessDenied</Code>hidden3</Error>') },
    },
    { what: 'the store is down', answers: { put: status(503) } },
    { what: 'the store sends us elsewhere', answers: { put: status(307) } },
    { what: 'the upload is cut', answers: { put: (response: ServerResponse) => void response.destroy() } },
    { what: 'stub is down when it is asked', answers: { ask: status(503) } },
    {
      what: 'stub names no place',
      answers: { ask: (response: ServerResponse) => void response.end('{"error":false}') },
    },
    {
      what: 'stub names a place inside the network',
      answers: { ask: (response: ServerResponse) => void response.end(place('http://169.254.169.254/f')) },
    },
  ])('has certainly not come to the books when $what', async ({ answers }) => {
    const outcome = await push(answers)
    expect(outcome.is === 'failed' && maybeDone(outcome.cause)).toBe(false)
    expect(outcome.is).toBe('failed')
    expect(server.heard.some(({ path }) => path === pushing)).toBe(false)
    expect(JSON.stringify(outcome)).not.toMatch(/hidden|sk_test/)
  })

  it('may have come to the books when telling stub of it fails', async () => {
    const outcome = await push({ push: (response) => void response.destroy() })
    expect(outcome.is === 'failed' && maybeDone(outcome.cause)).toBe(true)
  })

  it.each([404, 405])('is refused, not we, by a stub that answers the question with %i', async (code) => {
    expect(await push({ ask: status(code) })).toMatchObject({ is: 'refused', concerns: 'records' })
  })

  it('stops at a wrong key', async () => {
    expect(await push({ ask: status(401) })).toMatchObject({ is: 'refused', concerns: 'access' })
  })
})
