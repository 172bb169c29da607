import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Failure } from '#shared/errors/failure.ts'
import { FailureError } from '#shared/errors/failure.ts'
import { err, ok } from '#shared/errors/result.ts'
import { createClient, type Client } from '#shared/ipc/client.ts'
import { call, event, task, type Contract } from '#shared/ipc/defineContract.ts'
import { createRouter, type Handlers, type Router } from '#shared/ipc/router.ts'
import { windowContract } from '#shared/ipc/windowContract.ts'
import type { Transport } from '#shared/ipc/wire.ts'

interface Joined<C extends Contract> {
  readonly client: Client<C>
  readonly router: Router<C>
  /** What was reported as a bug: the incident's id and the problem. */
  readonly incidents: { id: string; problem: unknown }[]
  /** The wire itself, for saying what the typed client would not let one say. */
  readonly transport: Transport
}

/** The real client and the real router, with everything between them copied as it would be between processes. */
function join<C extends Contract>(contract: C, handlers: Handlers<C>): Joined<C> {
  const incidents: { id: string; problem: unknown }[] = []
  const hearers = new Set<(notice: unknown) => void>()
  const router = createRouter(contract, handlers, {
    notify: (notice) => hearers.forEach((hear) => hear(structuredClone(notice))),
    report: (problem) => {
      const id = `incident-${incidents.length + 1}`
      incidents.push({ id, problem })
      return id
    },
  })
  const transport: Transport = {
    request: async (request) => structuredClone(await router.handle(structuredClone(request))),
    cancel: router.cancel,
    onNotice: (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
  }
  let requests = 0
  const client = createClient(contract, transport, () => `request-${++requests}`)
  return { client, router, incidents, transport }
}

const shop = {
  'shelf.count': call(z.strictObject({ shelf: z.string() }), z.strictObject({ items: z.number() }), [
    'import.missing',
  ]),
  'stock.take': task(
    z.strictObject({ shelves: z.number().int() }),
    z.strictObject({ counted: z.number() }),
    z.strictObject({ done: z.number() }),
    ['task.cancelled'],
  ),
  'door.opened': event(z.strictObject({ by: z.string() })),
} as const

const counting: Handlers<typeof shop> = {
  'shelf.count': () => ok({ items: 3 }),
  'stock.take': async ({ shelves }, { signal, progress }) => {
    for (let done = 1; done <= shelves; done++) {
      await Promise.resolve()
      if (signal.aborted) return err({ code: 'task.cancelled' })
      progress({ done })
    }
    return ok({ counted: shelves })
  },
}

describe('a call', () => {
  it('is answered with what its handler gives', async () => {
    const { client } = join(shop, counting)
    expect(await client.call('shelf.count', { shelf: 'tea' })).toEqual(ok({ items: 3 }))
  })

  it('is answered with a failure that it declares, facts and all', async () => {
    const missing: Failure = { code: 'import.missing' }
    const { client } = join(shop, { ...counting, 'shelf.count': () => err(missing) })
    expect(await client.call('shelf.count', { shelf: 'tea' })).toEqual(err(missing))
  })

  it('is answered with a declared failure that was thrown from deep inside', async () => {
    const { client, incidents } = join(shop, {
      ...counting,
      'shelf.count': () => {
        throw new FailureError({ code: 'import.missing' })
      },
    })
    expect(await client.call('shelf.count', { shelf: 'tea' })).toEqual(err({ code: 'import.missing' }))
    expect(incidents).toEqual([])
  })
})

describe('what nobody foresaw becomes an internal failure with its incident in the log', () => {
  it.each<{ about: string; name: string; input: unknown }>([
    { about: 'a message that does not exist', name: 'shelf.burn', input: {} },
    { about: 'the name of something that every object has', name: 'constructor', input: {} },
    { about: 'an event that is asked for', name: 'door.opened', input: { by: 'me' } },
    { about: 'input of the wrong type', name: 'shelf.count', input: { shelf: 7 } },
    { about: 'input with a field too many', name: 'shelf.count', input: { shelf: 'tea', path: '/etc' } },
    { about: 'no input', name: 'shelf.count', input: undefined },
  ])('$about', async ({ name, input }) => {
    const { transport, incidents } = join(shop, counting)
    expect(await transport.request({ id: 'a', name, input })).toEqual(
      err({ code: 'internal', incident: 'incident-1' }),
    )
    expect(incidents).toHaveLength(1)
  })

  it('a request that is none', async () => {
    const { router, incidents } = join(shop, counting)
    expect(await router.handle('hello')).toEqual(err({ code: 'internal', incident: 'incident-1' }))
    expect(incidents).toHaveLength(1)
  })

  it('an answer with a field that the contract does not name: it does not leak', async () => {
    const leaking = { items: 3, apiKey: 'sk_live_secret' }
    const { client } = join(shop, { ...counting, 'shelf.count': () => ok(leaking) })
    const answer = await client.call('shelf.count', { shelf: 'tea' })
    expect(answer).toEqual(err({ code: 'internal', incident: 'incident-1' }))
    expect(JSON.stringify(answer)).not.toContain('sk_live_secret')
  })

  it('a failure that the message does not declare', async () => {
    const { client, incidents } = join(shop, {
      ...counting,
      'shelf.count': () => {
        throw new FailureError({ code: 'disk.full' })
      },
    })
    expect(await client.call('shelf.count', { shelf: 'tea' })).toEqual(
      err({ code: 'internal', incident: 'incident-1' }),
    )
    expect(incidents[0]?.problem).toMatchObject({ cause: { code: 'disk.full' } })
  })

  it('a bug that throws', async () => {
    const bug = new Error('nobody thought of this')
    const { client, incidents } = join(shop, {
      ...counting,
      'shelf.count': () => {
        throw bug
      },
    })
    expect(await client.call('shelf.count', { shelf: 'tea' })).toEqual(
      err({ code: 'internal', incident: 'incident-1' }),
    )
    expect(incidents).toEqual([{ id: 'incident-1', problem: bug }])
  })
})

describe('a task', () => {
  it('tells its progress in order, and then answers', async () => {
    const { client } = join(shop, counting)
    const heard: number[] = []
    const answer = await client.task(
      'stock.take',
      { shelves: 3 },
      { onProgress: ({ done }) => heard.push(done) },
    )
    expect(answer).toEqual(ok({ counted: 3 }))
    expect(heard).toEqual([1, 2, 3])
  })

  it('tells its progress to its own asker only', async () => {
    const { client } = join(shop, counting)
    const heard: string[] = []
    await Promise.all([
      client.task('stock.take', { shelves: 1 }, { onProgress: () => heard.push('first') }),
      client.task('stock.take', { shelves: 2 }, { onProgress: () => heard.push('second') }),
    ])
    expect(heard.toSorted()).toEqual(['first', 'second', 'second'])
  })

  it('tells nothing after it has answered', async () => {
    let late: ((value: { done: number }) => void) | undefined
    const { client } = join(shop, {
      ...counting,
      'stock.take': (_input, { progress }) => {
        late = progress
        return Promise.resolve(ok({ counted: 0 }))
      },
    })
    const heard: number[] = []
    await client.task('stock.take', { shelves: 1 }, { onProgress: ({ done }) => heard.push(done) })
    late?.({ done: 99 })
    expect(heard).toEqual([])
  })

  it('that was cancelled before it began does nothing', async () => {
    const { client } = join(shop, counting)
    const controller = new AbortController()
    controller.abort()
    const heard: number[] = []
    const answer = await client.task(
      'stock.take',
      { shelves: 3 },
      { signal: controller.signal, onProgress: ({ done }) => heard.push(done) },
    )
    expect(answer).toEqual(err({ code: 'task.cancelled' }))
    expect(heard).toEqual([])
  })

  it('that is cancelled on its way stops there', async () => {
    const { client } = join(shop, counting)
    const controller = new AbortController()
    const heard: number[] = []
    const answer = await client.task(
      'stock.take',
      { shelves: 3 },
      {
        signal: controller.signal,
        onProgress: ({ done }) => {
          heard.push(done)
          if (done === 2) controller.abort()
        },
      },
    )
    expect(answer).toEqual(err({ code: 'task.cancelled' }))
    expect(heard).toEqual([1, 2])
  })

  it('does not mind being cancelled when it has ended', async () => {
    const { client, router } = join(shop, counting)
    await client.task('stock.take', { shelves: 1 })
    expect(() => router.cancel('request-1')).not.toThrow()
  })
})

describe('an event', () => {
  it('reaches whoever listens, until they stop', () => {
    const { client, router } = join(shop, counting)
    const heard: string[] = []
    const stop = client.on('door.opened', ({ by }) => heard.push(by))
    router.tell('door.opened', { by: 'Thandi' })
    stop()
    router.tell('door.opened', { by: 'Pieter' })
    expect(heard).toEqual(['Thandi'])
  })

  it('with a field that the contract does not name is a bug where it is told', () => {
    const { router } = join(shop, counting)
    const payload = { by: 'Thandi', path: '/home/thandi' }
    expect(() => router.tell('door.opened', payload)).toThrow('path')
  })
})

describe('the contract of the window', () => {
  const connections = { 'connections.list': windowContract['connections.list'] }
  const corner = {
    id: 'c1',
    name: 'Corner Shop',
    environment: 'live' as const,
    appId: 'app',
    uid: 'u1',
    businessName: 'Corner Shop',
    key: 'keychain' as const,
  }

  it('tells of a connection where its key is', async () => {
    const { client } = join(connections, { 'connections.list': () => ok([corner]) })
    expect(await client.call('connections.list', {})).toEqual(ok([corner]))
  })

  it('never lets a key out, even if a handler gives one away', async () => {
    const leaking = [{ ...corner, apiKey: 'sk_live_secret' }]
    const { client } = join(connections, { 'connections.list': () => ok(leaking) })
    expect(await client.call('connections.list', {})).toEqual(
      err({ code: 'internal', incident: 'incident-1' }),
    )
  })

  const schemas = Object.entries(windowContract).flatMap(([name, message]) =>
    message.is === 'event'
      ? [{ name, part: 'payload', schema: message.payload, io: 'output' as const }]
      : [
          { name, part: 'input', schema: message.input, io: 'input' as const },
          { name, part: 'output', schema: message.output, io: 'output' as const },
        ],
  )

  it.each(schemas)('carries plain JSON only: $name, its $part', ({ schema, io }) => {
    expect(() => z.toJSONSchema(schema, { io })).not.toThrow()
  })

  it.each(schemas.filter(({ part }) => part !== 'input'))(
    'gives no path and no secret: $name',
    ({ schema }) => {
      expect(JSON.stringify(z.toJSONSchema(schema))).not.toMatch(/"(\w*path|apiKey|secret|token|password)":/i)
    },
  )
})
