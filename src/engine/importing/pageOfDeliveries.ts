import { fieldTexts } from '#shared/convert/fieldTexts.ts'
import type { Delivery, DeliveryState } from '#shared/delivery/delivery.ts'
import type {
  DeliveredRecord,
  DeliveryFilter,
  DeliveryPage,
  DeliveryQuery,
} from '#shared/delivery/deliveryPage.ts'
import { foldFixes } from '#shared/fixes/rowFixes.ts'
import { entryCount } from '#shared/records/entriesWith.ts'
import type { Settlement, StubRecord } from '#shared/records/record.ts'
import type { BatchRow } from '#engine/importing/file/batches.ts'
import { firstRowOf } from '#engine/importing/file/rowChunks.ts'
import { anchorOf } from '#engine/importing/file/settlements.ts'
import { BrokenFile } from '#engine/importing/file/storageFailure.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { deliveryCounts } from '#engine/importing/outbox/deliveryCounts.ts'
import {
  deliveryOf,
  heldBy,
  memberOf,
  recordKey,
  whereabouts,
  type Held,
} from '#engine/importing/outbox/whereabouts.ts'
import { groupsFrom, isOfSettlements, recordsAfter, recordsAt, rowsOf } from '#engine/importing/recordsOf.ts'

/**
 * A page of the records and what became of each. All of them, and those that wait, come in the source's order; those in
 * another state in the order in which they left. Only the chunks and batches that the page shows are read.
 */
export function pageOfDeliveries(open: OpenImport, query: DeliveryQuery): DeliveryPage {
  const total = totalOf(open, query.filter)
  const found = findRecords(open, query)
  const heard = whatWasRead(
    open,
    found.map(({ record }) => record),
  )
  const records = found.map(({ record, held }) => ({ ...record, delivery: heard(deliveryOf(held), record) }))
  return { total, records }
}

function totalOf(open: OpenImport, filter: DeliveryFilter): number {
  switch (filter) {
    case 'all':
      return deliveryCounts(open).records
    case 'differs':
      return open.file.differences.count()
    case 'waiting':
    case 'sent':
    case 'accepted':
    case 'confirmed':
    case 'refused':
    case 'unknown':
      return deliveryCounts(open)[filter]
  }
}

/** Adds to the delivery of each of these records what reading back found: what differs at stub, or that it was not there yet. */
function whatWasRead(
  { file }: OpenImport,
  records: readonly DeliveredRecord[],
): (delivery: Delivery, record: DeliveredRecord) => Delivery {
  const asked = file.meta.read('readBack')?.at ?? null
  const rows = records.map((record) => record.rows[0] ?? 0)
  const first = rows.reduce((least, row) => Math.min(least, row), Infinity)
  const last = rows.reduce((most, row) => Math.max(most, row), 0)
  const differing = new Map(
    file.differences
      .between(first, last)
      .map(({ row, id, differences }) => [recordKey({ id, rows: [row] }), differences]),
  )
  return (delivery, record) => {
    if (delivery.state === 'accepted' && asked !== null && delivery.at <= asked)
      return { ...delivery, notFoundAt: asked }
    const differs = delivery.state === 'confirmed' ? differing.get(recordKey(record)) : undefined
    return delivery.state === 'confirmed' && differs !== undefined
      ? { ...delivery, differs: [...differs] }
      : delivery
  }
}

interface FoundRecord {
  /** As though it waited. */
  readonly record: DeliveredRecord
  /** Where it is, unless it waits. */
  readonly held: Held | undefined
}

function findRecords(open: OpenImport, { filter, offset, limit }: DeliveryQuery): FoundRecord[] {
  const list = listing(open)
  switch (filter) {
    case 'all':
      return withWhereabouts(open, firstOf(recordsAfter(open, offset), limit, list))
    case 'differs':
      return firstOf(differing(open, offset, limit), limit, list).flatMap((record) =>
        withWhereabouts(open, [record]),
      )
    case 'waiting':
      return firstOf(waiting(open, offset), limit, list).map((record) => ({ record, held: undefined }))
    case 'sent':
    case 'accepted':
    case 'confirmed':
    case 'refused':
    case 'unknown':
      return heldIn(open, filter, offset, limit).map((held) => ({ record: list(recordOf(open, held)), held }))
  }
}

/** Lists each before the next one is read: a settlement may have any number of entries, of which the list needs none. */
function firstOf(
  records: Iterable<StubRecord>,
  limit: number,
  list: (record: StubRecord) => DeliveredRecord,
): DeliveredRecord[] {
  const listed: DeliveredRecord[] = []
  for (const record of records) if (listed.push(list(record)) >= limit) break
  return listed
}

function withWhereabouts(open: OpenImport, records: readonly DeliveredRecord[]): FoundRecord[] {
  const anchors = records.map(({ rows }) => rows[0] ?? 0)
  const held = whereabouts(open.file, anchors[0] ?? 0, anchors.at(-1) ?? 0)
  return records.map((record) => ({ record, held: held.get(recordKey(record)) }))
}

function* differing(open: OpenImport, offset: number, limit: number): Generator<StubRecord> {
  for (const { row, id } of open.file.differences.page(offset, limit))
    yield* recordsAt(open, row).filter((record) => record.id === id)
}

function heldIn(open: OpenImport, sought: DeliveryState, offset: number, limit: number): Held[] {
  const found: Held[] = []
  let before = 0
  for (const batch of open.file.batches.all()) {
    if (found.length >= limit) break
    const inBatch = countIn(open, batch, sought)
    if (inBatch > 0 && before + inBatch > offset) {
      const held = heldBy(open.file, batch).filter(({ state }) => state === sought)
      found.push(...held.slice(Math.max(0, offset - before), offset + limit - before))
    }
    before += inBatch
  }
  return found
}

/** From a batch's size and exceptions alone: its members need not be read. */
function countIn({ file }: OpenImport, batch: BatchRow, sought: DeliveryState): number {
  const exceptions = file.batches.exceptions(batch.no)
  const asTheBatch = batch.state === sought ? batch.size - exceptions.length : 0
  return asTheBatch + exceptions.filter(({ state }) => state === sought).length
}

function recordOf(open: OpenImport, { member, batch }: Held): StubRecord {
  const record = recordsAt(open, member.rows[0] ?? 0).find(({ id }) => id === member.id)
  if (record === undefined) throw new BrokenFile(`batch ${batch.no} names a record that is not there`)
  return record
}

function waiting(open: OpenImport, offset: number): Generator<StubRecord> {
  return isOfSettlements(open)
    ? waitingFrom(open, { first: 1, last: open.state().table.rows }, offset)
    : waitingEntries(open, offset)
}

/** Chunks before the page, and those of which every record is held, are counted without being read. */
function* waitingEntries(open: OpenImport, offset: number): Generator<StubRecord> {
  let before = 0
  for (const [no, counts] of open.state().chunks.entries()) {
    const [first, last] = [firstRowOf(no), firstRowOf(no) + counts.rows - 1]
    const inChunk = counts.records - heldBetween(open, first, last)
    if (inChunk > 0 && before + inChunk > offset)
      yield* waitingFrom(open, { first, last }, Math.max(0, offset - before))
    before += inChunk
  }
}

function heldBetween(open: OpenImport, first: number, last: number): number {
  const isHere = ({ member: { rows } }: Held) => rows.some((row) => row >= first && row <= last)
  return [...whereabouts(open.file, first, last).values()].filter(isHere).length
}

/** Of the records that wait and begin in the rows from `first` to `last`, the `offset`th and those after it. */
function* waitingFrom(
  open: OpenImport,
  { first, last }: { readonly first: number; readonly last: number },
  offset: number,
): Generator<StubRecord> {
  const held = whereabouts(open.file, first, last)
  let before = 0
  for (const { anchor, records } of groupsFrom(open, first)) {
    if (anchor > last) return
    for (const record of records)
      if (!held.has(recordKey(memberOf(record))) && before++ >= offset) yield record
  }
}

/** Makes of a record what a list shows, as though it waited. */
function listing(open: OpenImport): (record: StubRecord) => DeliveredRecord {
  const nameOf = settlementNames(open)
  return (record) => {
    const { id, date, currency, amount } = record
    const shared = {
      id,
      date,
      currency,
      amount,
      rows: [...rowsOf(record)],
      delivery: { state: 'waiting' } as const,
    }
    return record.kind === 'settlement'
      ? { ...shared, kind: record.kind, name: nameOf(record), lines: entryCount([record]) }
      : { ...shared, kind: record.kind, part: record.part, name: record.name }
  }
}

/** What the file calls a settlement: the text that its first row names it by. */
function settlementNames({ file, state }: OpenImport): (settlement: Settlement) => string {
  const { table, judgement } = state()
  const fixes = foldFixes(file.fixes.all())
  return (settlement) => {
    const row = anchorOf(settlement)
    const cells = file.rows.row(table.edition, row)
    const texts = fieldTexts({ row, cells, left: null, fixes: fixes.get(row) }, judgement.layout)
    return texts.settlementId?.trim() ?? ''
  }
}
