import type { DeliveryState } from '#shared/delivery/delivery.ts'
import type { SendPlan } from '#shared/delivery/sendView.ts'
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
import { obstacles } from '#engine/importing/outbox/beginSending.ts'
import { holdAll, memberOf, recordKey, whereabouts, type Held } from '#engine/importing/outbox/whereabouts.ts'
import { entriesWith, groupsFrom, isOfSettlements } from '#engine/importing/recordsOf.ts'
import { tallyOfRows } from '#engine/importing/tallyOfRows.ts'

/** What would leave if sending began now: what waits, what is unknown, and with `refused` what was refused. */
export function sendPlan(open: OpenImport, batchSize: number, refused: boolean): SendPlan {
  const { left, errors, currency } = tallyOfRows(open)
  const load = isOfSettlements(open) ? settlementLoad(open, batchSize, refused) : entryLoad(open, refused)
  const again = open.file.batches.all().filter(({ state }) => state === 'unknown').length
  const requests = again + (load.requests ?? Math.ceil(load.fresh / batchSize))
  return {
    records: load.records,
    requests,
    income: inCurrency(load.money.income, currency),
    expense: inCurrency(load.money.expense, currency),
    settlement: inCurrency(load.settlements, currency),
    currency,
    leftOut: left,
    errors,
    obstacles: obstacles(open, refused),
  }
}

/** What would leave. `fresh` records go into new batches; `requests` says how many, where records alone do not. */
interface Load {
  readonly records: number
  readonly fresh: number
  readonly requests: number | null
  readonly money: Money
  readonly settlements: Readonly<Record<string, Sum>>
}

function entryLoad(open: OpenImport, refused: boolean): Load {
  const { chunks } = open.state()
  let money = noMoney
  let [records, fresh] = [0, 0]
  for (const [no, counts] of chunks.entries()) {
    const [first, last] = [firstRowOf(no), firstRowOf(no) + counts.rows - 1]
    const held = whereabouts(open.file, first, last)
    if (held.size === 0) {
      money = addMoney(money, counts.money)
      records += counts.records
      fresh += counts.records
      continue
    }
    const isStill = [...held.values()].every(({ state }) => !mayLeave(state, refused))
    if (isStill && holdAll(held, { first, last, records: counts.records })) continue
    const entries = open
      .verdicts()
      .read(no)
      .flatMap(({ verdict }) => entriesOf(verdict))
    const leaving = entries.filter((entry) => leaves(held, entry, refused))
    money = addMoney(money, moneyOf(leaving))
    records += leaving.length
    fresh += leaving.filter((entry) => stateOf(held, entry) !== 'unknown').length
  }
  return { records, fresh, requests: null, money, settlements: {} }
}

function settlementLoad(open: OpenImport, batchSize: number, refused: boolean): Load {
  const held = whereabouts(open.file, 1, open.state().table.rows)
  const settlements: Record<string, Sum> = {}
  let [records, fresh, requests, room] = [0, 0, 0, 0]
  for (const { records: group } of groupsFrom(open, 1)) {
    for (const record of group) {
      if (record.kind !== 'settlement' || !leaves(held, record, refused)) continue
      const { count, sum } = settlements[record.currency] ?? { count: 0, sum: 0 }
      settlements[record.currency] = { count: count + 1, sum: sum + record.amount }
      records++
      if (stateOf(held, record) === 'unknown') continue
      fresh++
      const entries = entriesWith(record).length
      if (entries > room) [requests, room] = [requests + 1, batchSize]
      room -= entries
    }
  }
  return { records, fresh, requests, money: noMoney, settlements }
}

function stateOf(held: ReadonlyMap<string, Held>, record: StubRecord): DeliveryState {
  return held.get(recordKey(memberOf(record)))?.state ?? 'waiting'
}

function leaves(held: ReadonlyMap<string, Held>, record: StubRecord, refused: boolean): boolean {
  return mayLeave(stateOf(held, record), refused)
}

function mayLeave(state: DeliveryState, refused: boolean): boolean {
  return state === 'waiting' || state === 'unknown' || (refused && state === 'refused')
}

function inCurrency(sums: Readonly<Record<string, Sum>>, currency: string): Sum {
  const count = Object.values(sums).reduce((total, sum) => total + sum.count, 0)
  return { count, sum: sums[currency]?.sum ?? 0 }
}
