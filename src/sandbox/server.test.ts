import { request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import {
  call,
  freshDataFile,
  hear,
  income,
  keysOf,
  post,
  practise,
  stateOf,
} from '#sandbox/testing/practice.ts'
import type { Sandbox } from '#sandbox/startSandbox.ts'

/** Asks for the state under a host name of the test's choice, which `fetch` would not let through. */
async function statusUnder(host: string, sandbox: Sandbox): Promise<number | undefined> {
  const { port } = new URL(sandbox.url)
  const asking = request({
    host: '127.0.0.1',
    port,
    path: `/sandbox/state?uid=${sandbox.uid}`,
    headers: { host },
  }).end()
  const [answer] = (await once(asking, 'response')) as [IncomingMessage] // what 'response' brings
  answer.resume()
  return answer.statusCode
}

describe('the server', () => {
  it.each([
    { host: 'localhost:80', status: 200 },
    { host: '127.0.0.1', status: 200 },
    { host: '[::1]:8080', status: 200 },
    { host: 'evil.example', status: 403 },
    { host: 'localhost.evil.example', status: 403 },
    { host: '127.0.0.1.evil.example', status: 403 },
    { host: '192.168.1.1', status: 403 },
  ])('answers $status to a request for the host $host', async ({ host, status }) => {
    expect(await statusUnder(host, await practise())).toBe(status)
  })

  it('listens on loopback only', async () => {
    expect(new URL((await practise()).url).hostname).toBe('127.0.0.1')
  })

  it('lets no other page’s script in', async () => {
    const sandbox = await practise()
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
    const asked = await fetch(`${sandbox.url}/api/push/income`, { method: 'OPTIONS', headers })
    const state = await fetch(`${sandbox.url}/sandbox/state?uid=${sandbox.uid}`, { headers })
    for (const answer of [asked, state])
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(asked.status).toBe(404)
  })

  it.each([
    { type: 'text/plain', text: '{}', status: 415 },
    { type: 'application/json', text: '{"apikey":', status: 400 },
    { type: 'application/json', text: '', status: 400 },
    { type: 'application/json', text: '[]', status: 401 },
    { type: 'application/json', text: 'null', status: 401 },
  ])('refuses the body "$text" as $type with $status', async ({ type, text, status }) => {
    const sandbox = await practise()
    const init = { method: 'POST', headers: { 'content-type': type }, body: text }
    const heard = await hear(await fetch(`${sandbox.url}/api/push/many`, init))
    expect(heard).toMatchObject({ status, body: { error: true } })
  })

  it.each(['/api/push/nothing', '/api/push/income', '/nowhere'])(
    'answers 404 as JSON to GET %s',
    async (path) => {
      const sandbox = await practise()
      expect(await hear(await fetch(sandbox.url + path))).toMatchObject({
        status: 404,
        body: { error: true },
      })
    },
  )

  it('shows the state of no unknown business', async () => {
    const sandbox = await practise()
    expect((await fetch(`${sandbox.url}/sandbox/state`)).status).toBe(404)
    expect((await fetch(`${sandbox.url}/sandbox/state?uid=other`)).status).toBe(404)
  })

  it('takes a body that comes in chunks of unsaid length', async () => {
    const sandbox = await practise()
    const text = JSON.stringify({ ...keysOf(sandbox), data: income('a') })
    const body = new Blob([text]).stream()
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body, duplex: 'half' } satisfies RequestInit & { duplex: string }
    expect((await fetch(`${sandbox.url}/api/push/income`, init)).status).toBe(200)
  })

  it('refuses a body over 64 MiB and says so', async () => {
    const sandbox = await practise()
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body: new Uint8Array(64 * 1024 * 1024 + 1) }
    expect((await fetch(`${sandbox.url}/api/push/income`, init)).status).toBe(413)
  })

  it('ends idle and open connections at once when it closes, and closes twice without harm', async () => {
    const sandbox = await practise({ faults: { timeout: 1 } })
    const idle = connect(Number(new URL(sandbox.url).port), '127.0.0.1')
    await once(idle, 'connect')
    const idleEnds = once(idle.resume(), 'close')
    const open = call(sandbox, '/api/push/income', { data: income('a') }).catch((error: unknown) => error)
    await expect.poll(async () => (await stateOf(sandbox)).requests.length).toBe(1)
    await Promise.all([sandbox.close(), sandbox.close()])
    await idleEnds
    expect(await open).toBeInstanceOf(TypeError)
  })

  it('says which port is taken', async () => {
    const { url } = await practise()
    await expect(practise({ port: Number(new URL(url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})

describe('reading back', () => {
  const push = '/api/push/many'
  const data = {
    income: [income('a', { amount: 0.1 }), income('b', { amount: 0.2, date: '2025-04-01' })],
    expenses: [income('c', { amount: 0.05 })],
  }

  async function token(sandbox: Sandbox, keys: object = keysOf(sandbox)) {
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body: JSON.stringify(keys) }
    return hear(await fetch(`${sandbox.url}/api/auth/token`, init))
  }

  async function read(sandbox: Sandbox, method: string, name: string, token: string, rest: object = {}) {
    const asked = { token, uid: sandbox.uid, appid: sandbox.appId, ...rest }
    const url = `${sandbox.url}/api/realtime/${name}`
    if (method === 'GET') return hear(await fetch(`${url}?${new URLSearchParams(asked).toString()}`))
    const headers = { 'content-type': 'application/json' }
    return hear(await fetch(url, { method, headers, body: JSON.stringify(asked) }))
  }

  async function tokenFor(sandbox: Sandbox): Promise<string> {
    return ((await token(sandbox)).body as { token: string }).token // the test of the token shows its shape
  }

  it('gives a token for the key', async () => {
    const sandbox = await practise()
    expect(await token(sandbox)).toEqual({ status: 200, body: { token: expect.any(String) as string } })
    expect((await token(sandbox, { ...keysOf(sandbox), apikey: 'other' })).status).toBe(401)
    expect((await token(sandbox, { ...keysOf(sandbox), uid: 'other' })).status).toBe(403)
  })

  it.each([
    { method: 'GET', name: 'income', holds: { income: data.income } },
    { method: 'GET', name: 'expenses', holds: { expenses: data.expenses } },
    {
      method: 'POST',
      name: 'summary',
      holds: { summary: [{ currency: 'ZAR', income: 0.3, expenses: 0.05, profit: 0.25 }] },
    },
    {
      method: 'POST',
      name: 'insights',
      holds: {
        insights: [
          { month: '2025-03', currency: 'ZAR', income: 0.1, expenses: 0.05, profit: 0.05 },
          { month: '2025-04', currency: 'ZAR', income: 0.2, expenses: 0, profit: 0.2 },
        ],
      },
    },
  ])('answers $method $name with what was stored', async ({ method, name, holds }) => {
    const sandbox = await practise()
    await call(sandbox, push, { data })
    // No wait: what was accepted is stored before the next request is read.
    const heard = await read(sandbox, method, name, await tokenFor(sandbox))
    expect(heard).toEqual({ status: 200, body: { error: false, ...holds } })
  })

  it('takes a token for its own business and hour only', async () => {
    let now = Date.UTC(2025, 2, 1)
    const sandbox = await practise({ now: () => now })
    const good = await tokenFor(sandbox)
    expect((await read(sandbox, 'GET', 'income', 'other')).status).toBe(401)
    expect((await read(sandbox, 'GET', 'income', good, { uid: 'other' })).status).toBe(401)
    expect((await read(sandbox, 'GET', 'income', good, { appid: 'other' })).status).toBe(401)
    now += 3_599_999
    expect((await read(sandbox, 'GET', 'income', good)).status).toBe(200)
    now += 1
    expect((await read(sandbox, 'GET', 'income', good)).status).toBe(401)
  })

  it('takes only the new key once the key was changed, also after a restart', async () => {
    const dataFile = freshDataFile()
    const sandbox = await practise({ dataFile })
    const old = keysOf(sandbox)
    sandbox.changeKey()
    const data = income('a')
    expect(await post(sandbox, '/api/push/income', { ...old, data })).toMatchObject({ status: 401 })
    expect((await call(sandbox, '/api/push/income', { data })).status).toBe(200)
    const { apiKey } = sandbox
    await sandbox.close()
    expect((await practise({ dataFile })).apiKey).toBe(apiKey)
  })

  it.each([
    { key: 'the key', apikey: null, status: 200 },
    { key: 'another key', apikey: 'sk_test_other', status: 401 },
  ])('says whether $key is good', async ({ apikey, status }) => {
    const sandbox = await practise()
    const query = new URLSearchParams({ apikey: apikey ?? sandbox.apiKey, appid: sandbox.appId })
    const answer = await fetch(`${sandbox.url}/api/verify/apikey?${query.toString()}`)
    expect(answer.status).toBe(status)
  })

  it.each([
    { method: 'POST', path: '/api/auth/token' },
    { method: 'GET', path: '/api/realtime/income' },
    { method: 'GET', path: '/api/realtime/expenses' },
    { method: 'POST', path: '/api/realtime/summary' },
    { method: 'POST', path: '/api/realtime/insights' },
    { method: 'GET', path: '/api/verify/apikey' },
  ])('has no $method $path when it is switched off', async ({ method, path }) => {
    const sandbox = await practise({ readBack: false })
    const post = { method, headers: { 'content-type': 'application/json' }, body: '{}' }
    expect((await fetch(sandbox.url + path, method === 'POST' ? post : { method })).status).toBe(404)
  })
})
