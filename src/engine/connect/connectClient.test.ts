import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { maybeDone } from '#shared/delivery/nextAttempt.ts'
import type { Entry, Settlement } from '#shared/records/record.ts'
import { createConnectClient, type ConnectClient } from '#engine/connect/connectClient.ts'
import { serveLoopback, type Heard, type LoopbackServer } from '#engine/connect/testing/loopbackServer.ts'

const key = 'sk_test_very+secret/key'
const income: Entry = {
  row: 8,
  part: 'main',
  kind: 'income',
  id: 'r1aaaaaaaaaaaaaaaaaaaaaaaaaa',
  date: '2025-03-01',
  name: 'Coffee and cake',
  amount: 115050,
  currency: 'ZAR',
  category: 'Sales',
  notes: 'Card machine',
  vat: 15007,
  productId: 'PRODUCT',
  feeId: 'r1bbbbbbbbbbbbbbbbbbbbbbbbbb',
}
const cash: Entry = {
  row: 9,
  part: 'main',
  kind: 'income',
  id: 'r1cccccccccccccccccccccccccc',
  date: '2025-03-02',
  name: 'Cash',
  amount: 8000,
  currency: 'ZAR',
}
const fee: Entry = {
  row: 8,
  part: 'fee',
  kind: 'expense',
  id: 'r1bbbbbbbbbbbbbbbbbbbbbbbbbb',
  date: '2025-03-01',
  name: 'Coffee and cake (fee)',
  amount: 1150,
  currency: 'ZAR',
  category: 'Merchant Fees',
  notes: 'Card machine',
  vat: 150,
}
const rent: Entry = {
  row: 10,
  part: 'main',
  kind: 'expense',
  id: 'r1dddddddddddddddddddddddddd',
  date: '2025-02-28',
  name: 'Rent March',
  amount: 720000,
  currency: 'ZAR',
}
const settlement: Settlement = {
  rows: [8],
  kind: 'settlement',
  id: 'r1ssssssssssssssssssssssssss',
  date: '2025-03-03',
  amount: 113900,
  fee: 1150,
  currency: 'ZAR',
  income: [income],
  expenses: [fee],
}

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

async function serve(answer: (request: Heard, response: ServerResponse) => void): Promise<LoopbackServer> {
  const server = await serveLoopback(answer)
  open.push(server)
  return server
}

function clientAt(baseUrl: string, more: { timeoutMs?: number; apiKey?: string } = {}): ConnectClient {
  return createConnectClient(
    { fetch, timeoutMs: more.timeoutMs ?? 10_000 },
    { baseUrl, appId: 'APPID', apiKey: more.apiKey ?? key, uid: 'UID' },
  )
}

const answers =
  (status: number, body: string, headers: Record<string, string> = {}) =>
  (_: Heard, response: ServerResponse) => {
    response.writeHead(status, headers).end(body)
  }

describe('a request on the wire', () => {
  const calls: { endpoint: string; ask: (client: ConnectClient) => Promise<unknown> }[] = [
    { endpoint: 'push-many', ask: (client) => client.pushMany([income, fee, cash, rent]) },
    { endpoint: 'push-income', ask: (client) => client.pushIncome(income) },
    { endpoint: 'push-expense', ask: (client) => client.pushExpense(fee) },
    { endpoint: 'push-settlement', ask: (client) => client.pushSettlements([settlement]) },
    { endpoint: 'pull-business', ask: (client) => client.pullBusiness('owner@example.com') },
    {
      endpoint: 'push-business',
      ask: (client) =>
        client.createBusiness({
          businessname: 'Corner Shop',
          firstname: 'Ann',
          lastname: 'Owner',
          industry: 'Retail',
          phone: '+27 21 555 0100',
          vatregistered: true,
          email: 'owner@example.com',
        }),
    },
  ]

  it.each(calls)('for $endpoint is the golden one, byte for field', async ({ endpoint, ask }) => {
    const server = await serve(answers(200, '{"error": false}'))
    await ask(clientAt(server.url, { apiKey: 'APIKEY' }))
    const file = new URL(`../../sandbox/testdata/golden/${endpoint}.json`, import.meta.url)
    // The files are ours, one shape for all; a wrong one fails the comparison below.
    const golden = JSON.parse(readFileSync(file, 'utf8')) as Pick<
      Heard,
      'method' | 'path' | 'headers' | 'body'
    >
    expect(server.heard).toHaveLength(1)
    const [sent] = server.heard
    expect({ method: sent?.method, path: sent?.path, body: sent?.body }).toEqual({
      method: golden.method,
      path: golden.path,
      body: golden.body,
    })
    expect(sent?.headers).toMatchObject(golden.headers)
    expect(sent?.headers['x-api-key']).toBe(golden.headers['x-api-key'])
  })
})

it('each push has a connection of its own, on which nobody sends it again', async () => {
  const server = await serve(answers(200, '{}'))
  const client = clientAt(server.url)
  await client.pushIncome(income)
  await client.pushExpense(fee)
  expect(server.heard.map(({ headers }) => headers['connection'])).toEqual(['close', 'close'])
})

describe('the outcome of a push', () => {
  it.each([
    { status: 200, body: '' },
    { status: 204, body: '' },
    { status: 200, body: '{"error": false, "message": "Queued."}' },
  ])('is accepted for $status with "$body"', async ({ status, body }) => {
    const server = await serve(answers(status, body))
    expect(await clientAt(server.url).pushMany([income])).toMatchObject({ is: 'accepted' })
  })

  it('is refused, with what stub says, for error: true', async () => {
    const server = await serve(answers(200, '{"error": true, "message": "No such category."}'))
    expect(await clientAt(server.url).pushMany([income])).toMatchObject({
      is: 'refused',
      status: 200,
      reason: 'No such category.',
      concerns: 'records',
    })
  })

  it('is refused because of us for 401', async () => {
    const server = await serve(answers(401, '{"error": true, "message": "Wrong."}'))
    expect(await clientAt(server.url).pushMany([income])).toMatchObject({ is: 'refused', concerns: 'access' })
  })

  it('is to be tried again, and not done, for 429, when stub says', async () => {
    const server = await serve(answers(429, '{"message": "Slow down."}', { 'Retry-After': '7' }))
    const outcome = await clientAt(server.url).pushMany([income])
    expect(outcome).toMatchObject({
      is: 'failed',
      cause: { is: 'tooMany', retryAfterMs: 7000 },
      refusal: null,
    })
  })

  it.each([
    {
      name: 'a web page with 200',
      status: 200,
      body: '<html>Sign in</html>',
      cause: 'unclear',
      detail: 'a web page',
    },
    {
      name: 'a JSON list',
      status: 200,
      body: '[]',
      cause: 'unclear',
      detail: 'an answer in an unknown form',
    },
    {
      name: 'a web page with 502',
      status: 502,
      body: '<html>Bad gateway</html>',
      cause: 'serverError',
      detail: 'a web page',
    },
    { name: '500 without a body', status: 500, body: '', cause: 'serverError', detail: 'an empty answer' },
  ])('may or may not be done for $name', async ({ status, body, cause, detail }) => {
    const server = await serve(answers(status, body))
    const host = new URL(server.url).host
    expect(await clientAt(server.url).pushMany([income])).toMatchObject({
      is: 'failed',
      cause: { is: cause },
      why: { code: 'stub.unclear', host, status, detail },
      refusal: null,
    })
  })

  it('comes with what was measured of it, and never with our key', async () => {
    const said = JSON.stringify({ error: true, message: `No key ${key} here.` })
    const server = await serve(answers(400, said))
    const { exchange } = await clientAt(server.url).pushIncome(cash)
    expect(exchange).toEqual({
      endpoint: '/api/push/income',
      bytes: Number(server.heard[0]?.headers['content-length']),
      status: 400,
      answer: '{"error":true,"message":"No key ••• here."}',
    })
    expect(exchange?.bytes).toBeGreaterThan(100)
  })

  it('keeps the first 2,000 characters of a long answer', async () => {
    const server = await serve(answers(200, `<html>${'x'.repeat(5000)}</html>`))
    const { exchange } = await clientAt(server.url).pushMany([income])
    expect(exchange?.answer).toBe(`<html>${'x'.repeat(1994)}`)
  })

  it('tells the network’s word where no answer came', async () => {
    const server = await serve((_, response) => response.socket?.resetAndDestroy())
    const { exchange } = await clientAt(server.url).pushMany([income])
    expect(exchange).toMatchObject({ endpoint: '/api/push/many', status: null })
    expect(exchange?.answer).not.toBe('')
  })

  it('keeps the reason that came with a 500, for when trying again does not help', async () => {
    const server = await serve(answers(500, '{"error": true, "message": "Bad date."}'))
    const outcome = await clientAt(server.url).pushMany([income])
    expect(outcome).toMatchObject({ is: 'failed', cause: { is: 'serverError' }, refusal: 'Bad date.' })
  })

  it.each([502, 503, 504])('takes a %s for no word on the records, whatever it says', async (status) => {
    const server = await serve(answers(status, '{"error": true, "message": "Down for now."}'))
    const outcome = await clientAt(server.url).pushMany([income])
    expect(outcome).toMatchObject({ is: 'failed', cause: { is: 'serverError' }, refusal: null })
  })

  it('may be done when the connection is reset before an answer', async () => {
    const server = await serve((_, response) => response.socket?.resetAndDestroy())
    const outcome = await clientAt(server.url).pushMany([income])
    expect(outcome).toMatchObject({ is: 'failed', cause: { is: 'lost' }, why: { code: 'stub.unreachable' } })
  })

  it('may be done when the connection is cut in the middle of the answer', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'Content-Length': '1000' })
      response.write('{"error": fal', () => response.socket?.destroy())
    })
    expect(await clientAt(server.url).pushMany([income])).toMatchObject({
      is: 'failed',
      cause: { is: 'lost' },
    })
  })

  it.each([
    {
      name: 'cannot be unpacked',
      headers: { 'Content-Encoding': 'gzip', 'Content-Length': '13' },
      detail: 'Z_DATA_ERROR',
    },
    {
      name: 'is cut',
      headers: { 'Content-Length': '1000' },
      detail: 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
    },
  ])('has its status where the answer $name', async ({ headers, detail }) => {
    const server = await serve((_, response) => {
      response.writeHead(200, headers)
      response.write('{"error": fal', () => response.socket?.destroySoon())
    })
    const outcome = await clientAt(server.url).pushMany([income])
    expect(outcome).toMatchObject({
      is: 'failed',
      why: { code: 'stub.unclear', status: 200, detail },
      exchange: { status: 200, answer: detail },
    })
    expect(outcome.is === 'failed' && maybeDone(outcome.cause)).toBe(true)
  })

  it('may be done when the answer takes too long', async () => {
    const server = await serve(() => undefined)
    const outcome = await clientAt(server.url, { timeoutMs: 50 }).pushMany([income])
    expect(outcome).toMatchObject({ is: 'failed', cause: { is: 'timeout' }, why: { code: 'stub.timeout' } })
  })

  it('may be done when the answer begins and never ends', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200).write('{')
    })
    const outcome = await clientAt(server.url, { timeoutMs: 200 }).pushMany([income])
    expect(outcome).toMatchObject({ is: 'failed', cause: { is: 'timeout' } })
  })

  it('is not sought elsewhere when stub sends us on', async () => {
    const elsewhere = await serve(answers(200, ''))
    const server = await serve(answers(307, '', { Location: `${elsewhere.url}/api/push/many` }))
    const outcome = await clientAt(server.url).pushMany([income])
    expect(outcome).toMatchObject({
      is: 'failed',
      cause: { is: 'unclear' },
      why: { status: 307 },
      exchange: { status: 307 },
    })
    expect(elsewhere.heard).toEqual([])
  })

  it('is not read beyond a megabyte', async () => {
    let written = 0
    const server = await serve((_, response) => {
      const more = (): void => {
        if (response.destroyed || written > 50_000_000) return
        written += 1_000_000
        response.write(' '.repeat(1_000_000), more)
      }
      response.writeHead(200)
      more()
    })
    const outcome = await clientAt(server.url).pushMany([income])
    expect(outcome).toMatchObject({
      is: 'failed',
      cause: { is: 'unclear' },
      why: { detail: 'an answer of more than 1000000 bytes' },
      exchange: { status: 200 },
    })
  })

  it('is certainly not done where nobody listens', async () => {
    const server = await serveLoopback(() => undefined)
    await server.close()
    const outcome = await clientAt(server.url).pushMany([income])
    expect(outcome).toMatchObject({
      is: 'failed',
      cause: { is: 'unreachable' },
      why: { code: 'stub.unreachable', detail: 'ECONNREFUSED' },
    })
  })

  it('is certainly not done where the host has no address', async () => {
    const outcome = await clientAt('http://stub.invalid').pushMany([income])
    expect(outcome).toMatchObject({
      is: 'failed',
      cause: { is: 'unreachable' },
      why: { host: 'stub.invalid' },
    })
  })

  it('is certainly not done where the certificate is not to be trusted', async () => {
    const plain = createTcpServer((socket) => socket.end('this is no TLS'))
    plain.listen(0, '127.0.0.1')
    await once(plain, 'listening')
    const { port } = plain.address() as AddressInfo // it listens on TCP
    const outcome = await clientAt(`https://127.0.0.1:${port}`).pushMany([income])
    plain.close()
    expect(outcome.is === 'failed' && maybeDone(outcome.cause)).toBe(false)
  })

  it('never tells the key, even where stub repeats it', async () => {
    const said = `Unknown apikey ${key} (${encodeURIComponent(key)})`
    const server = await serve(answers(400, JSON.stringify({ error: true, message: said })))
    const outcome = await clientAt(server.url).pushMany([income])
    expect(outcome).toMatchObject({ reason: 'Unknown apikey ••• (•••)' })
  })
})

describe('businesses', () => {
  it('are found by email', async () => {
    const server = await serve(
      answers(200, '{"error": false, "businesses": [{"uid": "u1", "businessname": "Corner Shop"}]}'),
    )
    expect(await clientAt(server.url).pullBusiness('owner@example.com')).toEqual({
      ok: true,
      value: [{ uid: 'u1', name: 'Corner Shop' }],
    })
  })

  it.each([
    {
      name: 'a refusal',
      status: 401,
      body: '{"error": true, "message": "Wrong key."}',
      error: { code: 'stub.refused', message: 'Wrong key.' },
    },
    {
      name: 'an empty answer',
      status: 200,
      body: '',
      error: { code: 'stub.unclear', status: 200, detail: 'an empty answer' },
    },
    {
      name: 'a web page',
      status: 200,
      body: '<html>',
      error: { code: 'stub.unclear', status: 200, detail: 'a web page' },
    },
  ])('are not guessed from $name', async ({ status, body, error }) => {
    const server = await serve(answers(status, body))
    expect(await clientAt(server.url).pullBusiness('owner@example.com')).toMatchObject({ ok: false, error })
  })

  const corner = {
    businessname: 'Corner Shop',
    firstname: 'Ann',
    lastname: 'Owner',
    email: 'owner@example.com',
  }

  it('are made, and named as asked where stub answers without a name', async () => {
    const server = await serve(answers(200, '{"error": false, "uid": "u9", "token": "t"}'))
    expect(await clientAt(server.url).createBusiness(corner)).toEqual({
      ok: true,
      value: { uid: 'u9', name: 'Corner Shop' },
    })
  })

  it('are not taken as made without a uid', async () => {
    const server = await serve(answers(200, '{"error": false}'))
    expect(await clientAt(server.url).createBusiness(corner)).toMatchObject({
      ok: false,
      error: { code: 'stub.unclear' },
    })
  })
})

describe('a key', () => {
  const noKey = '{"error": true, "message": "Unknown apikey."}'
  it.each([
    {
      name: 'good',
      verify: { status: 200, body: '{"error": false, "valid": true}' },
      check: { ok: true, value: 'good' },
    },
    {
      name: 'turned down as not valid',
      verify: { status: 200, body: '{"valid": false}' },
      check: { ok: false, error: { code: 'stub.refused' } },
    },
    {
      name: 'turned down',
      verify: { status: 401, body: '{"error": true, "message": "No."}' },
      check: { ok: false, error: { message: 'No.' } },
    },
  ])('is judged by the call for it: $name', async ({ verify, check }) => {
    const server = await serve(answers(verify.status, verify.body))
    expect(await clientAt(server.url).verifyKey()).toMatchObject(check)
    expect(server.heard.map(({ method, path, query }) => ({ method, path, query }))).toEqual([
      { method: 'GET', path: '/api/verify/apikey', query: { apikey: key, appid: 'APPID' } },
    ])
  })

  it.each([
    {
      verify: 404,
      question: { status: 200, body: '{"error": false, "data": []}' },
      check: { ok: true, value: 'taken' },
    },
    { verify: 200, question: { status: 200, body: '[]' }, check: { ok: true, value: 'taken' } },
    {
      verify: 500,
      question: { status: 400, body: '{"error": true, "message": "No such business."}' },
      check: { ok: true, value: 'unknown' },
    },
    {
      verify: 404,
      question: { status: 200, body: noKey },
      check: { ok: false, error: { code: 'stub.refused', message: 'Unknown apikey.' } },
    },
    {
      verify: 404,
      question: { status: 403, body: '' },
      check: { ok: false, error: { code: 'stub.refused' } },
    },
    {
      verify: 404,
      question: { status: 502, body: '' },
      check: { ok: false, error: { code: 'stub.unclear' } },
    },
  ])(
    'is judged by another question where that call answers $verify in HTML: $check',
    async ({ verify, question, check }) => {
      const server = await serve(({ path }, response) => {
        if (path === '/api/verify/apikey') response.writeHead(verify).end('<html>')
        else response.writeHead(question.status).end(question.body)
      })
      expect(await clientAt(server.url).verifyKey()).toMatchObject(check)
      expect(server.heard.map(({ path }) => path)).toEqual(['/api/verify/apikey', '/api/pull/business'])
    },
  )

  it('is not judged where nobody listens', async () => {
    const server = await serveLoopback(() => undefined)
    await server.close()
    expect(await clientAt(server.url).verifyKey()).toMatchObject({
      ok: false,
      error: { code: 'stub.unreachable' },
    })
  })
})

describe('whether stub answers', () => {
  it.each([
    { says: 'a list', answer: answers(200, '{"businesses": []}'), is: true },
    { says: 'no', answer: answers(401, '{"error": true, "message": "Wrong key."}'), is: true },
    { says: 'nothing', answer: () => undefined, is: false },
    { says: 'that it is down', answer: answers(502, '<html>'), is: false },
  ])('is $is where it says $says', async ({ answer, is }) => {
    const server = await serve(answer)
    expect(await clientAt(server.url, { timeoutMs: 300 }).answers({ patience: 'little' })).toBe(is)
    expect(server.heard.map(({ path }) => path)).toEqual(['/api/pull/business'])
  })
})

describe('records of which no request can be made', () => {
  const tooLarge = { ...settlement, amount: 1_000_000_000_000_000 }

  it('are a bug that throws before anything leaves', async () => {
    const server = await serve(answers(200, ''))
    const client = clientAt(server.url)
    expect(() => client.pushSettlements([tooLarge])).toThrow(RangeError)
    expect(() => client.pushIncome(rent)).toThrow('is no income')
    expect(server.heard).toEqual([])
  })
})

describe('reading back', () => {
  const good: Record<string, string> = {
    '/api/auth/token': '{"token": "TOKEN"}',
    '/api/realtime/income': '{"error": false, "income": [{"id": "a"}, {"id": "b"}]}',
    '/api/realtime/expenses': '{"error": false, "expenses": [{"id": "c"}]}',
  }
  const answering =
    (bodies: Record<string, string>, status = 200) =>
    ({ path }: Heard, response: ServerResponse): void => {
      const body = bodies[path] ?? good[path] ?? ''
      response.writeHead(path in bodies ? status : 200).end(body)
    }

  it('tells every id that stub holds', async () => {
    const server = await serve(answering({}))
    const read = await clientAt(server.url).readBack()
    expect(read.is === 'answered' && ['a', 'b', 'c', 'd'].map((id) => read.books.find(id)?.kind)).toEqual([
      ...['income', 'income', 'expense', undefined],
    ])
    expect(server.heard.map(({ method, path, query, body }) => ({ method, path, query, body }))).toEqual([
      {
        method: 'POST',
        path: '/api/auth/token',
        query: {},
        body: { apikey: key, appid: 'APPID', uid: 'UID' },
      },
      {
        method: 'GET',
        path: '/api/realtime/income',
        query: { token: 'TOKEN', uid: 'UID', appid: 'APPID' },
        body: null,
      },
      {
        method: 'GET',
        path: '/api/realtime/expenses',
        query: { token: 'TOKEN', uid: 'UID', appid: 'APPID' },
        body: null,
      },
    ])
  })

  it.each([
    { name: 'there is no such call', path: '/api/auth/token', status: 404, body: '<html>' },
    { name: 'a web page answers', path: '/api/auth/token', status: 200, body: '<html>' },
    { name: 'there is no token', path: '/api/auth/token', status: 200, body: '{"error": false}' },
    { name: 'we may not', path: '/api/auth/token', status: 403, body: '{"error": true, "message": "No."}' },
    { name: 'an element is no JSON', path: '/api/realtime/income', status: 200, body: '[{"id": "a"}, oops]' },
    { name: 'the list is cut', path: '/api/realtime/income', status: 200, body: '[{"id": "a"}, {"id"' },
    { name: 'the list is no list', path: '/api/realtime/income', status: 200, body: '{"error": false}' },
    { name: 'the records have no ids', path: '/api/realtime/expenses', status: 200, body: '[{"name": "x"}]' },
    {
      ...{ name: 'an empty list comes before the records', path: '/api/realtime/income', status: 200 },
      body: '{"warnings": [], "income": [{"id": "a"}]}',
    },
    {
      ...{ name: 'both lists come in one answer', path: '/api/realtime/expenses', status: 200 },
      body: '{"income": [{"id": "a"}], "expenses": [{"id": "c"}]}',
    },
    { name: 'the second list is missing', path: '/api/realtime/expenses', status: 404, body: '' },
  ])('is not to be had where $name', async ({ path, status, body }) => {
    const server = await serve(answering({ [path]: body }, status))
    expect(await clientAt(server.url).readBack()).toMatchObject({ is: 'unavailable' })
  })

  it.each([
    { name: 'a server error', status: 500, body: '', cause: 'serverError' },
    { name: 'too many requests', status: 429, body: '', cause: 'tooMany' },
    {
      name: 'a refusal with 200',
      status: 200,
      body: '{"error": true, "message": "Not now."}',
      cause: 'unclear',
    },
  ])('may go better later after $name', async ({ status, body, cause }) => {
    const server = await serve(answering({ '/api/realtime/income': body }, status))
    expect(await clientAt(server.url).readBack()).toMatchObject({ is: 'failed', cause: { is: cause } })
  })

  it.each([
    { says: 'nothing', body: '{"expenses": [{"id": "c"}]}', isWhole: true },
    {
      says: 'that there is a page after it',
      body: '{"expenses": [{"id": "c"}], "next": "/2"}',
      isWhole: false,
    },
    {
      says: 'that there are two in all',
      body: '{"totalCount": 2, "expenses": [{"id": "c"}]}',
      isWhole: false,
    },
  ])('is whole or not where a list says $says', async ({ body, isWhole }) => {
    const server = await serve(answering({ '/api/realtime/expenses': body }))
    expect(await clientAt(server.url).readBack()).toMatchObject({ is: 'answered', books: { isWhole } })
  })

  const cuts = (response: ServerResponse): void => {
    response.writeHead(200).write('{"token": ')
    response.socket?.destroySoon()
  }
  const begins = (response: ServerResponse): void => {
    response.writeHead(200).write('[{"id": "a"}')
  }
  it.each([
    {
      name: 'no token comes',
      path: '/api/auth/token',
      does: () => undefined,
      answered: false,
      cause: 'timeout',
    },
    { name: 'the token is cut', path: '/api/auth/token', does: cuts, answered: true, cause: 'lost' },
    {
      ...{ name: 'no list comes', path: '/api/realtime/income', does: () => undefined },
      ...{ answered: true, cause: 'timeout' },
    },
    { name: 'a list is cut', path: '/api/realtime/expenses', does: cuts, answered: true, cause: 'lost' },
    {
      name: 'a list begins and goes no further',
      path: '/api/realtime/income',
      does: begins,
      answered: true,
      cause: 'timeout',
    },
  ])('knows whether stub has answered at all where $name', async ({ path, does, answered, cause }) => {
    const server = await serve((request, response) => {
      if (request.path === path) does(response)
      else answering({})(request, response)
    })
    expect(await clientAt(server.url, { timeoutMs: 300 }).readBack({ patience: 'little' })).toMatchObject({
      ...{ is: 'failed', answered },
      cause: { is: cause },
    })
  })

  it('ends when it is cancelled', async () => {
    const cancel = new AbortController()
    const server = await serve(() => cancel.abort())
    expect(await clientAt(server.url).readBack({ signal: cancel.signal })).toMatchObject({
      is: 'failed',
      cause: { is: 'lost' },
    })
  })

  it('never tells the token', async () => {
    const refusal = '{"error": true, "message": "Bad token TOKEN"}'
    const server = await serve(answering({ '/api/realtime/income': refusal }, 400))
    expect(await clientAt(server.url).readBack()).toEqual({
      is: 'unavailable',
      detail: 'Bad token •••',
      refused: true,
    })
  })
})
