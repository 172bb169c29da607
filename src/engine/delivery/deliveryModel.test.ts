import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DeliveryState } from '#shared/delivery/delivery.ts'
import type { Pace } from '#shared/delivery/nextAttempt.ts'
import type { StubIncome } from '#shared/connect/requests.ts'
import { createConnectClient } from '#engine/connect/connectClient.ts'
import { createSender } from '#engine/delivery/sender.ts'
import { bankFile } from '#engine/importing/testing/bankFile.ts'
import { tempFolder } from '#engine/importing/testing/tempFolder.ts'
import {
  importIn,
  madeOf,
  reopened,
  valueOf,
  type TestImporter,
} from '#engine/importing/testing/testImporter.ts'

// A real import's file and the real sender against a model of stub, which has every push meet the fate that a command names.

const firstRow = 2
const rowCount = 9

/**
 * What becomes of one push. `late`: it is given up, and arrives afterwards; `queued`: it is given up, but stub took it in, and
 * stores it, and all that comes after it, only later; `dies…`: the program does, before or after it arrives.
 */
const fates = [
  ...['arrives', 'lostBefore', 'lostAfter', 'tooMany', 'brokenBefore', 'brokenAfter', 'signInPage'],
  ...['late', 'queued', 'diesBefore', 'diesAfter'],
] as const
type Fate = (typeof fates)[number]

interface Manners {
  readonly sameId: 'update' | 'add' | 'refuse'
  readonly readsBack: boolean
  /** Whether the connection is live: what may have arrived does not leave again unasked where the books cannot tell. */
  readonly isLive: boolean
}

type Pushed = Pick<StubIncome, 'id' | 'date' | 'name' | 'amount'>

/** stub as far as it is known: what it holds under each id, and how it takes the next pushes. */
class StubModel {
  readonly held = new Map<string, Pushed[]>()
  /** Names of records for which it refuses the whole push. */
  readonly unwanted = new Set<string>()
  readonly #manners: Manners
  #fates: Fate[] = []
  #late: Pushed[][] = []
  #queue: Pushed[][] = []
  #death = Promise.withResolvers<'died'>()

  constructor(manners: Manners) {
    this.#manners = manners
  }

  /** Whether the program may send to it again what may have arrived without asking the user, where its books cannot tell. */
  get resendsUnasked(): boolean {
    return !this.#manners.isLive
  }

  /** What the next pushes meet; what comes after them arrives. Resolves when the program is to be dead. */
  expectPushes(next: readonly Fate[]): Promise<'died'> {
    this.#fates = [...next]
    this.#death = Promise.withResolvers()
    return this.#death.promise
  }

  /** What was given up arrives now, and what is queued is stored. */
  arrive(): void {
    for (const records of this.#queue.splice(0)) this.#store(records)
    for (const records of this.#late.splice(0)) this.#take(records)
  }

  /** Whether stub has a record, stored or in its queue. */
  has(id: string): boolean {
    return this.held.has(id) || this.#queue.flat().some((record) => record.id === id)
  }

  readonly fetch: typeof fetch = (input, init) => {
    const { pathname } = new URL(input as string) // the client names its addresses as text
    if (pathname.startsWith('/api/push/')) return this.#meet(recordsIn(init?.body as string))
    if (!this.#manners.readsBack) return Promise.resolve(new Response('', { status: 404 }))
    if (pathname === '/api/auth/token') return Promise.resolve(Response.json({ token: 'TOKEN' }))
    // All of it is told as one list: to which of the two it belongs is not what is looked for here.
    const records = pathname.endsWith('/income') ? [...this.held.values()].flat() : []
    return Promise.resolve(
      Response.json({ income: records.map((record) => ({ ...record, currency: 'ZAR' })) }),
    )
  }

  #meet(records: Pushed[]): Promise<Response> {
    const fate = this.#fates.shift() ?? 'arrives'
    switch (fate) {
      case 'arrives':
        return Promise.resolve(this.#take(records))
      case 'lostAfter':
        this.#take(records)
        return Promise.reject(connectionLost())
      case 'queued':
        this.#take(records, 'slowly')
        return Promise.reject(connectionLost())
      case 'late':
        this.#late.push(records)
        return Promise.reject(connectionLost())
      case 'lostBefore':
        return Promise.reject(connectionLost())
      case 'tooMany':
        return Promise.resolve(new Response('', { status: 429 }))
      case 'brokenAfter':
        this.#take(records)
        return Promise.resolve(new Response('', { status: 500 }))
      case 'brokenBefore':
        return Promise.resolve(new Response('', { status: 500 }))
      case 'signInPage':
        return Promise.resolve(new Response('<html>Welcome to the hotel</html>'))
      case 'diesAfter':
        this.#take(records)
        return this.#die()
      case 'diesBefore':
        return this.#die()
    }
  }

  #die(): Promise<never> {
    this.#death.resolve('died')
    return new Promise(() => undefined)
  }

  /** While anything is queued, all that comes is stored after it. */
  #take(records: Pushed[], how: 'atOnce' | 'slowly' = 'atOnce'): Response {
    const isKnown = records.some(({ id }) => this.has(id))
    const isRefused = this.#manners.sameId === 'refuse' && isKnown
    if (isRefused || records.some(({ name }) => this.unwanted.has(name)))
      return Response.json({ error: true, message: 'Not all of these.' }, { status: 400 })
    if (how === 'slowly' || this.#queue.length > 0) this.#queue.push(records)
    else this.#store(records)
    return Response.json({ error: false })
  }

  #store(records: readonly Pushed[]): void {
    for (const record of records) {
      const before = this.#manners.sameId === 'add' ? (this.held.get(record.id) ?? []) : []
      this.held.set(record.id, [...before, record])
    }
  }
}

function recordsIn(body: string): Pushed[] {
  // Written by the client, whose bodies are held against the reference elsewhere.
  const { data } = JSON.parse(body) as { data: { income: Pushed[]; expenses: Pushed[] } | Pushed }
  const records = 'income' in data ? [...data.income, ...data.expenses] : [data]
  return records.map(({ id, date, name, amount }) => ({ id, date, name, amount }))
}

function connectionLost(): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) })
}

const pace: Pace = {
  ...{ firstWaitMs: 0, longestWaitMs: 0, longestRetryAfterMs: 0, attempts: 4 },
  ...{ settleMs: 0, longestSettleMs: 0 },
}

/** The program, which can die and be started again. */
class Program {
  importer: TestImporter
  readonly path: string

  constructor(importer: TestImporter, path: string) {
    this.importer = importer
    this.path = path
  }

  async send(
    stub: StubModel,
    batchSize: number,
    next: readonly Fate[],
    resendUnknown = stub.resendsUnasked,
  ): Promise<void> {
    const death = stub.expectPushes(next)
    const connect = createConnectClient(
      { fetch: stub.fetch, timeoutMs: 60_000 },
      { baseUrl: 'http://stub.test', apiKey: 'KEY', appId: 'APP', uid: 'UID' },
    )
    const { client } = this.importer
    const sender = createSender({
      ...{ importer: client, connect, pace, random: () => 0, sleep: () => Promise.resolve() },
      report: (problem) => {
        throw problem
      },
    })
    const sent = sender.send({
      to: { connection: 'C', environment: 'sandbox', host: 'stub.test', uid: 'UID', business: 'Shop' },
      ...{ batchSize, pauseMs: 0, refused: true, limit: null, resendUnknown, gate: () => Promise.resolve() },
      ...{ signal: new AbortController().signal, onProgress: () => undefined },
    })
    if ((await Promise.race([sent, death])) === 'died') await this.restart()
  }

  async restart(): Promise<void> {
    this.importer.close()
    this.importer = await reopened(this.path)
  }

  /** The import's records as they are pushed, by id, and how each stands. */
  async records(): Promise<
    Map<string, { readonly pushed: Pushed; readonly state: DeliveryState | undefined }>
  > {
    const { client } = this.importer
    const page = valueOf(await client.call('import.page', { filter: 'all', offset: 1, limit: rowCount }))
    const stateOf = new Map(page.rows.map(({ row, delivery }) => [row, delivery?.state]))
    const records = valueOf(await client.call('import.records', { from: 0, limit: rowCount }))
    return new Map(
      records.flatMap((record) => {
        if (record.kind === 'settlement') return []
        const { id, date, name, amount, row } = record
        return [[id, { pushed: { id, date, name, amount: amount / 100 }, state: stateOf.get(row) }]]
      }),
    )
  }
}

type Command = fc.AsyncCommand<StubModel, Program>

/** What holds at any time: nothing is at stub twice or otherwise than it is here, and what is said to be there is. */
async function expectHonest(stub: StubModel, program: Program): Promise<void> {
  const records = await program.records()
  for (const [id, held] of stub.held) {
    expect(held).toHaveLength(1)
    expect(held[0]).toEqual(records.get(id)?.pushed)
  }
  for (const [id, { state }] of records)
    if (state === 'accepted' || state === 'confirmed') expect(stub.has(id)).toBe(true)
}

class Sends implements Command {
  readonly #batchSize: number
  readonly #fates: readonly Fate[]

  constructor(batchSize: number, next: readonly Fate[]) {
    this.#batchSize = batchSize
    this.#fates = next
  }

  check(): boolean {
    return true
  }

  async run(stub: StubModel, program: Program): Promise<void> {
    await program.send(stub, this.#batchSize, this.#fates)
    await expectHonest(stub, program)
  }

  toString(): string {
    return `sends by ${this.#batchSize}: ${this.#fates.join(', ') || 'all arrives'}`
  }
}

class LateArrive implements Command {
  check(): boolean {
    return true
  }

  async run(stub: StubModel, program: Program): Promise<void> {
    stub.arrive()
    await expectHonest(stub, program)
  }

  toString(): string {
    return 'what was late arrives'
  }
}

class ChangesItsMind implements Command {
  readonly #name: string

  constructor(name: string) {
    this.#name = name
  }

  check(): boolean {
    return true
  }

  run({ unwanted }: StubModel): Promise<void> {
    if (!unwanted.delete(this.#name)) unwanted.add(this.#name)
    return Promise.resolve()
  }

  toString(): string {
    return `stub changes its mind about ${this.#name}`
  }
}

class LeavesOut implements Command {
  readonly #row: number

  constructor(row: number) {
    this.#row = row
  }

  check(): boolean {
    return true
  }

  /** Only what may not be at stub can be left out: the program says no to the rest. */
  async run(stub: StubModel, program: Program): Promise<void> {
    const fix = { does: 'leaveOut', row: this.#row } as const
    await program.importer.client.call('import.fix', { fix })
    await expectHonest(stub, program)
  }

  toString(): string {
    return `row ${this.#row} is left out`
  }
}

class Dies implements Command {
  check(): boolean {
    return true
  }

  async run(stub: StubModel, program: Program): Promise<void> {
    await program.restart()
    await expectHonest(stub, program)
  }

  toString(): string {
    return 'the program dies'
  }
}

const row = fc.integer({ min: firstRow, max: firstRow + rowCount - 1 })

function commandsUnder({ sameId, isLive }: Manners): fc.Arbitrary<Iterable<Command>> {
  // Where the same id is added once more, nobody can know of what has yet to arrive or to be stored: then the user is asked.
  const isUnknowable = (fate: Fate): boolean => fate === 'late' || fate === 'queued'
  const met = fates.filter((fate) => sameId !== 'add' || isLive || !isUnknowable(fate))
  return fc.commands<StubModel, Program, false>(
    [
      fc
        .tuple(fc.integer({ min: 1, max: 5 }), fc.array(fc.constantFrom(...met), { maxLength: 6 }))
        .map(([batchSize, next]) => new Sends(batchSize, next)),
      fc.constant(new LateArrive()),
      row.map((its) => new ChangesItsMind(`Shop ${its - 1}`)),
      row.map((its) => new LeavesOut(its)),
      fc.constant(new Dies()),
    ],
    { maxCommands: 12 },
  )
}

async function runAll(manners: Manners, commands: Iterable<Command>): Promise<void> {
  const folder = tempFolder()
  const program = new Program(await madeOf(bankFile(rowCount), folder.path), importIn(folder.path))
  const stub = new StubModel(manners)
  try {
    await fc.asyncModelRun(() => ({ model: stub, real: program }), commands)
    stub.arrive()
    stub.unwanted.clear()
    // All that has arrived is in the books by now, and whoever is asked has looked there.
    await program.send(stub, 4, [], true)
    await expectHonest(stub, program)
    expect([...stub.held.keys()].toSorted()).toEqual([...(await program.records()).keys()].toSorted())
  } finally {
    program.importer.close()
    folder.remove()
  }
}

describe('whatever becomes of the pushes on their way, and of the program', () => {
  it.each<Manners>([
    { sameId: 'update', readsBack: false, isLive: false },
    { sameId: 'update', readsBack: true, isLive: false },
    { sameId: 'add', readsBack: true, isLive: false },
    { sameId: 'refuse', readsBack: true, isLive: false },
    { sameId: 'add', readsBack: true, isLive: true },
  ])(
    'each record is at stub once in the end: $sameId, read back: $readsBack, live: $isLive',
    async (manners) => {
      await fc.assert(
        fc.asyncProperty(commandsUnder(manners), (commands) => runAll(manners, commands)),
        { numRuns: 40, seed: 20250403 },
      )
    },
  )
})
