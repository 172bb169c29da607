import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deliveryStates, type DeliveryCounts, type DeliveryState } from '#shared/delivery/delivery.ts'
import type { ToldOutcome } from '#shared/delivery/toldOutcome.ts'
import type { BatchOutcome } from '#engine/importing/batch.ts'
import { bankFile } from '#engine/importing/testing/bankFile.ts'
import { tempFolder } from '#engine/importing/testing/tempFolder.ts'
import {
  importIn,
  madeOf,
  reopened,
  tellFound,
  valueOf,
  type TestImporter,
} from '#engine/importing/testing/testImporter.ts'

const firstRow = 2
const rowCount = 12

/** What stub may post: the whole batch stored or refused, or one record of it named. */
const told = ['stored', 'refused', 'oneStored', 'oneRefused'] as const

type Step =
  | { does: 'begin'; refused: boolean }
  | { does: 'next'; size: number }
  | { does: 'hear'; outcome: BatchOutcome }
  | { does: 'again' }
  | { does: 'found'; row: number }
  | { does: 'told'; batch: number; attempt: number; row: number; says: (typeof told)[number] }
  | { does: 'leaveOut'; row: number }
  | { does: 'undo' }
  | { does: 'crash' }

const row = fc.integer({ min: firstRow, max: firstRow + rowCount - 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ does: fc.constant('begin' as const), refused: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('next' as const), size: fc.integer({ min: 1, max: 5 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('hear' as const),
      outcome: fc.constantFrom<BatchOutcome>(
        { is: 'accepted' },
        { is: 'refused', reason: 'no' },
        { is: 'unknown' },
        { is: 'notSent' },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ does: 'again' as const }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('found' as const), row }) },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('told' as const),
      batch: fc.integer({ min: 1, max: 4 }),
      attempt: fc.integer({ min: 1, max: 2 }),
      row,
      says: fc.constantFrom(...told),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('leaveOut' as const), row }) },
  { weight: 1, arbitrary: fc.constant({ does: 'undo' as const }) },
  { weight: 1, arbitrary: fc.constant({ does: 'crash' as const }) },
)

/** What ought to be known of the outbox: the state of each row's one record, and which rows each batch holds. */
class Model {
  readonly states = new Map<number, DeliveryState>()
  readonly batches = new Map<
    number,
    { rows: number[]; doubted: boolean; readonly left: readonly number[]; attempts: number }
  >()
  readonly fixed: number[] = []
  /** How many may leave at once of the rows that were refused with others. */
  readonly most = new Map<number, number>()
  /** The batch whose request is open, if one is: whoever sends waits for its outcome. */
  open: number | null = null

  constructor() {
    for (let index = 0; index < rowCount; index++) this.states.set(firstRow + index, 'waiting')
  }

  rowsIn(state: DeliveryState): number[] {
    return [...this.states].filter(([, its]) => its === state).map(([its]) => its)
  }

  counts(): DeliveryCounts {
    const perState = Object.fromEntries(deliveryStates.map((state) => [state, this.rowsIn(state).length]))
    // Made of all the states just above.
    return { records: this.states.size, ...perState } as DeliveryCounts
  }

  move(rows: readonly number[], from: DeliveryState, to: DeliveryState): void {
    for (const its of rows) if (this.states.get(its) === from) this.states.set(its, to)
  }

  letGo(rows: readonly number[]): void {
    for (const batch of this.batches.values()) batch.rows = batch.rows.filter((its) => !rows.includes(its))
    for (const its of rows) this.states.set(its, 'waiting')
  }

  /** Of several refused rows nothing is known but that half as many may leave at once. */
  refuse(rows: readonly number[]): void {
    const sent = rows.filter((its) => this.states.get(its) === 'sent')
    if (sent.length < 2) {
      this.move(sent, 'sent', 'refused')
      return
    }
    const half = Math.ceil(sent.length / 2)
    for (const its of sent) this.most.set(its, Math.min(half, this.most.get(its) ?? half))
    this.letGo(sent)
  }

  told(
    { rows, left, attempts }: { rows: number[]; left: readonly number[]; attempts: number },
    attempt: number,
    its: number,
    says: (typeof told)[number],
  ): void {
    const named = says === 'stored' || says === 'refused' ? left : left.filter((one) => one === its)
    for (const one of named) {
      const state = this.states.get(one)
      if (says === 'stored' || says === 'oneStored') {
        if (state !== undefined) this.states.set(one, 'confirmed')
      } else if (attempt === attempts && rows.includes(one)) {
        if (state === 'accepted' || state === 'unknown') this.states.set(one, 'refused')
      }
    }
  }

  isFree(its: number): boolean {
    const state = this.states.get(its)
    return state === undefined || state === 'waiting' || state === 'refused'
  }
}

class Run {
  readonly model = new Model()
  readonly ids = new Map<number, string>()
  importer: TestImporter
  readonly path: string

  constructor(importer: TestImporter, path: string) {
    this.importer = importer
    this.path = path
  }

  async take(does: Step): Promise<void> {
    switch (does.does) {
      case 'begin':
        return this.begin(does.refused)
      case 'next':
        return this.next(does.size)
      case 'hear':
        return this.hear(does.outcome)
      case 'again':
        return this.again()
      case 'found':
        return this.found(does.row)
      case 'told':
        return this.told(does)
      case 'leaveOut':
        return this.leaveOut(does.row)
      case 'undo':
        return this.undo()
      case 'crash':
        return this.crash()
    }
  }

  async begin(refused: boolean): Promise<void> {
    const { model } = this
    const due = model.rowsIn('waiting').length + model.rowsIn('unknown').length
    const isSome = due + (refused ? model.rowsIn('refused').length : 0) > 0
    const begun = await this.importer.client.call('delivery.begin', { refused })
    expect(begun.ok).toBe(isSome)
    if (isSome && refused) model.letGo(model.rowsIn('refused'))
  }

  async next(batchSize: number): Promise<void> {
    const { model } = this
    if (model.open !== null) return
    const batch = valueOf(await this.importer.client.call('delivery.next', { batchSize, limit: null }))
    if (batch === null) {
      expect(model.rowsIn('waiting')).toEqual([])
      return
    }
    const rows = batch.records.flatMap((record) => (record.kind === 'settlement' ? [] : [record.row]))
    expect(rows).toEqual([...rows].sort((one, other) => one - other))
    const known = model.batches.get(batch.no)
    if (known === undefined) {
      expect(rows.length).toBeLessThanOrEqual(batchSize)
      for (const its of rows) expect(model.states.get(its)).toBe('waiting')
      const most = new Set(rows.map((its) => model.most.get(its)))
      expect(most.size).toBe(1)
      expect(rows.length).toBeLessThanOrEqual([...most][0] ?? batchSize)
      for (const its of rows) model.most.delete(its)
    } else {
      expect(rows).toEqual(known.rows.filter((its) => model.states.get(its) === 'unknown'))
    }
    model.batches.set(batch.no, {
      rows: known?.rows ?? rows,
      doubted: known !== undefined,
      left: known?.left ?? rows,
      attempts: (known?.attempts ?? 0) + 1,
    })
    for (const its of rows) model.states.set(its, 'sent')
    model.open = batch.no
  }

  async hear(outcome: BatchOutcome): Promise<void> {
    const { model } = this
    if (model.open === null) return
    const batch = model.batches.get(model.open)!
    await this.importer.client.call('delivery.outcome', { batch: model.open, outcome })
    const neverLeft = batch.doubted ? 'unknown' : 'waiting'
    const next = outcome.is === 'notSent' ? neverLeft : outcome.is
    if (outcome.is === 'refused') model.refuse(batch.rows)
    else if (next === 'waiting') model.letGo(batch.rows.filter((its) => model.states.get(its) === 'sent'))
    else model.move(batch.rows, 'sent', next)
    batch.doubted ||= next === 'unknown'
    model.open = null
  }

  async again(): Promise<void> {
    const { model } = this
    const unknown = [...model.batches].find(([, { rows }]) =>
      rows.some((its) => model.states.get(its) === 'unknown'),
    )
    if (model.open !== null || unknown === undefined) return
    const [no, batch] = unknown
    const sent = valueOf(await this.importer.client.call('delivery.again', { batch: no }))
    expect(sent?.records).toHaveLength(batch.rows.filter((its) => model.states.get(its) === 'unknown').length)
    model.move(batch.rows, 'unknown', 'sent')
    batch.attempts += 1
    model.open = no
  }

  async found(its: number): Promise<void> {
    await tellFound(this.importer, [this.ids.get(its) ?? ''])
    if (this.model.states.has(its)) this.model.states.set(its, 'confirmed')
  }

  async told({ batch: no, attempt, row: its, says }: Extract<Step, { does: 'told' }>): Promise<void> {
    const { model } = this
    const batch = model.batches.get(no)
    // Of a later attempt it is not said which records it took along.
    if (batch !== undefined && (attempt > batch.attempts || (says === 'stored' && attempt > 1))) return
    const id = this.ids.get(its) ?? ''
    const outcomes: Record<typeof says, ToldOutcome> = {
      stored: { is: 'stored', ids: null, refused: [] },
      refused: { is: 'refused', reason: 'late no', refused: [] },
      oneStored: { is: 'stored', ids: [id], refused: [] },
      oneRefused: { is: 'stored', ids: [], refused: [{ id, reason: 'its own no' }] },
    }
    const post = { batch: no, attempt, outcome: outcomes[says], at: '2025-04-01T09:00:00.000Z', bytes: 2 }
    const isOpen = model.open === no
    // Doubled: the second changes nothing.
    for (let times = 0; times < 2; times++) {
      const { taken } = valueOf(await this.importer.client.call('delivery.told', post))
      expect(taken).toBe(!isOpen)
    }
    if (batch !== undefined && !isOpen) model.told(batch, attempt, its, says)
  }

  async leaveOut(its: number): Promise<void> {
    const { model } = this
    const fixed = await this.importer.client.call('import.fix', { fix: { does: 'leaveOut', row: its } })
    expect(fixed.ok).toBe(model.isFree(its))
    if (!fixed.ok) return
    model.letGo([its])
    model.states.delete(its)
    model.fixed.push(its)
  }

  async undo(): Promise<void> {
    const { model } = this
    const last = model.fixed.at(-1)
    const undone = valueOf(await this.importer.client.call('import.undo', {}))
    expect(undone.rows.map(({ row }) => row)).toEqual(last === undefined ? [] : [last])
    model.fixed.pop()
    if (last !== undefined && !model.fixed.includes(last)) model.states.set(last, 'waiting')
  }

  async crash(): Promise<void> {
    const { model } = this
    this.importer.close()
    this.importer = await reopened(this.path)
    if (model.open !== null) model.batches.get(model.open)!.doubted = true
    model.move(model.rowsIn('sent'), 'sent', 'unknown')
    model.open = null
  }
}

/** The rows of the records in one state, asked for four at a time. */
async function rowsShownIn({ importer, model }: Run, filter: DeliveryState): Promise<number[]> {
  const rows: number[] = []
  for (let offset = 0; offset <= model.states.size; offset += 4) {
    const asked = importer.client.call('import.deliveries', { filter, offset, limit: 4 })
    rows.push(...valueOf(await asked).records.flatMap((record) => record.rows))
  }
  return rows
}

function ascending(rows: readonly number[]): number[] {
  return [...rows].sort((one, other) => one - other)
}

describe('the outbox', () => {
  it('agrees with what ought to be known after any sequence of events', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const folder = tempFolder()
        const run = new Run(await madeOf(bankFile(rowCount), folder.path), importIn(folder.path))
        try {
          for (const record of valueOf(
            await run.importer.client.call('import.records', { from: 0, limit: 100 }),
          ))
            if (record.kind !== 'settlement') run.ids.set(record.row, record.id)
          for (const does of steps) {
            await run.take(does)
            expect(valueOf(await run.importer.client.call('delivery.counts', {}))).toEqual(run.model.counts())
          }
          const page = valueOf(
            await run.importer.client.call('import.page', { filter: 'all', offset: 1, limit: 100 }),
          )
          const shown = page.rows.map(({ row: its, delivery }) => [its, delivery?.state])
          expect(shown).toEqual(page.rows.map(({ row: its }) => [its, run.model.states.get(its)]))
          for (const state of deliveryStates)
            expect(ascending(await rowsShownIn(run, state))).toEqual(ascending(run.model.rowsIn(state)))
        } finally {
          run.importer.close()
          folder.remove()
        }
      }),
      { numRuns: 80, seed: 20250401 },
    )
  })
})

describe('records that stub refuses', () => {
  it('are all found, and only they, however often the process dies meanwhile', async () => {
    const rows = fc.uniqueArray(fc.integer({ min: firstRow, max: firstRow + 63 }), { maxLength: 4 })
    const crashes = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(rows, crashes, async (bad, crashBefore) => {
        const folder = tempFolder()
        let importer: TestImporter = await madeOf(bankFile(64), folder.path)
        let requests = 0
        try {
          await importer.client.call('delivery.begin', { refused: false })
          for (;;) {
            if (crashBefore.includes(requests)) {
              importer.close()
              importer = await reopened(importIn(folder.path))
            }
            const batch = valueOf(await importer.client.call('delivery.next', { batchSize: 64, limit: null }))
            if (batch === null) break
            requests++
            const isBad = batch.records.some(
              (record) => record.kind !== 'settlement' && bad.includes(record.row),
            )
            const outcome: BatchOutcome = isBad ? { is: 'refused', reason: 'no' } : { is: 'accepted' }
            await importer.client.call('delivery.outcome', { batch: batch.no, outcome })
          }
          const refused = valueOf(await importer.client.call('delivery.refusals', {}))
          expect(refused.map(({ row: its }) => its)).toEqual(ascending(bad))
          const counts = valueOf(await importer.client.call('delivery.counts', {}))
          expect(counts).toMatchObject({ accepted: 64 - bad.length, refused: bad.length, waiting: 0 })
          // 64 is halved six times to 1.
          expect(requests).toBeLessThanOrEqual(1 + 2 * 6 * bad.length)
        } finally {
          importer.close()
          folder.remove()
        }
      }),
      { numRuns: 30, seed: 20250402 },
    )
  })
})
