import type { DeliveryState } from '#shared/delivery/delivery.ts'
import { planSum } from '#shared/delivery/planSum.ts'
import type { PlanSum, SendPlan } from '#shared/delivery/sendView.ts'
import { entryCount } from '#shared/records/entriesWith.ts'
import type { StubRecord } from '#shared/records/record.ts'
import {
  addMoney,
  entriesOf,
  moneyOf,
  noMoney,
  type Money,
  type Sum,
} from '#engine/importing/file/chunkCounts.ts'
import { firstRowOf } from '#engine/importing/file/rowChunks.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { obstacles, type Obstacle } from '#engine/importing/outbox/beginSending.ts'
import { holdAll, memberOf, recordKey, whereabouts, type Held } from '#engine/importing/outbox/whereabouts.ts'
import { groupsFrom, isOfSettlements } from '#engine/importing/recordsOf.ts'
import { recordsNotedAtOnce, sentElsewhere } from '#engine/importing/outbox/settleBefore.ts'
import { tallyOfRows } from '#engine/importing/tallyOfRows.ts'

/** What is to leave besides what waits and is unknown: what was refused, and, with `again`, what other imports sent. */
export interface PlanChoice {
  readonly refused: boolean
  readonly again: boolean
}

/** What would leave in batches if sending began now. */
export function sendPlan(open: OpenImport, batchSize: number, choice: PlanChoice): Omit<SendPlan, 'way'> {
  const { left, errors, currency } = tallyOfRows(open)
  const load = isOfSettlements(open) ? settlementLoad(open, batchSize, choice) : entryLoad(open, choice)
  const doubted = open.file.batches.all().filter(({ state }) => state === 'unknown').length
  const elsewhere = Math.ceil(load.doubtedElsewhere / recordsNotedAtOnce)
  const requests = doubted + elsewhere + (load.requests ?? Math.ceil(load.fresh / batchSize))
  return {
    records: load.records,
    requests,
    income: inCurrency(load.money.income, currency),
    expense: inCurrency(load.money.expense, currency),
    settlement: inCurrency(load.settlements, currency),
    currency,
    leftOut: left,
    errors,
    sentBefore: load.sentBefore,
    obstacles: obstaclesOf(open, load),
  }
}

/** Whether anything is left to send is said by the load: other imports may have sent all that waits here. */
function obstaclesOf(open: OpenImport, { records }: Load): Obstacle[] {
  const others = obstacles(open, true).filter(({ code }) => code !== 'send.nothing')
  const isEmptied = others.some(({ code }) => code === 'send.emptied' || code === 'send.reversedGone')
  return records === 0 && !isEmptied ? [...others, { code: 'send.nothing' }] : others
}

/**
 * What would leave. `fresh` records go into new batches; `requests` says how many, where records alone do not. `sentBefore`
 * counts those that other imports sent, whether they leave or not; `doubtedElsewhere` leave, as nothing was heard of them.
 */
interface Load {
  records: number
  fresh: number
  sentBefore: number
  doubtedElsewhere: number
  requests: number | null
  money: Money
  readonly settlements: Record<string, Sum>
}

/** How a record stands when sending begins: `doubtedElsewhere` will be unknown, as the import that sent it never heard. */
type PlanState = DeliveryState | 'sentBefore' | 'doubtedElsewhere'

function noLoad(): Load {
  return {
    ...{ records: 0, fresh: 0, sentBefore: 0, doubtedElsewhere: 0 },
    requests: null,
    money: noMoney,
    settlements: {},
  }
}

function entryLoad(open: OpenImport, choice: PlanChoice): Load {
  const load = noLoad()
  const comparison = open.comparison()
  for (const [no, counts] of open.state().chunks.entries()) {
    const [first, last] = [firstRowOf(no), firstRowOf(no) + counts.rows - 1]
    const held = whereabouts(open.file, first, last)
    const isNew = held.size === 0 && !(comparison?.knowsSome(first, last) ?? false)
    if (isNew) {
      load.money = addMoney(load.money, counts.money)
      load.records += counts.records
      load.fresh += counts.records
      continue
    }
    const states = [...held.values()].map(heldState)
    const isStill = states.every((state) => !mayLeave(state, choice))
    if (isStill && holdAll(held, { first, last, records: counts.records })) {
      load.sentBefore += states.filter((state) => state === 'sentBefore').length
      continue
    }
    const entries = open
      .verdicts()
      .read(no)
      .flatMap(({ verdict }) => entriesOf(verdict))
    const leaving = entries.filter((entry) => counted(load, stateOf(open, held, entry), choice))
    load.money = addMoney(load.money, moneyOf(leaving))
  }
  return load
}

function settlementLoad(open: OpenImport, batchSize: number, choice: PlanChoice): Load {
  const load = noLoad()
  const held = whereabouts(open.file, 1, open.state().table.rows)
  let [requests, room] = [0, 0]
  for (const { records: group } of groupsFrom(open, 1)) {
    for (const record of group) {
      const freshBefore = load.fresh
      if (record.kind !== 'settlement' || !counted(load, stateOf(open, held, record), choice)) continue
      const { count, sum } = load.settlements[record.currency] ?? { count: 0, sum: 0 }
      load.settlements[record.currency] = { count: count + 1, sum: sum + record.amount }
      if (load.fresh === freshBefore) continue
      const entries = entryCount([record])
      if (entries > room) [requests, room] = [requests + 1, batchSize]
      room -= entries
    }
  }
  return { ...load, requests }
}

/** Counts a record in, and answers whether it leaves. */
function counted(load: Load, state: PlanState, choice: PlanChoice): boolean {
  if (state === 'sentBefore') load.sentBefore++
  if (!mayLeave(state, choice)) return false
  load.records++
  if (state === 'doubtedElsewhere' && !choice.again) load.doubtedElsewhere++
  else if (state !== 'unknown') load.fresh++
  return true
}

function stateOf(open: OpenImport, held: ReadonlyMap<string, Held>, record: StubRecord): PlanState {
  const member = memberOf(record)
  const place = held.get(recordKey(member))
  if (place !== undefined) return heldState(place)
  const elsewhere = sentElsewhere(open, record)
  if (elsewhere === null) return 'waiting'
  return elsewhere.certain ? 'sentBefore' : 'doubtedElsewhere'
}

function heldState({ state, batch }: Held): PlanState {
  return state === 'accepted' && batch.sentWith !== null ? 'sentBefore' : state
}

function mayLeave(state: PlanState, { refused, again }: PlanChoice): boolean {
  switch (state) {
    case 'waiting':
    case 'unknown':
    case 'doubtedElsewhere':
      return true
    case 'refused':
      return refused
    case 'sentBefore':
      return again
    case 'sent':
    case 'accepted':
    case 'confirmed':
      return false
  }
}

function inCurrency(sums: Readonly<Record<string, Sum>>, currency: string): PlanSum {
  const count = Object.values(sums).reduce((total, sum) => total + sum.count, 0)
  const each = Object.entries(sums).map(([code, { sum }]) => ({ currency: code, sum }))
  return planSum(count, each, currency)
}
