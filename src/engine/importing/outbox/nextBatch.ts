import { nextState } from '#shared/delivery/nextState.ts'
import type { SendMethod } from '#shared/delivery/delivery.ts'
import type { SendWay } from '#shared/delivery/sendWay.ts'
import { recordsUntil } from '#shared/records/entriesWith.ts'
import type { Settlement, StubRecord } from '#shared/records/record.ts'
import type { BatchRow, Member } from '#engine/importing/file/batches.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import { BrokenFile } from '#engine/importing/file/storageFailure.ts'
import type { Batch } from '#engine/importing/batch.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { obstacles } from '#engine/importing/outbox/beginSending.ts'
import { createFilling, type Filling, type Room } from '#engine/importing/outbox/filling.ts'
import { heldBy, memberOf, recordKey, whereabouts, type Held } from '#engine/importing/outbox/whereabouts.ts'
import { groupsFrom, isOfSettlements, recordsAt } from '#engine/importing/recordsOf.ts'

const rowsAtOnce = 500

/**
 * Notes the intent to send the next batch, on the disk before it comes back: first those that are due to leave again,
 * whole, then waiting records in the source's order. Records of one row stay together, and at least one row or
 * settlement goes in, however many entries it has; only those of a refused batch, and those that go one by one, are parted. Null when nothing is left.
 */
export function nextBatch(open: OpenImport, room: Room, now: string): Batch | null {
  const [obstacle] = obstacles(open, true).filter(({ code }) => code !== 'send.nothing')
  // Whoever sends has begun, and was told then.
  if (obstacle !== undefined) throw new Error(`Nothing may leave: ${obstacle.code}`)
  return open.file.transaction(() => dueBatch(open, now) ?? newBatch(open, room, now))
}

/**
 * Notes that a batch is about to leave once more. One whose records were let go of takes back those that still wait as
 * they were. Null when none of its records has to leave any more.
 */
export function batchAgain(open: OpenImport, no: number, now: string): Batch | null {
  const { file } = open
  return file.transaction(() => {
    const batch = file.batches.get(no)
    if (batch === null) throw new Error(`There is no batch ${no}`)
    const letGo = batch.state === 'refused' ? nextState(batch.state, 'sendAgain') : batch.state
    if (letGo !== 'waiting') return isDoubted(file, batch) ? resend(open, batch, now) : null
    const back = { ...batch, state: nextState(letGo, 'intend') }
    takeBack(open, batch, now)
    return leaving(file, back).length > 0 ? leave(open, back, now) : null
  })
}

function dueBatch(open: OpenImport, now: string): Batch | null {
  const { batches } = open.file
  for (let batch = batches.firstDue(); batch !== null; batch = batches.firstDue()) {
    // Reading back may have settled it, or some of its records, since it became due.
    if (isDoubted(open.file, batch)) return resend(open, batch, now)
    batches.update({ ...batch, due: false })
  }
  return null
}

function isDoubted(file: ImportFile, batch: BatchRow): boolean {
  return batch.state === 'unknown' && heldBy(file, batch).some(({ state }) => state === 'unknown')
}

/** The records that leave, or have left, with the batch's present attempt. */
function leaving(file: ImportFile, batch: BatchRow): Held[] {
  return heldBy(file, batch).filter(({ state }) => state === batch.state)
}

function resend(open: OpenImport, batch: BatchRow, now: string): Batch {
  return leave(open, { ...batch, state: nextState(batch.state, 'sendAgain'), doubted: true }, now)
}

function leave(open: OpenImport, batch: BatchRow, now: string): Batch {
  const { file } = open
  const attempt = batch.attempt + 1
  const again = { ...batch, attempt, due: false, openedAt: now, closedAt: null }
  file.batches.update(again)
  const held = leaving(file, again)
  if (held.length === 0) throw new Error(`Batch ${batch.no} holds nothing that could leave again`)
  file.attempts.open(batch.no, attempt, held.length, now)
  const records = batch.method === 'file' ? [] : held.map(({ member }) => recordOf(open, member, batch.no))
  return { no: batch.no, method: batch.method, attempt, size: held.length, records }
}

/** The settlements of a batch that is about to leave in a file, from the `from`th on, until they have `mostEntries` entries. */
export function settlementsInFile(
  open: OpenImport,
  no: number,
  from: number,
  mostEntries: number,
): Settlement[] {
  const batch = open.file.batches.get(no)
  if (batch?.method !== 'file') throw new Error(`Batch ${no} does not leave in a file`)
  return recordsUntil(settlementsOf(open, no, leaving(open.file, batch).slice(from)), mostEntries)
}

function* settlementsOf(open: OpenImport, no: number, held: readonly Held[]): Generator<Settlement> {
  for (const { member } of held) {
    const record = recordOf(open, member, no)
    if (record.kind !== 'settlement') throw new Error(`Batch ${no} has a record that is no settlement`)
    yield record
  }
}

function takeBack(open: OpenImport, batch: BatchRow, at: string): void {
  const { file } = open
  const members = file.batches.members(batch.no)
  const rows = members.map(({ rows: of }) => of[0] ?? 0)
  const first = rows.reduce((least, row) => Math.min(least, row), Infinity)
  const last = rows.reduce((most, row) => Math.max(most, row), 0)
  const held = whereabouts(file, first, last)
  for (const [index, member] of members.entries()) {
    const exists = recordsAt(open, rows[index] ?? 0).some(({ id }) => id === member.id)
    if (!exists || held.has(recordKey(member))) except(open, batch.no, member, at)
  }
}

function except(open: OpenImport, no: number, member: Member, at: string): void {
  const id = recordKey(member)
  const { batches } = open.file
  if (!batches.exceptions(no).some((exception) => exception.id === id))
    batches.setException(no, { id, state: 'waiting', at })
}

function recordOf(open: OpenImport, member: Member, no: number): StubRecord {
  const record = recordsAt(open, member.rows[0] ?? 0).find(({ id }) => id === member.id)
  if (record === undefined) throw new BrokenFile(`batch ${no} names a record that is not there`)
  return record
}

function newBatch(open: OpenImport, room: Room, now: string): Batch | null {
  const { file } = open
  const way = wayNow(open, room)
  const filling = createFilling({ ...room, way })
  fillFromRequeue(open, filling)
  const { passed } = file.meta.read('outbox') ?? { passed: 0 }
  const nowPassed = filling.isFull() ? passed : fillFrom(open, passed, filling)
  if (nowPassed !== passed) file.meta.write('outbox', { passed: nowPassed })
  const records = filling.records()
  const [first] = records
  if (first === undefined) return null
  const method = methodOf(first, way)
  const state = nextState('waiting', 'intend')
  const members = records.map(memberOf)
  const no = file.batches.add({ method, state, openedAt: now, closedAt: null, members })
  file.attempts.open(no, 1, records.length, now)
  return { no, method, attempt: 1, size: records.length, records: method === 'file' ? [] : [...records] }
}

/** Only settlements go in a file, and what was refused together goes in none. */
function wayNow(open: OpenImport, { way }: Room): SendWay {
  const [first] = open.file.requeue.first(1)
  const fileless = !isOfSettlements(open) || (first !== undefined && first.most !== null)
  return way === 'file' && fileless ? 'batch' : way
}

function methodOf({ kind }: StubRecord, way: SendWay): SendMethod {
  if (kind === 'settlement') return way === 'file' ? 'file' : 'settlement'
  return way === 'single' ? kind : 'many'
}

/** Puts in the records of one row, or as many of them as there is room for; whether that was all. */
function fits(filling: Filling, waiting: readonly StubRecord[], most: number | null): boolean {
  if (waiting.length === 0) return true
  const parts = filling.areParted(most) ? waiting.map((record) => [record]) : [waiting]
  return parts.every((part) => filling.add(part, most))
}

/** Fills from the rows that are to be looked at again; those that are done with need no third look. */
function fillFromRequeue(open: OpenImport, filling: Filling): void {
  const { requeue } = open.file
  for (let rows = requeue.first(rowsAtOnce); rows.length > 0; rows = requeue.first(rowsAtOnce)) {
    const held = whereabouts(open.file, rows[0]?.row ?? 0, rows.at(-1)?.row ?? 0)
    for (const { row, most } of rows) {
      const waiting = waitingOf(recordsAt(open, row), held)
      if (!fits(filling, waiting, most)) return
      requeue.remove(row)
    }
  }
}

/** Fills from the rows after `passed`, and answers up to which row all are now passed. */
function fillFrom(open: OpenImport, passed: number, filling: Filling): number {
  const { rows } = open.state().table
  const held = whereabouts(open.file, passed + 1, rows)
  const taken = new Set(filling.records().map((record) => recordKey(memberOf(record))))
  let last = passed
  for (const { anchor, records } of groupsFrom(open, passed + 1)) {
    const waiting = waitingOf(records, held).filter((record) => !taken.has(recordKey(memberOf(record))))
    if (!fits(filling, waiting, null)) return last
    last = anchor
  }
  return rows
}

function waitingOf(records: readonly StubRecord[], held: ReadonlyMap<string, Held>): StubRecord[] {
  return records.filter((record) => !held.has(recordKey(memberOf(record))))
}
