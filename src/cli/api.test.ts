import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Environment } from '#shared/connect/connection.ts'
import { serveLoopback, type LoopbackServer } from '#engine/connect/testing/loopbackServer.ts'
import { createConnections } from '#engine/connect/connections.ts'
import { MemoryKeychain } from '#engine/secrets/memoryKeychain.ts'
import { startSandbox, type Sandbox } from '#sandbox/startSandbox.ts'
import { composeCli } from './compose.ts'
import { runCli } from './runCli.ts'

const goldens = new URL('../sandbox/testdata/golden/', import.meta.url)
const answerToAll = '{"error": false, "message": "Queued."}'

interface Golden {
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: Record<string, unknown>
}

let folder: string
const open: { close(): Promise<void> }[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'api-'))
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
  rmSync(folder, { recursive: true, force: true })
})

/** Runs a command in this process, with a keychain in memory that lives as long as the command. */
async function cli(args: readonly string[], stdin = '', key = 'APIKEY') {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await runCli(['--data-dir', folder, ...args], { stdout, stderr }, (surroundings) => {
    const real = composeCli(surroundings)
    const { settings } = real
    const connections = createConnections({
      ...{ settings, keychain: new MemoryKeychain(), fetch, newId: () => 'id1', timeoutMs: () => 5000 },
    })
    return { ...real, connections, env: { STUB_IMPORT_KEY: key }, stdin: Readable.from([stdin]) }
  })
  stdout.end()
  stderr.end()
  return { code, stdout: await text(stdout), stderr: await text(stderr) }
}

async function connectTo(url: string, appId = 'APPID', uid = 'UID', environment: Environment = 'sandbox') {
  const where = environment === 'sandbox' ? ['--url', url] : []
  const who = ['--environment', environment, ...where, '--app-id', appId, '--uid', uid]
  const added = await cli(['connections', 'add', 'Shop', ...who, '--business', 'Shop (Pty) Ltd'])
  expect(added.code).toBe(0)
}

async function listening(status = 200, answer = answerToAll): Promise<LoopbackServer> {
  const server = await serveLoopback((_, response) => response.writeHead(status).end(answer))
  open.push(server)
  await connectTo(server.url)
  return server
}

async function practising(): Promise<Sandbox> {
  const sandbox = await startSandbox({
    ...{ port: 0, dataFile: ':memory:', faults: {}, seed: 7, sameId: 'add', readBack: true },
    ...{ emptyAnswers: false, webhookTimeScale: 0.001 },
  })
  open.push(sandbox)
  await connectTo(sandbox.url, sandbox.appId, sandbox.uid)
  return sandbox
}

function goldenOf(file: string): Golden {
  // The files are ours, one shape for all; a wrong one fails the comparison.
  return JSON.parse(readFileSync(new URL(file, goldens), 'utf8')) as Golden
}

/** The options and the input that a golden request is typed as. */
function typed({ path, body }: Golden): { args: string[]; stdin: string } {
  const options = (['email', 'webhook', 'signature'] as const).flatMap((name) =>
    typeof body[name] === 'string' ? [`--${name}`, body[name]] : [],
  )
  const data = 'data' in body ? ['--data', '-'] : []
  const confirm = path === '/api/push/reset' ? ['--confirm', 'Shop (Pty) Ltd'] : []
  const args = ['api', path.replace('/api/', ''), '--connection', 'Shop', ...data, ...options, ...confirm]
  return { args, stdin: JSON.stringify(body.data ?? null) }
}

describe('each documented call', () => {
  it.each(readdirSync(goldens))('%s leaves as the reference shows it', async (file) => {
    const golden = goldenOf(file)
    const server = await listening()
    const { args, stdin } = typed(golden)
    expect(await cli(args, stdin)).toMatchObject({
      code: 0,
      stdout: `${JSON.stringify(JSON.parse(answerToAll))}\n`,
    })
    expect(server.heard).toHaveLength(1)
    expect(server.heard[0]).toMatchObject({ method: 'POST', path: golden.path })
    expect(server.heard[0]?.body).toEqual(golden.body)
    expect(server.heard[0]?.headers['x-api-key']).toBe(golden.headers['x-api-key'])
  })

  it.each(readdirSync(goldens))('%s is taken by the sandbox', async (file) => {
    const sandbox = await practising()
    const { args, stdin } = typed(goldenOf(file))
    const ran = await cli(args, stdin, sandbox.apiKey)
    expect(ran).toMatchObject({ code: 0 })
    expect(JSON.parse(ran.stdout)).toMatchObject({ error: false })
  })
})

describe('the data of a call', () => {
  const cancel = (...more: string[]) => ['api', '/api/push/cancellation', '--connection', 'Shop', ...more]

  it('may be a file, and the whole of the call’s fields', async () => {
    const server = await listening()
    const file = join(folder, 'call.json')
    writeFileSync(file, '{"data": {"date": "2025-03-31"}, "signature": "s"}')
    expect(await cli(cancel('--data', file))).toMatchObject({ code: 0 })
    expect(server.heard[0]?.body).toEqual({
      ...{ apikey: 'APIKEY', appid: 'APPID', uid: 'UID' },
      ...{ data: { date: '2025-03-31' }, signature: 's' },
    })
  })

  it.each([
    { stdin: '{"date": "31/03/2025"}', says: 'data.date is not a calendar date, YYYY-MM-DD.' },
    { stdin: '{"date": "2025-03-31", "reason": "x"}', says: 'This call has no field data.reason.' },
    { stdin: '{"date": ', says: 'The data is not JSON' },
    { stdin: '{"data": {"date": "2025-03-31"}, "uid": "other"}', says: 'Leave uid out' },
  ])('is not sent as $stdin', async ({ stdin, says }) => {
    const server = await listening()
    const ran = await cli(cancel('--data', '-'), stdin)
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain(says)
    expect(server.heard).toEqual([])
  })

  it('is said to be missing where there is none', async () => {
    const server = await listening()
    expect(await cli(cancel())).toMatchObject({ code: 1, stderr: 'data is missing. Give it with --data.\n' })
    expect(await cli(cancel('--data', join(folder, 'none.json')))).toMatchObject({ code: 2 })
    expect(server.heard).toEqual([])
  })
})

describe('what may not be called', () => {
  it('is a path that is not there', async () => {
    const ran = await cli(['api', 'push/everything', '--connection', 'Shop'])
    expect(ran.code).toBe(1)
    expect(ran.stderr).toContain('There is no call “push/everything”')
  })

  it('is anything over a connection that is not there', async () => {
    expect(await cli(['api', 'pull/bank-feed', '--connection', 'Nobody'])).toMatchObject({ code: 5 })
  })

  it('is a reset without the name of the business', async () => {
    const server = await listening()
    expect(await cli(['api', 'push/reset', '--connection', 'Shop'])).toMatchObject({ code: 5 })
    expect(await cli(['api', 'push/reset', '--connection', 'Shop', '--confirm', 'Shop'])).toMatchObject({
      code: 5,
    })
    expect(server.heard).toEqual([])
  })

  it('is a reset of a live business, and a push to one without its name', async () => {
    await connectTo('', 'APPID', 'UID', 'live')
    const reset = await cli(['api', 'push/reset', '--connection', 'Shop', '--confirm', 'Shop (Pty) Ltd'])
    expect(reset).toMatchObject({ code: 5, stdout: '' })
    expect(reset.stderr).toContain('only test accounts can be reset')
    const push = await cli(
      ['api', 'push/cancellation', '--connection', 'Shop', '--data', '-'],
      '{"date":"2025-03-31"}',
    )
    expect(push).toMatchObject({ code: 5, stdout: '' })
    expect(push.stderr).toContain('--confirm "Shop (Pty) Ltd"')
  })
})

describe('an answer', () => {
  const ask = ['api', 'pull/bank-feed', '--connection', 'Shop']

  it('that is empty prints nothing, and says that the call was taken', async () => {
    await listening(204, '')
    const ran = await cli(ask)
    expect(ran).toMatchObject({ code: 0, stdout: '' })
    expect(ran.stderr).toContain('stub took the call. Without --webhook nobody is told')
  })

  it.each([
    { status: 200, answer: '{"error": true, "message": "no bank account"}', code: 4 },
    { status: 401, answer: '{"error": true, "message": "wrong key"}', code: 5 },
    { status: 502, answer: '<html>', code: 5 },
  ])('of $status $answer ends with $code', async ({ status, answer, code }) => {
    await listening(status, answer)
    expect(await cli(ask)).toMatchObject({ code, stdout: '' })
  })

  it('is shown without the key and without a token', async () => {
    await listening(200, '{"error": false, "token": "secret-token", "echo": "APIKEY", "uid": "U2"}')
    const golden = typed(goldenOf('push-business.json'))
    const ran = await cli(golden.args, golden.stdin)
    expect(JSON.parse(ran.stdout)).toEqual({ error: false, token: '•••', echo: '•••', uid: 'U2' })
  })
})

describe('a reset', () => {
  const march = `Date,Amount,Description
2025/03/03,-35.00,Coffee
2025/03/04,1500.00,Invoice 7
`
  const to = ['--connection', 'Shop', '--json']

  it('is said of what was sent there, which leaves again only on purpose', async () => {
    const sandbox = await practising()
    const [source, file] = [join(folder, 'march.csv'), join(folder, 'march.stubimport')]
    writeFileSync(source, march)
    await cli(['prepare', source, '--account', '62001234567', '--out', file])
    const send = async (...more: string[]) => {
      const { code, stdout, stderr } = await cli(['send', file, ...to, ...more], '', sandbox.apiKey)
      return { code, stderr, said: stdout === '' ? null : (JSON.parse(stdout) as unknown) }
    }
    const confirmed = { records: 2, confirmed: 2, waiting: 0 }
    expect(await send('--wait', '30')).toMatchObject({ code: 0, said: { ...confirmed, emptied: null } })

    const emptying = ['api', 'push/reset', '--connection', 'Shop', '--confirm', 'Shop (Pty) Ltd']
    const reset = await cli(emptying, '', sandbox.apiKey)
    expect(reset).toMatchObject({ code: 0 })
    expect(reset.stderr).toContain(
      '“march.csv” was sent there: “send --start-over” sends all of it once more.',
    )
    const status = await cli(['status', file])
    expect(status).toMatchObject({ code: 6 })
    expect(status.stdout).toContain('nothing that was sent is in stub’s books any more')
    expect(status.stdout).toMatch(/^was confirmed +2$/m)

    const unasked = await send()
    expect(unasked).toMatchObject({ code: 5, said: null })
    expect(unasked.stderr).toContain('All that stub held of the business was cleared on')

    expect(await send('--start-over', '--dry-run')).toMatchObject({ code: 0, said: { records: 2 } })
    expect(await cli(['status', file])).toMatchObject({ code: 6, stdout: status.stdout })

    expect(await cli(['send', file, ...to, '--start-over'], '', '')).toMatchObject({ code: 5, stdout: '' })
    expect(await cli(['status', file])).toMatchObject({ code: 6, stdout: status.stdout })

    expect(await send('--start-over', '--wait', '30')).toMatchObject({
      ...{ code: 0, said: { ...confirmed, requests: 1, emptied: { startedOver: true } } },
    })
  })

  it('holds a reversal that waits: what it reverses is not there any more', async () => {
    const sandbox = await practising()
    const [source, file] = [join(folder, 'march.csv'), join(folder, 'march.stubimport')]
    const back = join(folder, 'back.stubimport')
    writeFileSync(source, march)
    await cli(['prepare', source, '--account', '62001234567', '--out', file])
    const send = (what: string) => cli(['send', what, ...to, '--wait', '30'], '', sandbox.apiKey)
    expect(await send(file)).toMatchObject({ code: 0 })
    expect(await cli(['reverse', file, '--out', back])).toMatchObject({ code: 0 })
    await cli(
      ['api', 'push/reset', '--connection', 'Shop', '--confirm', 'Shop (Pty) Ltd'],
      '',
      sandbox.apiKey,
    )

    const held = await send(back)
    expect(held).toMatchObject({ code: 5, stdout: '' })
    expect(held.stderr).toContain('and with it what this import reverses of “march.csv”')
    const startedOver = await cli(['send', back, ...to, '--start-over'], '', sandbox.apiKey)
    expect(startedOver).toMatchObject({ code: 5, stderr: held.stderr })
    expect(await cli(['send', back, ...to, '--dry-run'], '', sandbox.apiKey)).toMatchObject({ code: 5 })

    const original = await cli(['send', file, ...to, '--start-over'], '', sandbox.apiKey)
    expect(original).toMatchObject({ code: 5, stdout: '' })
    expect(original.stderr).toContain('holds records that reverse it')
    expect((await cli(['status', file])).stdout).toMatch(/^was confirmed +2$/m)
  })

  it('is not undone by a start over that rows hold up which were sent otherwise since', async () => {
    const sandbox = await practising()
    const made = async (name: string, rows: string) => {
      const [source, file] = [join(folder, `${name}.csv`), join(folder, `${name}.stubimport`)]
      writeFileSync(source, rows)
      await cli(['prepare', source, '--account', '62001234567', '--out', file])
      return file
    }
    const send = (file: string, ...more: string[]) =>
      cli(['send', file, ...to, '--wait', '30', ...more], '', sandbox.apiKey)
    const coffee = '2025/03/03,-35.00,Coffee\n'
    const file = await made('march', `${march}${coffee}`)
    expect(await send(file)).toMatchObject({ code: 0 })
    await cli(
      ['api', 'push/reset', '--connection', 'Shop', '--confirm', 'Shop (Pty) Ltd'],
      '',
      sandbox.apiKey,
    )
    const once = await made('once', `Date,Amount,Description\n${coffee}`)
    expect(await send(once)).toMatchObject({ code: 0 })

    const held = await send(file, '--start-over')
    expect(held).toMatchObject({ code: 3, stdout: '' })
    expect(held.stderr).toContain('1 row may have been sent to this business in another form before')
    expect((await cli(['status', file])).stdout).toMatch(/^was confirmed +3$/m)

    expect(await send(file, '--start-over', '--changed')).toMatchObject({ code: 0 })
  })

  it('of which the answer is lost is told to be in doubt', async () => {
    await listening(502, '<html>')
    const ran = await cli(['api', 'push/reset', '--connection', 'Shop', '--confirm', 'Shop (Pty) Ltd'])
    expect(ran).toMatchObject({ code: 6, stdout: '' })
    expect(ran.stderr).toContain('stub was asked to clear Shop (Pty) Ltd, and its answer was lost.')
  })

  it('is said of a file that was moved since it was sent', async () => {
    const sandbox = await practising()
    const [source, file] = [join(folder, 'march.csv'), join(folder, 'march.stubimport')]
    writeFileSync(source, march)
    await cli(['prepare', source, '--account', '62001234567', '--out', file])
    await cli(['send', file, ...to, '--wait', '30'], '', sandbox.apiKey)
    const moved = join(folder, 'moved.stubimport')
    renameSync(file, moved)
    await cli(
      ['api', 'push/reset', '--connection', 'Shop', '--confirm', 'Shop (Pty) Ltd'],
      '',
      sandbox.apiKey,
    )
    const status = await cli(['status', moved])
    expect(status).toMatchObject({ code: 6 })
    expect(status.stdout).toContain('nothing that was sent is in stub’s books any more')
    expect(await cli(['send', moved, ...to], '', sandbox.apiKey)).toMatchObject({ code: 5, stdout: '' })
  })
})
