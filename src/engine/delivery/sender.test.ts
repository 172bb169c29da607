import { describe, expect, it } from 'vitest'
import { deliveryStates, type DeliveryCounts, type DeliveryState } from '#shared/delivery/delivery.ts'
import type { FoundRecord } from '#shared/delivery/difference.ts'
import type { HeldBooks } from '#shared/delivery/heldBooks.ts'
import type { AttemptFailure, Pace } from '#shared/delivery/nextAttempt.ts'
import { nextState, refusalOf, type DeliveryEvent } from '#shared/delivery/nextState.ts'
import type { SendProgress, SendResult } from '#shared/delivery/sendView.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Client } from '#shared/ipc/client.ts'
import type { Entry } from '#shared/records/record.ts'
import type { ConnectClient, PushOutcome } from '#engine/connect/connectClient.ts'
import { openHeldStore } from '#engine/connect/heldStore.ts'
import type { ReadBack } from '#engine/connect/readBack.ts'
import type { Rest } from '#engine/delivery/rest.ts'
import type { SendOptions } from '#engine/delivery/sendOptions.ts'
import { createSender } from '#engine/delivery/sender.ts'
import type { Batch, BatchOutcome } from '#engine/importing/batch.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'

// Both sides of the sender as models that one can read: an import that keeps its records' states by the same table as
// the real one, and a stub that remembers every record that it was sent, each time it was sent.

interface Sending {
  readonly batch: string[]
  attempt: number
}

class ImportModel {
  readonly states: Map<string, DeliveryState>
  readonly log: string[] = []
  #batches: Sending[] = []
  #due: number[] = []
  /** How many of the records that were refused together may leave at once. */
  #most = new Map<string, number>()
  fails: string | null = null

  constructor(ids: readonly string[], state: DeliveryState = 'waiting') {
    this.states = new Map(ids.map((id) => [id, state]))
    if (state === 'unknown' || state === 'refused') this.#batches = [{ batch: [...ids], attempt: 1 }]
  }

  counts(): DeliveryCounts {
    const counts = Object.fromEntries(deliveryStates.map((state) => [state, 0])) as Record<
      DeliveryState,
      number
    >
    for (const state of this.states.values()) counts[state] += 1
    return { records: this.states.size, ...counts }
  }

  readonly client: Client<ImporterContract> = {
    // The model answers just the messages that a sender uses, each in the form of the contract.
    call: ((name: string, input: never) => Promise.resolve(this.#answer(name, input))) as never,
    task: () => Promise.reject(new Error('A sender starts no task')),
    on: () => () => undefined,
  }

  #answer(name: string, input: never): Result<unknown, unknown> {
    this.log.push(name.replace('delivery.', ''))
    if (this.fails === name) return err({ code: 'importer.died' })
    switch (name) {
      case 'delivery.counts':
        return ok(this.counts())
      case 'delivery.begin':
        return this.#begin(input)
      case 'delivery.way':
        return ok('batch')
      case 'delivery.next':
        return ok(this.#next(input))
      case 'delivery.again':
        return ok(this.#again(input))
      case 'delivery.outcome':
        return ok(this.#outcome(input))
      case 'import.records':
        return ok(this.#records(input))
      case 'delivery.found':
        return ok(this.#found(input))
      default:
        throw new Error(`A sender does not ask ${name}`)
    }
  }

  #begin({ refused }: { refused: boolean }): Result<DeliveryCounts, unknown> {
    if (refused) this.#move(this.#in('refused'), 'sendAgain')
    this.#due = [...this.#batches.keys()].filter((no) => this.#still(no, 'unknown').length > 0)
    const { waiting, unknown } = this.counts()
    return waiting + unknown === 0 ? err({ code: 'send.nothing' }) : ok(this.counts())
  }

  #next({ batchSize, limit }: { batchSize: number; limit: number | null }): Batch | null {
    const due = this.#due.shift()
    if (due !== undefined) {
      return this.#still(due, 'unknown').length === 0 ? this.#next({ batchSize, limit }) : this.#leave(due)
    }
    const waiting = this.#in('waiting')
    const refusedBefore = waiting.filter((id) => this.#most.has(id))
    const most = this.#most.get(refusedBefore[0] ?? '')
    const alike = most === undefined ? waiting : refusedBefore.filter((id) => this.#most.get(id) === most)
    const batch = alike.slice(0, Math.min(batchSize, limit ?? batchSize, most ?? batchSize))
    if (batch.length === 0) return null
    this.#move(batch, 'intend')
    this.#batches.push({ batch, attempt: 1 })
    return this.#batch(this.#batches.length - 1, batch)
  }

  #again({ batch }: { batch: number }): Batch | null {
    const isLeft = ['unknown', 'waiting'] as const
    return isLeft.some((state) => this.#still(batch - 1, state).length > 0) ? this.#leave(batch - 1) : null
  }

  #leave(no: number): Batch {
    const sending = this.#batches[no]!
    sending.attempt += 1
    const unknown = this.#still(no, 'unknown')
    const waiting = this.#still(no, 'waiting')
    this.#move(unknown, 'sendAgain')
    this.#move(waiting, 'intend')
    return this.#batch(no, [...unknown, ...waiting])
  }

  #outcome({ batch, outcome }: { batch: number; outcome: BatchOutcome }): DeliveryCounts {
    this.log.push(outcome.is)
    const sent = this.#still(batch - 1, 'sent')
    const event = outcome.is === 'refused' ? refusalOf(sent.length, 'many') : outcome.is
    if (event === 'halved') for (const id of sent) this.#most.set(id, Math.ceil(sent.length / 2))
    this.#move(sent, event)
    return this.counts()
  }

  #records({ from, limit }: { from: number; limit: number }): Entry[] {
    return [...this.states.keys()].slice(from, from + limit).map(entry)
  }

  #found({ found }: { found: FoundRecord[] }): DeliveryCounts {
    const proven = found.filter(({ id, by }) => by === 'id' || this.states.get(id) === 'accepted')
    this.#move(
      proven.map(({ id }) => id),
      'found',
    )
    return this.counts()
  }

  #batch(no: number, ids: readonly string[]): Batch {
    const { attempt } = this.#batches[no]!
    return { no: no + 1, method: 'many', attempt, size: ids.length, records: ids.map(entry) }
  }

  #still(no: number, state: DeliveryState): string[] {
    return this.#batches[no]!.batch.filter((id) => this.states.get(id) === state)
  }

  #in(state: DeliveryState): string[] {
    return [...this.states].flatMap(([id, now]) => (now === state ? [id] : []))
  }

  #move(ids: readonly string[], event: DeliveryEvent): void {
    for (const id of ids) this.states.set(id, nextState(this.states.get(id)!, event))
  }
}

/**
 * What stub does with one push: stores it or not, or only after its books were read so many times; and what of that is
 * heard. An `Error` is a bug of ours on its way.
 */
type Answer = {
  readonly stores: boolean | { readonly afterReads: number }
  readonly heard: PushOutcome | Error
}

/** Books with the records of these ids, as they were pushed; without them, or with others, where stub does not list ours. */
function booksOf(ids: readonly string[], given: 'ids' | 'noIds' | 'ownIds' = 'ids'): HeldBooks {
  const store = openHeldStore()
  for (const { id, date, name, currency, amount } of ids.map(entry))
    store.add('income', {
      ...{ id: idIn[given](id), date, name, currency, amount: amount / 100 },
      ...{ category: null, notes: null, vat: null },
    })
  // Ids as short as those of these tests would pass for stub's own.
  return { ...store.books(), ours: given === 'ids' ? ids.length : 0, isWhole: true }
}

const idIn = { ids: (id: string) => id, noIds: () => null, ownIds: (id: string) => `stub-${id}` }

class StubModel {
  /** Every id as often as it was stored. */
  readonly books: string[] = []
  readonly requests: string[][] = []
  readonly #answers: Answer[]
  readonly #reads: ReadBack[]
  reads = 0
  /** Whether it answers what every stub answers. */
  answersOtherwise = false
  /** What was pushed and is not in the books yet. */
  #underway: { readonly ids: readonly string[]; afterReads: number }[] = []
  /** Pushes with one of these are refused, and nothing of them is kept. */
  readonly bad: string[] = []
  /** Records of this id make no request. */
  unwritable = ''

  constructor(answers: Answer[] = [], reads: ReadBack[] = []) {
    this.#answers = answers
    this.#reads = reads
  }

  readonly client = {
    pushMany: (entries: readonly Entry[]) => {
      const ids = entries.map(({ id }) => id)
      if (ids.includes(this.unwritable)) throw new RangeError('1000000000000000 is no exact amount')
      this.requests.push(ids)
      const refused = ids.some((id) => this.bad.includes(id))
      const { stores, heard } = this.#answers.shift() ?? (refused ? refuses : accepts)
      if (typeof stores === 'object') this.#underway.push({ ids, ...stores })
      else if (stores) this.books.push(...ids)
      return heard instanceof Error ? Promise.reject(heard) : Promise.resolve(heard)
    },
    readBack: () => {
      this.reads += 1
      for (const late of this.#underway) if (late.afterReads-- === 0) this.books.push(...late.ids)
      return Promise.resolve(this.#reads.shift() ?? { is: 'answered', books: booksOf(this.books) })
    },
    answers: () => Promise.resolve(this.answersOtherwise),
    // A sender uses no other method on batches of entries.
  } as unknown as ConnectClient
}

const host = 'stub.example'
const failed = (
  cause: AttemptFailure,
  refusal: string | null = null,
): Extract<PushOutcome, { is: 'failed' }> => ({
  is: 'failed',
  cause,
  why: { code: 'stub.unreachable', host, detail: cause.is },
  refusal,
})
const accepts: Answer = { stores: true, heard: { is: 'accepted' } }
const refuses: Answer = {
  stores: false,
  heard: { is: 'refused', status: 400, reason: 'Bad date.', concerns: 'records' },
}
const wrongKey: Answer = {
  stores: false,
  heard: { is: 'refused', status: 401, reason: 'Wrong key.', concerns: 'access' },
}
const cutBefore: Answer = { stores: false, heard: failed({ is: 'lost' }) }
const cutAfter: Answer = { stores: true, heard: failed({ is: 'lost' }) }
const tooMany: Answer = { stores: false, heard: failed({ is: 'tooMany', retryAfterMs: 7000 }) }
const noNetwork: Answer = { stores: false, heard: failed({ is: 'unreachable' }) }
const emptyBooks: ReadBack = { is: 'answered', books: booksOf([]) }
const saysNo: ReadBack = {
  is: 'failed',
  cause: { is: 'unclear' },
  why: { code: 'stub.refused', message: 'Not for you.' },
  refusal: 'Not for you.',
  answered: true,
}
/** A read back that fails on its way, be it after stub has said something. */
function notRead(cause: AttemptFailure, heard: 'nothing' | 'something' = 'nothing'): ReadBack {
  return { ...failed(cause), is: 'failed', answered: heard === 'something' }
}
const noBooks: ReadBack = { is: 'unavailable', detail: 'a web page', refused: false }

const pace: Pace = {
  firstWaitMs: 100,
  longestWaitMs: 800,
  longestRetryAfterMs: 600_000,
  attempts: 3,
  settleMs: 0,
  longestSettleMs: 0,
}
const ids = ['a', 'b', 'c', 'd', 'e']

function entry(id: string): Entry {
  return {
    row: 1,
    part: 'main',
    kind: 'income',
    id,
    date: '2025-03-01',
    name: id,
    amount: 100,
    currency: 'ZAR',
  }
}

interface Ran {
  readonly result: Result<SendResult, unknown>
  readonly slept: number[]
  readonly told: SendProgress[]
  readonly incidents: string[]
}

async function run(
  model: ImportModel,
  stub: StubModel,
  options: Partial<SendOptions> = {},
  patience = pace,
  rest?: Rest,
): Promise<Ran> {
  const slept: number[] = []
  const told: SendProgress[] = []
  const incidents: string[] = []
  const sender = createSender({
    importer: model.client,
    connect: stub.client,
    sleep: (ms) => Promise.resolve(void slept.push(ms)),
    random: () => 1,
    pace: patience,
    ...(rest === undefined ? {} : { rest }),
    report: (problem, during) => `incident ${incidents.push(`${during}: ${String(problem)}`)}`,
  })
  const result = await sender.send({
    way: 'batch',
    to: {
      connection: 'Shop',
      environment: 'sandbox',
      host: 'stub.example',
      uid: 'u',
      business: 'Corner Shop',
    },
    batchSize: 2,
    pauseMs: 5,
    refused: false,
    limit: null,
    signal: new AbortController().signal,
    gate: () => Promise.resolve(),
    onProgress: (progress) => told.push(progress),
    ...options,
  })
  return { result, slept, told, incidents }
}

function valueOf({ result }: Ran): SendResult {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

describe('sending', () => {
  it('sends every record once, in batches, with a rest between, and reads back at the end', async () => {
    const model = new ImportModel(ids)
    const stub = new StubModel()
    const ran = await run(model, stub)
    expect(stub.requests).toEqual([['a', 'b'], ['c', 'd'], ['e']])
    expect(ran.slept).toEqual([5, 5, 5])
    expect(valueOf(ran)).toEqual({
      counts: { records: 5, waiting: 0, sent: 0, accepted: 0, confirmed: 5, refused: 0, unknown: 0 },
      requests: 3,
      stoppedBy: null,
      readBack: 'answered',
    })
  })

  it('notes the intent before, and the outcome after each request', async () => {
    const model = new ImportModel(['a'])
    await run(model, new StubModel())
    expect(model.log).toEqual([
      ...['counts', 'begin', 'way', 'found', 'next', 'outcome', 'accepted', 'next'],
      ...['import.records', 'found'],
    ])
  })

  it('leaves what was accepted as accepted where stub has no way to tell', async () => {
    const ran = await run(new ImportModel(ids), new StubModel([], [noBooks]))
    expect(valueOf(ran)).toMatchObject({ counts: { accepted: 5 }, readBack: 'unavailable', stoppedBy: null })
  })

  it('notes what is refused, with stub’s reason, and goes on', async () => {
    const stub = new StubModel()
    stub.bad.push('c')
    const ran = await run(new ImportModel(ids), stub)
    expect(valueOf(ran)).toMatchObject({ counts: { confirmed: 4, refused: 1 }, stoppedBy: null })
    expect(stub.requests).toEqual([['a', 'b'], ['c', 'd'], ['c'], ['d'], ['e']])
  })

  it('looks once whether stub keeps a part of what it refuses', async () => {
    const stub = new StubModel()
    stub.bad.push('a', 'c')
    await run(new ImportModel(ids), stub)
    // Before the first request, after the first refusal of several, and at the end.
    expect(stub.reads).toBe(3)
    expect(stub.books).toEqual(['b', 'd', 'e'])
  })

  it('sends no part again that stub kept of what it refused', async () => {
    const stub = new StubModel([{ stores: true, heard: refuses.heard }])
    const ran = await run(new ImportModel(ids), stub)
    expect(stub.requests).toEqual([['a', 'b'], ['c', 'd'], ['e']])
    expect(valueOf(ran)).toMatchObject({ counts: { confirmed: 5 } })
  })

  it('counts a record that was refused with others only once against the limit', async () => {
    const stub = new StubModel()
    stub.bad.push('b')
    const ran = await run(new ImportModel(ids), stub, { limit: 3 })
    expect(stub.requests).toEqual([['a', 'b'], ['a'], ['b'], ['c']])
    expect(valueOf(ran)).toMatchObject({ counts: { waiting: 2, refused: 1 } })
  })

  it('stops at the limit, and sends the rest another time', async () => {
    const model = new ImportModel(ids)
    const stub = new StubModel()
    expect(valueOf(await run(model, stub, { limit: 3 }))).toMatchObject({
      counts: { waiting: 2 },
      stoppedBy: null,
    })
    expect(stub.requests).toEqual([['a', 'b'], ['c']])
    await run(model, stub)
    expect(stub.books).toEqual(ids)
  })

  it('has nothing to do where nothing waits', async () => {
    const ran = await run(new ImportModel(ids, 'confirmed'), new StubModel())
    expect(ran.result).toEqual(err({ code: 'send.nothing' }))
  })

  it('sends what was refused again when asked to, after looking whether stub has it', async () => {
    const model = new ImportModel(ids, 'refused')
    const stub = new StubModel()
    stub.books.push('a')
    expect(valueOf(await run(model, stub, { refused: true }))).toMatchObject({ counts: { confirmed: 5 } })
    expect(stub.books.toSorted()).toEqual(ids)
    expect(model.log.slice(0, 5)).toEqual(['counts', 'begin', 'way', 'import.records', 'found'])
  })

  it('ends with the importer’s own failure when that one dies', async () => {
    const model = new ImportModel(ids)
    model.fails = 'delivery.outcome'
    const ran = await run(model, new StubModel())
    expect(ran.result).toEqual(err({ code: 'importer.died' }))
  })
})

describe('when a request fails', () => {
  it.each([
    { name: 'cut before the work was done', answer: cutBefore },
    { name: 'cut after the work was done', answer: cutAfter },
    { name: 'a server error', answer: { stores: false, heard: failed({ is: 'serverError' }) } },
    {
      name: 'a time-out after the work was done',
      answer: { stores: true, heard: failed({ is: 'timeout' }) },
    },
    { name: 'an answer that is not stub’s', answer: { stores: true, heard: failed({ is: 'unclear' }) } },
    { name: 'too many requests', answer: tooMany },
    { name: 'no network', answer: noNetwork },
  ])('($name) every record arrives once all the same', async ({ answer }) => {
    const stub = new StubModel([accepts, answer])
    const ran = await run(new ImportModel(ids), stub)
    expect(stub.books.toSorted()).toEqual(ids)
    expect(valueOf(ran)).toMatchObject({ counts: { confirmed: 5 }, stoppedBy: null })
  })

  it('looks first, and does not send what is there', async () => {
    const stub = new StubModel([cutAfter])
    await run(new ImportModel(['a', 'b']), stub)
    expect(stub.requests).toEqual([['a', 'b']])
  })

  it('sends nothing that somebody else has sent already', async () => {
    const stub = new StubModel()
    stub.books.push('a', 'c')
    const ran = await run(new ImportModel(['a', 'b', 'c']), stub)
    expect(stub.requests).toEqual([['b']])
    expect(valueOf(ran)).toMatchObject({ counts: { confirmed: 3 } })
  })

  it('sends only what is missing where a part arrived', async () => {
    const stub = new StubModel([cutBefore], [emptyBooks])
    stub.books.push('b')
    await run(new ImportModel(['a', 'b']), stub)
    expect(stub.requests).toEqual([['a', 'b'], ['a']])
  })

  describe('that stub stores only later', () => {
    const patient: Pace = { ...pace, firstWaitMs: 1000, settleMs: 10_000, longestSettleMs: 60_000 }
    const late = (afterReads: number, heard: Answer['heard'] = failed({ is: 'timeout' })): Answer => ({
      stores: { afterReads },
      heard,
    })

    it('is looked for while it may be on its way, and does not leave again', async () => {
      const stub = new StubModel([late(3)])
      const ran = await run(new ImportModel(['a', 'b']), stub, {}, patient)
      expect(stub.requests).toEqual([['a', 'b']])
      expect(stub.books).toEqual(['a', 'b'])
      // After the request, and between four looks.
      expect(ran.slept).toEqual([800, 1000, 1000, 2000])
      expect(ran.told.map(({ activity }) => activity).filter(({ is }) => is === 'looking')).toEqual([
        { is: 'looking', ms: 1000 },
        { is: 'looking', ms: 1000 },
        { is: 'looking', ms: 2000 },
      ])
    })

    it('is believed not to be there after a time, and leaves again', async () => {
      const stub = new StubModel([cutBefore])
      const ran = await run(new ImportModel(['a', 'b']), stub, {}, patient)
      expect(stub.requests).toEqual([
        ['a', 'b'],
        ['a', 'b'],
      ])
      expect(ran.slept).toEqual([800, 1000, 1000, 2000, 4000, 2000, 5])
    })

    it('is waited for longer while stub’s books lack what it accepted', async () => {
      const stub = new StubModel([late(6, { is: 'accepted' }), late(6)])
      const ran = await run(new ImportModel(ids), stub, {}, patient)
      expect(stub.requests).toEqual([['a', 'b'], ['c', 'd'], ['e']])
      expect(valueOf(ran)).toMatchObject({ counts: { confirmed: 5 } })
    })

    it('leaves again only when told to where the books stay behind', async () => {
      const never = [late(99, { is: 'accepted' }), cutBefore]
      const careful = new StubModel([...never])
      // Books that show an id of ours, so that it is only the lag that tells.
      careful.books.push('of another import')
      const asked = await run(new ImportModel(ids), careful, { resendUnknown: false }, patient)
      expect(careful.requests).toEqual([['a', 'b'], ['c', 'd'], ['e']])
      expect(valueOf(asked)).toMatchObject({ counts: { unknown: 2 } })
      const told = new StubModel([...never])
      await run(new ImportModel(ids), told, {}, patient)
      expect(told.requests).toEqual([['a', 'b'], ['c', 'd'], ['c', 'd'], ['e']])
    })

    describe('on a live connection', () => {
      const live = { resendUnknown: false }
      /** Books that hold what an earlier import sent. */
      const inUse = (answers: Answer[]) => {
        const stub = new StubModel(answers)
        stub.books.push('of another import')
        return stub
      }

      it('is left unknown where it is not there in time, and found the next time', async () => {
        // Six looks in ten seconds, one at the end, and the next run's first.
        const stub = inUse([late(8)])
        const model = new ImportModel(['a', 'b'])
        const ran = await run(model, stub, live, patient)
        expect(valueOf(ran)).toMatchObject({ counts: { unknown: 2 }, stoppedBy: null })
        expect(valueOf(await run(model, stub, live, patient))).toMatchObject({ counts: { confirmed: 2 } })
        expect(stub.requests).toEqual([['a', 'b']])
        expect(stub.books).toEqual(['of another import', 'a', 'b'])
      })

      it('leaves again only when the user was asked, though stub’s books hold what it accepted just before', async () => {
        const stub = inUse([accepts, cutBefore])
        const model = new ImportModel(ids)
        const ran = await run(model, stub, live, patient)
        expect(stub.requests).toEqual([['a', 'b'], ['c', 'd'], ['e']])
        expect(valueOf(ran)).toMatchObject({ counts: { confirmed: 3, unknown: 2 }, stoppedBy: null })
        const asked = await run(model, stub, live, patient)
        expect(valueOf(asked).stoppedBy).toEqual({ code: 'send.unknownAgain', records: 2 })
        await run(model, stub, {}, patient)
        expect(stub.requests).toEqual([['a', 'b'], ['c', 'd'], ['e'], ['c', 'd']])
      })
    })

    it('is looked for in the same way after the program was ended', async () => {
      const stub = new StubModel([late(3, new TypeError('killed'))])
      const model = new ImportModel(['a', 'b'])
      await run(model, stub, {}, patient)
      await run(model, stub, {}, patient)
      expect(stub.requests).toEqual([['a', 'b']])
      expect(stub.books).toEqual(['a', 'b'])
    })
  })

  it('does not look for what certainly was not done', async () => {
    const stub = new StubModel([tooMany, noNetwork])
    await run(new ImportModel(['a', 'b']), stub)
    expect(stub.requests).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ])
    // Before the first request and after the last.
    expect(stub.reads).toBe(2)
  })

  it('looks again for what was once in doubt, even when the next attempt certainly was not done', async () => {
    const stub = new StubModel([cutBefore, tooMany])
    await run(new ImportModel(['a', 'b']), stub)
    expect(stub.reads).toBe(4)
  })

  it('sends again with the same ids where stub cannot tell, and asks it for its books only once', async () => {
    const stub = new StubModel([cutBefore, accepts, cutBefore], [noBooks])
    const ran = await run(new ImportModel(ids), stub)
    expect(stub.books.toSorted()).toEqual(ids)
    expect(stub.reads).toBe(1)
    expect(valueOf(ran)).toMatchObject({ counts: { accepted: 5 }, readBack: 'unavailable' })
  })

  it('leaves it unknown where stub cannot tell and it may not be sent twice', async () => {
    const stub = new StubModel([cutAfter], [noBooks])
    const ran = await run(new ImportModel(ids), stub, { resendUnknown: false })
    expect(stub.books.toSorted()).toEqual(ids)
    expect(valueOf(ran)).toMatchObject({ counts: { accepted: 3, unknown: 2 }, stoppedBy: null })
  })

  it('waits longer each time, or as long as stub says, and tells why', async () => {
    const stub = new StubModel([noNetwork, tooMany])
    const ran = await run(new ImportModel(['a']), stub)
    expect(ran.slept).toEqual([100, 7000, 5])
    expect(ran.told.map(({ activity }) => activity).filter(({ is }) => is === 'retrying')).toEqual([
      { is: 'retrying', ms: 100, why: { code: 'stub.unreachable', host, detail: 'unreachable' } },
      { is: 'retrying', ms: 7000, why: { code: 'stub.unreachable', host, detail: 'tooMany' } },
    ])
  })

  it('rests after the last attempt, with everything as it was', async () => {
    const model = new ImportModel(ids)
    const stub = new StubModel([accepts, noNetwork, noNetwork, noNetwork])
    const ran = await run(model, stub)
    expect(valueOf(ran)).toMatchObject({
      counts: { accepted: 2, waiting: 3, unknown: 0 },
      requests: 4,
      stoppedBy: { code: 'stub.unreachable' },
      readBack: 'answered',
    })
    await run(model, stub)
    expect(stub.books).toEqual(ids)
  })

  it('counts attempts anew for each batch', async () => {
    const stub = new StubModel([noNetwork, noNetwork, accepts, noNetwork, noNetwork, accepts])
    expect(valueOf(await run(new ImportModel(['a', 'b', 'c']), stub)).stoppedBy).toBeNull()
  })

  it('leaves what was in doubt at the last attempt unknown, and finds it the next time', async () => {
    const model = new ImportModel(['a', 'b'])
    const stub = new StubModel([cutBefore, cutBefore, cutAfter])
    expect(valueOf(await run(model, stub))).toMatchObject({ counts: { unknown: 2 } })
    expect(valueOf(await run(model, stub))).toMatchObject({ counts: { confirmed: 2 }, requests: 0 })
    expect(stub.books).toEqual(['a', 'b'])
  })

  it('takes a refusal that keeps coming with a server error as one of the records', async () => {
    const answer: Answer = { stores: false, heard: failed({ is: 'serverError' }, 'Bad date.') }
    const stub = new StubModel([answer, answer, answer, answer])
    const ran = await run(new ImportModel(ids), stub)
    expect(stub.requests.map((sent) => sent.join(''))).toEqual(['ab', 'ab', 'ab', 'a', 'b', 'cd', 'e'])
    expect(valueOf(ran)).toMatchObject({ counts: { refused: 1, confirmed: 4 }, stoppedBy: null })
  })
})

describe('a sending that may rest', () => {
  const since = '2026-03-02T09:00:00.000Z'

  /** A rest that is over at once; `onRest` hears of it. */
  function restWith(onRest: (nth: number) => void = () => undefined): Rest {
    return {
      now: () => since,
      untilWorthTrying(nth) {
        onRest(nth)
        return Promise.resolve()
      },
    }
  }

  it('goes on after it, in the same run, and sends each record once', async () => {
    const stub = new StubModel([accepts, noNetwork, noNetwork, noNetwork])
    const ran = await run(new ImportModel(ids), stub, {}, pace, restWith())
    expect(stub.books).toEqual(ids)
    expect(valueOf(ran)).toMatchObject({ counts: { confirmed: 5 }, requests: 6, stoppedBy: null })
  })

  it('says since when, and why', async () => {
    const stub = new StubModel([noNetwork, noNetwork, noNetwork])
    const ran = await run(new ImportModel(['a']), stub, {}, pace, restWith())
    expect(ran.told.map(({ activity }) => activity).filter(({ is }) => is === 'resting')).toEqual([
      { is: 'resting', since, why: { code: 'stub.unreachable', host, detail: 'unreachable' } },
    ])
  })

  it('looks for what was in doubt before it leaves again', async () => {
    const stub = new StubModel([cutBefore, cutBefore, cutAfter])
    const ran = await run(new ImportModel(['a', 'b']), stub, {}, pace, restWith())
    expect(stub.books).toEqual(['a', 'b'])
    expect(valueOf(ran)).toMatchObject({ counts: { confirmed: 2 }, requests: 3, stoppedBy: null })
  })

  it('rests, too, where it cannot look at stub’s books, and asks for them again afterwards', async () => {
    const gone = notRead({ is: 'unreachable' })
    const stub = new StubModel([], [gone, gone, gone])
    const rests: number[] = []
    const ran = await run(
      new ImportModel(['a'], 'unknown'),
      stub,
      {},
      pace,
      restWith((nth) => rests.push(nth)),
    )
    expect(rests).toEqual([1])
    expect(valueOf(ran)).toMatchObject({ counts: { confirmed: 1 }, requests: 1, stoppedBy: null })
  })

  it('counts the rests in a row, and anew once a batch went through', async () => {
    const gone = [noNetwork, noNetwork, noNetwork]
    const stub = new StubModel([...gone, ...gone, accepts, ...gone, accepts])
    const rests: number[] = []
    await run(
      new ImportModel(['a', 'b', 'c']),
      stub,
      {},
      pace,
      restWith((nth) => rests.push(nth)),
    )
    expect(rests).toEqual([1, 2, 1])
    expect(stub.books).toEqual(['a', 'b', 'c'])
  })

  it('ends when it is cancelled meanwhile', async () => {
    const cancel = new AbortController()
    const stub = new StubModel([noNetwork, noNetwork, noNetwork])
    const rest = restWith(() => cancel.abort())
    const ran = await run(new ImportModel(['a']), stub, { signal: cancel.signal }, pace, rest)
    expect(valueOf(ran)).toMatchObject({ counts: { waiting: 1 }, stoppedBy: { code: 'task.cancelled' } })
    expect(stub.requests).toHaveLength(3)
  })

  it('does not rest where the key is refused: it ends', async () => {
    const rests: number[] = []
    const stub = new StubModel([wrongKey])
    const ran = await run(
      new ImportModel(ids),
      stub,
      {},
      pace,
      restWith((nth) => rests.push(nth)),
    )
    expect(valueOf(ran)).toMatchObject({ stoppedBy: { code: 'stub.refused', message: 'Wrong key.' } })
    expect(rests).toEqual([])
  })
})

describe('when a bug of ours breaks a push', () => {
  it('leaves what never left waiting, and ends', async () => {
    const stub = new StubModel()
    stub.unwritable = 'd'
    const ran = await run(new ImportModel(ids), stub)
    expect(stub.books).toEqual(['a', 'b'])
    expect(valueOf(ran)).toMatchObject({
      counts: { accepted: 2, waiting: 3, sent: 0, unknown: 0 },
      stoppedBy: { code: 'internal', incident: 'incident 1' },
    })
    expect(ran.incidents).toEqual(['sending batch 2: RangeError: 1000000000000000 is no exact amount'])
  })

  it.each([
    { when: 'before stub had it', stores: false },
    { when: 'after stub had it', stores: true },
  ])('leaves what may have left unknown, ends, and finds out another time: $when', async ({ stores }) => {
    const model = new ImportModel(ids)
    const stub = new StubModel([accepts, { stores, heard: new TypeError('a bug') }])
    expect(valueOf(await run(model, stub))).toMatchObject({
      counts: { accepted: 2, waiting: 1, sent: 0, unknown: 2 },
      requests: 2,
      stoppedBy: { code: 'internal' },
    })
    expect(valueOf(await run(model, stub))).toMatchObject({ counts: { confirmed: 5 }, stoppedBy: null })
    expect(stub.books.toSorted()).toEqual(ids)
  })
})

describe('when stub does not let us read its books', () => {
  it('is not asked again where nothing is in doubt, and its reason is kept', async () => {
    const stub = new StubModel([], [saysNo, saysNo])
    const ran = await run(new ImportModel(ids), stub)
    // Before the first request and after the last, once each.
    expect(stub.reads).toBe(2)
    expect(ran.slept).toEqual([5, 5, 5])
    expect(valueOf(ran)).toMatchObject({
      counts: { accepted: 5 },
      stoppedBy: null,
      readBack: 'unavailable',
      notReadBecause: 'Not for you.',
    })
  })

  it('is asked again, but not for long, where records would leave a second time', async () => {
    const stub = new StubModel([cutAfter], [emptyBooks, saysNo])
    const ran = await run(new ImportModel(['a', 'b']), stub)
    expect(stub.requests).toEqual([['a', 'b']])
    expect(valueOf(ran)).toMatchObject({ counts: { confirmed: 2 }, readBack: 'answered' })
  })

  it('counts as one that cannot tell when it keeps saying no', async () => {
    const slow: Pace = { ...pace, firstWaitMs: 60_000, longestWaitMs: 60_000 }
    const stub = new StubModel([], [saysNo, saysNo, saysNo])
    const ran = await run(new ImportModel(ids, 'unknown'), stub, { resendUnknown: false }, slow)
    expect(stub.reads).toBe(3)
    expect(ran.slept).toEqual([250, 500])
    expect(valueOf(ran)).toMatchObject({
      stoppedBy: { code: 'send.unknownAgain', records: 5 },
      notReadBecause: 'Not for you.',
    })
  })
})

describe('when stub answers, but not with its books', () => {
  it.each([
    { name: 'the list is cut', read: notRead({ is: 'lost' }, 'something'), reads: 6 },
    { name: 'the list has a server error', read: notRead({ is: 'serverError' }, 'something'), reads: 6 },
    { name: 'the list never comes', read: notRead({ is: 'timeout' }, 'something'), reads: 1 },
    {
      ...{ name: 'it asks to wait for a day', reads: 1 },
      read: notRead({ is: 'tooMany', retryAfterMs: 86_400_000 }, 'something'),
    },
    { name: 'not even a token comes', read: notRead({ is: 'timeout' }), reads: 1 },
    { name: 'the token is cut', read: notRead({ is: 'lost' }), reads: 6 },
  ])('sends all the same, without waiting for long, where $name', async ({ read, reads }) => {
    const slow: Pace = { ...pace, firstWaitMs: 60_000, longestWaitMs: 60_000 }
    const stub = new StubModel([], Array<ReadBack>(6).fill(read))
    stub.answersOtherwise = true
    const patience = read.is === 'failed' && read.answered ? slow : pace
    const ran = await run(new ImportModel(ids), stub, {}, patience)
    expect(stub.books).toEqual(ids)
    // Quick troubles are asked about three times, before the first request and after the last.
    expect(stub.reads).toBe(reads)
    expect(ran.slept.every((ms) => ms <= 500)).toBe(true)
    expect(valueOf(ran)).toMatchObject({
      counts: { accepted: 5 },
      stoppedBy: null,
      readBack: 'unavailable',
      notReadBecause: read.is === 'failed' ? read.cause.is : '',
    })
  })

  it('sends nothing where it answers nothing else either', async () => {
    const stub = new StubModel([], Array<ReadBack>(3).fill(notRead({ is: 'timeout' })))
    expect(valueOf(await run(new ImportModel(ids), stub))).toMatchObject({
      counts: { waiting: 5 },
      stoppedBy: { code: 'stub.unreachable' },
    })
    expect(stub.requests).toEqual([])
  })

  it.each([
    { name: 'after it gave a token', heard: 'something', otherwise: false },
    { name: 'but answers otherwise', heard: 'nothing', otherwise: true },
  ] as const)('is asked about what is in doubt with patience, and then the user: $name', async (stubs) => {
    const stub = new StubModel([], Array<ReadBack>(3).fill(notRead({ is: 'lost' }, stubs.heard)))
    stub.answersOtherwise = stubs.otherwise
    const ran = await run(new ImportModel(ids, 'unknown'), stub, { resendUnknown: false })
    expect(ran.slept).toEqual([100, 200])
    expect(stub.requests).toEqual([])
    expect(valueOf(ran).stoppedBy).toEqual({ code: 'send.unknownAgain', records: 5 })
  })

  it('looks with patience for what comes into doubt later', async () => {
    const hangs = notRead({ is: 'timeout' }, 'something')
    const stub = new StubModel([cutAfter], [hangs, hangs])
    const ran = await run(new ImportModel(['a', 'b']), stub)
    expect(stub.requests).toEqual([['a', 'b']])
    expect(valueOf(ran)).toMatchObject({ counts: { confirmed: 2 }, readBack: 'answered' })
  })
})

describe('when the key is wrong', () => {
  it('stops at once, and no record counts as refused', async () => {
    const stub = new StubModel([accepts, wrongKey])
    const ran = await run(new ImportModel(ids), stub)
    expect(valueOf(ran)).toMatchObject({
      counts: { accepted: 2, waiting: 3, refused: 0 },
      requests: 2,
      stoppedBy: { code: 'stub.refused', message: 'Wrong key.' },
    })
  })
})

describe('what an earlier run left unknown', () => {
  it('is found and not sent again', async () => {
    const stub = new StubModel()
    stub.books.push(...ids)
    const ran = await run(new ImportModel(ids, 'unknown'), stub)
    expect(stub.requests).toEqual([])
    expect(valueOf(ran)).toMatchObject({ counts: { confirmed: 5 }, requests: 0, readBack: 'answered' })
  })

  it('is sent again where stub does not have it', async () => {
    const stub = new StubModel()
    stub.books.push('a', 'b')
    await run(new ImportModel(ids, 'unknown'), stub)
    expect(stub.requests).toEqual([['c', 'd', 'e']])
  })

  it('is asked about where the books give no ids: an equal record may be another one', async () => {
    const stub = new StubModel([], [{ is: 'answered', books: booksOf(ids, 'noIds') }])
    const ran = await run(new ImportModel(ids, 'unknown'), stub, { resendUnknown: false })
    expect(stub.requests).toEqual([])
    expect(valueOf(ran)).toMatchObject({ stoppedBy: { code: 'send.unknownAgain', records: 5 } })
  })

  it('is asked about where stub gives ids of its own in place of ours', async () => {
    const books = booksOf(ids, 'ownIds')
    const stub = new StubModel([], Array<ReadBack>(9).fill({ is: 'answered', books }))
    const ran = await run(new ImportModel(ids, 'unknown'), stub, { resendUnknown: false })
    expect(stub.requests).toEqual([])
    expect(valueOf(ran)).toMatchObject({ stoppedBy: { code: 'send.unknownAgain', records: 5 } })
  })

  it('is asked about where the books are empty: stub may not have stored yet what it took', async () => {
    const ran = await run(new ImportModel(ids, 'unknown'), new StubModel(), { resendUnknown: false })
    expect(valueOf(ran)).toMatchObject({
      ...{ requests: 0, counts: { unknown: 5 }, stoppedBy: { code: 'send.unknownAgain', records: 5 } },
    })
  })

  it('is asked about where stub tells only some of its books, but for what is in them', async () => {
    const books = { ...booksOf(['a', 'b']), isWhole: false }
    const stub = new StubModel([], Array<ReadBack>(9).fill({ is: 'answered', books }))
    const ran = await run(new ImportModel(ids, 'unknown'), stub, { resendUnknown: false })
    expect(stub.requests).toEqual([])
    expect(valueOf(ran)).toMatchObject({
      ...{ counts: { confirmed: 2, unknown: 3 }, stoppedBy: { code: 'send.unknownAgain', records: 3 } },
    })
  })

  it('is not sent before stub could be asked', async () => {
    const stub = new StubModel([], Array<ReadBack>(3).fill(notRead({ is: 'timeout' })))
    const ran = await run(new ImportModel(ids, 'unknown'), stub)
    expect(stub.requests).toEqual([])
    expect(valueOf(ran)).toMatchObject({ counts: { unknown: 5 }, stoppedBy: { code: 'stub.unreachable' } })
  })

  it('is looked for with patience', async () => {
    const stub = new StubModel([], [notRead({ is: 'timeout' }), notRead({ is: 'serverError' }, 'something')])
    stub.books.push(...ids)
    expect(valueOf(await run(new ImportModel(ids, 'unknown'), stub))).toMatchObject({
      counts: { confirmed: 5 },
    })
  })

  it('is sent again where stub answers, but never with its books', async () => {
    const stub = new StubModel([], Array<ReadBack>(3).fill(notRead({ is: 'serverError' }, 'something')))
    expect(valueOf(await run(new ImportModel(ids, 'unknown'), stub))).toMatchObject({
      counts: { accepted: 5 },
      readBack: 'unavailable',
    })
  })

  it('is a question where stub cannot tell and it may not be sent twice', async () => {
    const stub = new StubModel([], [noBooks])
    const ran = await run(new ImportModel(ids, 'unknown'), stub, { resendUnknown: false })
    expect(stub.requests).toEqual([])
    expect(valueOf(ran).stoppedBy).toEqual({ code: 'send.unknownAgain', records: 5 })
  })
})

describe('cancelling', () => {
  it('ends after the open request, whose outcome is noted', async () => {
    const cancel = new AbortController()
    const model = new ImportModel(ids)
    const stub = new StubModel()
    const onProgress = ({ counts }: SendProgress) => {
      if (counts.accepted === 2) cancel.abort()
    }
    const ran = await run(model, stub, { signal: cancel.signal, onProgress })
    expect(stub.requests).toEqual([['a', 'b']])
    expect(valueOf(ran)).toMatchObject({
      counts: { accepted: 2, waiting: 3, sent: 0 },
      stoppedBy: { code: 'task.cancelled' },
      readBack: 'answered',
    })
  })

  it('ends a wait for another attempt', async () => {
    const cancel = new AbortController()
    const stub = new StubModel([cutAfter])
    const onProgress = ({ activity }: SendProgress) => {
      if (activity.is === 'retrying') cancel.abort()
    }
    const ran = await run(new ImportModel(ids), stub, { signal: cancel.signal, onProgress })
    expect(stub.requests).toHaveLength(1)
    expect(stub.reads).toBe(1)
    expect(valueOf(ran)).toMatchObject({ counts: { unknown: 2 }, stoppedBy: { code: 'task.cancelled' } })
  })

  it('ends a pause', async () => {
    const cancel = new AbortController()
    const stub = new StubModel()
    const onProgress = ({ activity }: SendProgress) => {
      if (activity.is === 'paused') cancel.abort()
    }
    const never = () => new Promise<void>(() => undefined)
    const ran = await run(new ImportModel(ids), stub, { signal: cancel.signal, onProgress, gate: never })
    expect(stub.requests).toEqual([])
    expect(valueOf(ran)).toMatchObject({
      counts: { waiting: 5, sent: 0 },
      stoppedBy: { code: 'task.cancelled' },
    })
  })
})

describe('pausing', () => {
  it('holds the next request back until it is over, and says so', async () => {
    const gate = Promise.withResolvers<undefined>()
    const stub = new StubModel()
    const seen: { paused: boolean; requests: number }[] = []
    const onProgress = ({ activity: { is } }: SendProgress) => {
      const paused = is === 'paused'
      seen.push({ paused, requests: stub.requests.length })
      if (paused) gate.resolve(undefined)
    }
    await run(new ImportModel(['a']), stub, { gate: async () => gate.promise, onProgress })
    expect(seen.filter(({ paused }) => paused)).toEqual([{ paused: true, requests: 0 }])
    expect(stub.requests).toEqual([['a']])
  })
})

describe('reading back by itself', () => {
  function readBack(model: ImportModel, stub: StubModel, signal = new AbortController().signal) {
    const sleep = () => Promise.resolve()
    const sender = createSender({
      importer: model.client,
      connect: stub.client,
      sleep,
      random: () => 1,
      pace,
    })
    return sender.readBack({ signal, onProgress: () => undefined })
  }

  it('confirms what stub holds and sends nothing', async () => {
    const model = new ImportModel(ids, 'accepted')
    const stub = new StubModel()
    stub.books.push('a', 'b', 'of another import')
    expect(await readBack(model, stub)).toMatchObject(
      ok({ counts: { accepted: 3, confirmed: 2 }, requests: 0, readBack: 'answered' }),
    )
    expect(stub.requests).toEqual([])
  })

  it('confirms by value what stub took in, where its books give no ids', async () => {
    const stub = new StubModel([], [{ is: 'answered', books: booksOf(['a', 'b'], 'noIds') }])
    expect(await readBack(new ImportModel(ids, 'accepted'), stub)).toMatchObject(
      ok({ counts: { accepted: 3, confirmed: 2 } }),
    )
  })

  it('says where stub cannot tell', async () => {
    const stub = new StubModel([], [noBooks])
    expect(await readBack(new ImportModel(ids, 'accepted'), stub)).toMatchObject(
      ok({ counts: { accepted: 5 }, readBack: 'unavailable' }),
    )
  })

  it('fails where stub cannot be reached', async () => {
    const stub = new StubModel([], Array<ReadBack>(3).fill(notRead({ is: 'unreachable' })))
    expect(await readBack(new ImportModel(ids, 'accepted'), stub)).toMatchObject({
      ok: false,
      error: { code: 'stub.unreachable' },
    })
  })

  it('can be cancelled', async () => {
    const cancel = new AbortController()
    cancel.abort()
    const stub = new StubModel([], [notRead({ is: 'lost' })])
    expect(await readBack(new ImportModel(ids, 'accepted'), stub, cancel.signal)).toEqual(
      err({ code: 'task.cancelled' }),
    )
  })

  it('tells the importer of many records in handfuls', async () => {
    const many = Array.from({ length: 25_000 }, (_, index) => `id${index}`)
    const model = new ImportModel(many, 'accepted')
    const stub = new StubModel()
    stub.books.push(...many)
    expect(await readBack(model, stub)).toMatchObject(ok({ counts: { confirmed: 25_000 } }))
    // Five of 5,000, and one that shows that there are no more.
    const pages = Array.from({ length: 6 }, () => ['import.records', 'found'])
    expect(model.log).toEqual(['counts', ...pages.flat()])
  })
})
