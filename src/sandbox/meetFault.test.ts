import { describe, expect, it } from 'vitest'
import { faultKinds, spreadFaults, type FaultKind } from '#sandbox/faults.ts'
import type { Sandbox } from '#sandbox/startSandbox.ts'
import { call, hear, income, practise, stateOf } from '#sandbox/testing/practice.ts'

const cut = { status: null, body: null }

/** What the caller hears of a push; nothing at all when the connection is cut. */
async function push(sandbox: Sandbox, id = 'a') {
  try {
    return await call(sandbox, '/api/push/income', { data: income(id) })
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError) // what fetch says when it gets no answer
    return cut
  }
}

const accepted = { status: 200, body: { error: false, message: 'Queued.' } }

describe('a request that meets', () => {
  it.each<{ kind: FaultKind; hears: object; logged: object; stored: number }>([
    { kind: 'latency', hears: accepted, logged: { status: 200, outcome: 'queued' }, stored: 1 },
    { kind: 'timeout', hears: cut, logged: { status: null, outcome: 'queued' }, stored: 1 },
    { kind: 'cutBefore', hears: cut, logged: { status: null, outcome: 'nothing' }, stored: 0 },
    { kind: 'cutAfter', hears: cut, logged: { status: null, outcome: 'queued' }, stored: 1 },
    {
      kind: 'tooMany',
      hears: { status: 429, body: { error: true, message: 'Too many requests.' } },
      logged: { status: 429, outcome: 'nothing' },
      stored: 0,
    },
    {
      kind: 'serverError',
      hears: { status: 500, body: '<h1>Internal Server Error</h1>' },
      logged: { status: 500, outcome: 'nothing' },
      stored: 0,
    },
    {
      kind: 'refuse',
      hears: { status: 200, body: { error: true, message: 'Refused on demand.' } },
      logged: { status: 200, outcome: 'nothing' },
      stored: 0,
    },
    { kind: 'webhookLost', hears: accepted, logged: { status: 200, outcome: 'queued' }, stored: 1 },
    { kind: 'webhookLate', hears: accepted, logged: { status: 200, outcome: 'queued' }, stored: 1 },
    { kind: 'webhookDouble', hears: accepted, logged: { status: 200, outcome: 'queued' }, stored: 1 },
  ])('$kind', async ({ kind, hears, logged, stored }) => {
    const sandbox = await practise({ faults: { [kind]: 1 }, latencyMs: 5, timeoutMs: 5 })
    expect(await push(sandbox)).toEqual(hears)
    await sandbox.settled()
    const { income: held, requests } = await stateOf(sandbox)
    expect(held).toHaveLength(stored)
    expect(requests).toHaveLength(1)
    expect(requests[0]).toMatchObject({ ...logged, records: 1, fault: kind })
  })

  it('tooMany hears when to come again', async () => {
    const sandbox = await practise({ faults: { tooMany: 1 }, retryAfterSeconds: 7 })
    const answer = await fetch(`${sandbox.url}/api/verify/apikey`)
    expect(answer.headers.get('retry-after')).toBe('7')
  })

  it('timeout is left alone when the caller gives up first', async () => {
    const sandbox = await practise({ faults: { timeout: 1 }, timeoutMs: 3_600_000 })
    const patience = AbortSignal.timeout(20)
    const asking = fetch(`${sandbox.url}/api/verify/apikey`, { signal: patience })
    await expect(asking).rejects.toMatchObject({ name: 'TimeoutError' })
    await sandbox.close()
  })

  it('no fault when it asks for the state', async () => {
    const sandbox = await practise({ faults: { cutBefore: 1 } })
    for (let time = 0; time < 3; time++)
      expect((await hear(await fetch(`${sandbox.url}/sandbox/state?uid=${sandbox.uid}`))).status).toBe(200)
    expect((await stateOf(sandbox)).requests).toEqual([])
  })

  it('20 % faults, and sends until it hears yes, leaves every record once', async () => {
    const sandbox = await practise({
      faults: spreadFaults(0.2),
      seed: 42,
      latencyMs: 1,
      timeoutMs: 1,
      retryAfterSeconds: 0,
    })
    const ids = Array.from({ length: 200 }, (_, index) => `r${index}`)
    for (const id of ids) while ((await push(sandbox, id)).status !== 200 || !(await isHeld(sandbox, id)));
    await sandbox.settled()
    const { income: held, requests } = await stateOf(sandbox)
    expect(held).toEqual(ids.map((id) => income(id)))
    const met = new Set(requests.map(({ fault }) => fault))
    expect(met).toEqual(new Set([null, ...faultKinds]))
  })
})

/** A request that met `refuse` is answered 200 as well: only the books say. */
async function isHeld(sandbox: Sandbox, id: string): Promise<boolean> {
  await sandbox.settled()
  return JSON.stringify((await stateOf(sandbox)).income).includes(`"${id}"`)
}
