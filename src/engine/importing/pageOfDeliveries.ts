import { fieldTexts } from '#shared/convert/fieldTexts.ts'
import type { Delivery, DeliveryState } from '#shared/delivery/delivery.ts'
import type {
  DeliveredRecord,
  DeliveryFilter,
  DeliveryPage,
  DeliveryQuery,
} from '#shared/delivery/deliveryPage.ts'
import { foldFixes } from '#shared/fixes/rowFixes.ts'
import { entriesWith } from '#shared/records/entriesWith.ts'
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
import { groupsFrom, isOfSettlements, recordsAt, recordsPage, rowsOf } from '#engine/importing/recordsOf.ts'

/**
 * A page of the records and what became of each. All of them, and those that wait, come in the source's order; those in
 * another state in the order in which they left. Only the chunks and batches that the page shows are read.
 */
export function pageOfDeliveries(open: OpenImport, query: DeliveryQuery): DeliveryPage {
  const total = totalOf(open, query.filter)
  const name = settlementNames(open)
  const found = findRecords(open, query)
  const heard = whatWasRead(
    open,
    found.map(({ record }) => record),
  )
  const records = found.map(({ record, held }) => delivered(record, heard(deliveryOf(held), record), name))
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
  records: readonly StubRecord[],
): (delivery: Delivery, record: StubRecord) => Delivery {
  const asked = file.meta.read('readBack')?.at ?? null
  const rows = records.map((record) => rowsOf(record)[0] ?? 0)
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
    const differs = delivery.state === 'confirmed' ? differing.get(recordKey(memberOf(record))) : undefined
    return delivery.state === 'confirmed' && differs !== undefined
      ? { ...delivery, differs: [...differs] }
      : delivery
  }
}

interface FoundRecord {
  readonly record: StubRecord
  /** Where it is, unless it waits. */
  readonly held: Held | undefined
}

function findRecords(open: OpenImport, { filter, offset, limit }: DeliveryQuery): FoundRecord[] {
  switch (filter) {
    case 'all':
      return withWhereabouts(open, recordsPage(open, offset, limit))
    case 'differs':
      return differing(open, offset, limit).flatMap((record) => withWhereabouts(open, [record]))
    case 'waiting':
      return waiting(open, offset, limit).map((record) => ({ record, held: undefined }))
    case 'sent':
    case 'accepted':
    case 'confirmed':
    case 'refused':
    case 'unknown':
      return heldIn(open, filter, offset, limit).map((held) => ({ record: recordOf(open, held), held }))
  }
}

function withWhereabouts(open: OpenImport, records: readonly StubRecord[]): FoundRecord[] {
  const anchors = records.map((record) => rowsOf(record)[0] ?? 0)
  const held = whereabouts(open.file, anchors[0] ?? 0, anchors.at(-1) ?? 0)
  return records.map((record) => ({ record, held: held.get(recordKey(memberOf(record))) }))
}

function differing(open: OpenImport, offset: number, limit: number): StubRecord[] {
  return open.file.differences
    .page(offset, limit)
    .flatMap(({ row, id }) => recordsAt(open, row).filter((record) => record.id === id))
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

function waiting(open: OpenImport, offset: number, limit: number): StubRecord[] {
  return isOfSettlements(open)
    ? waitingFrom(open, open.state().table.rows, 1, offset, limit)
    : waitingEntries(open, offset, limit)
}

/** Chunks before the page, and those of which every record is held, are counted without being read. */
function waitingEntries(open: OpenImport, offset: number, limit: number): StubRecord[] {
  const records: StubRecord[] = []
  let before = 0
  for (const [no, counts] of open.state().chunks.entries()) {
    if (records.length >= limit) break
    const [first, last] = [firstRowOf(no), firstRowOf(no) + counts.rows - 1]
    const inChunk = counts.records - heldBetween(open, first, last)
    if (inChunk > 0 && before + inChunk > offset)
      records.push(...waitingFrom(open, last, first, Math.max(0, offset - before), limit - records.length))
    before += inChunk
  }
  return records
}

function heldBetween(open: OpenImport, first: number, last: number): number {
  const isHere = ({ member: { rows } }: Held) => rows.some((row) => row >= first && row <= last)
  return [...whereabouts(open.file, first, last).values()].filter(isHere).length
}

/** Of the records that wait and begin in the rows from `first` to `last`, the `offset`th and those after it. */
function waitingFrom(
  open: OpenImport,
  last: number,
  first: number,
  offset: number,
  limit: number,
): StubRecord[] {
  const held = whereabouts(open.file, first, last)
  const records: StubRecord[] = []
  for (const group of groupsFrom(open, first)) {
    if (group.anchor > last || records.length >= offset + limit) break
    records.push(...group.records.filter((record) => !held.has(recordKey(memberOf(record)))))
  }
  return records.slice(offset, offset + limit)
}

function delivered(
  record: StubRecord,
  delivery: Delivery,
  nameOf: (settlement: Settlement) => string,
): DeliveredRecord {
  const { id, date, currency, amount } = record
  const shared = { id, date, currency, amount, rows: [...rowsOf(record)], delivery }
  return record.kind === 'settlement'
    ? { ...shared, kind: record.kind, name: nameOf(record), lines: entriesWith(record).length }
    : { ...shared, kind: record.kind, part: record.part, name: record.name }
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
