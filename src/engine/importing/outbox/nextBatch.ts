import { nextState } from '#shared/delivery/nextState.ts'
import type { StubRecord } from '#shared/records/record.ts'
import type { BatchRow, Member } from '#engine/importing/file/batches.ts'
import { BrokenFile } from '#engine/importing/file/storageFailure.ts'
import type { Batch } from '#engine/importing/importerContract.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { obstacles } from '#engine/importing/outbox/beginSending.ts'
import { heldBy, memberOf, recordKey, whereabouts, type Held } from '#engine/importing/outbox/whereabouts.ts'
import { entriesWith, groupsFrom, isOfSettlements, recordsAt } from '#engine/importing/recordsOf.ts'

const rowsAtOnce = 500

/** How much may go into a batch: entries, whether by themselves or in settlements, and records (null: no limit). */
export interface Room {
  readonly batchSize: number
  readonly limit: number | null
}

/**
 * Notes the intent to send the next batch, on the disk before it comes back: first those that are due to leave again,
 * whole, then waiting records in the source's order. Records of one row stay together, and at least one row or
 * settlement goes in, however many entries it has; only those of a refused batch may be parted. Null when nothing is left.
 */
export function nextBatch(open: OpenImport, room: Room, now: string): Batch | null {
  const [obstacle] = obstacles(open, true).filter(({ code }) => code !== 'send.nothing')
  // Whoever sends has begun, and was told then.
  if (obstacle !== undefined) throw new Error(`Nothing may leave: ${obstacle.code}`)
  return open.file.transaction(() => dueBatch(open, now) ?? newBatch(open, room, now))
}

/**
 * Notes that a batch is about to leave once more. One whose records were let go of takes back those that still wait as
 * they were.
 */
export function batchAgain(open: OpenImport, no: number, now: string): Batch {
  const { file } = open
  return file.transaction(() => {
    const batch = file.batches.get(no)
    if (batch === null) throw new Error(`There is no batch ${no}`)
    const letGo = batch.state === 'refused' ? nextState(batch.state, 'sendAgain') : batch.state
    if (letGo !== 'waiting') return resend(open, batch, now)
    takeBack(open, batch, now)
    return leave(open, { ...batch, state: nextState(letGo, 'intend') }, now)
  })
}

function dueBatch(open: OpenImport, now: string): Batch | null {
  const { batches } = open.file
  for (let batch = batches.firstDue(); batch !== null; batch = batches.firstDue()) {
    // Reading back may have settled it, or some of its records, since it became due.
    if (batch.state === 'unknown' && heldBy(open.file, batch).some(({ state }) => state === 'unknown'))
      return resend(open, batch, now)
    batches.update({ ...batch, due: false })
  }
  return null
}

function resend(open: OpenImport, batch: BatchRow, now: string): Batch {
  return leave(open, { ...batch, state: nextState(batch.state, 'sendAgain'), doubted: true }, now)
}

function leave(open: OpenImport, batch: BatchRow, now: string): Batch {
  const { batches } = open.file
  const attempt = batch.attempt + 1
  const leaving = { ...batch, attempt, due: false, openedAt: now, closedAt: null }
  batches.update(leaving)
  const records = heldBy(open.file, leaving)
    .filter(({ state }) => state === leaving.state)
    .map(({ member }) => recordOf(open, member, batch.no))
  if (records.length === 0) throw new Error(`Batch ${batch.no} holds nothing that could leave again`)
  open.file.attempts.open(batch.no, attempt, records.length, now)
  return { no: batch.no, method: batch.method, attempt, records }
}

function takeBack(open: OpenImport, batch: BatchRow, at: string): void {
  const { file } = open
  for (const member of file.batches.members(batch.no)) {
    const [row = 0] = member.rows
    const exists = recordsAt(open, row).some(({ id }) => id === member.id)
    const taken = whereabouts(file, row, row).has(recordKey(member))
    if (!exists || taken) except(open, batch.no, member, at)
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
  const filling = createFilling(room)
  fillFromRequeue(open, filling)
  const { passed } = file.meta.read('outbox') ?? { passed: 0 }
  const nowPassed = filling.isFull() ? passed : fillFrom(open, passed, filling)
  if (nowPassed !== passed) file.meta.write('outbox', { passed: nowPassed })
  const records = filling.records()
  if (records.length === 0) return null
  const method = isOfSettlements(open) ? 'settlement' : 'many'
  const state = nextState('waiting', 'intend')
  const members = records.map(memberOf)
  const no = file.batches.add({ method, state, openedAt: now, closedAt: null, members })
  file.attempts.open(no, 1, records.length, now)
  return { no, method, attempt: 1, records }
}

interface Filling {
  /**
   * False, and full from then on, when the records do not fit any more. `most` as of the row that they are from: those
   * that may leave only in so small a batch do not mix with others.
   */
  add(this: void, records: readonly StubRecord[], most?: number | null): boolean
  isFull(this: void): boolean
  records(this: void): StubRecord[]
}

function createFilling({ batchSize, limit }: Room): Filling {
  const taken: StubRecord[] = []
  let entries = 0
  let mostRecords: number | null = null
  let full = false
  return {
    add(records, most = null) {
      const more = records.reduce((sum, record) => sum + entriesWith(record).length, 0)
      if (taken.length === 0) mostRecords = most
      const limits = [limit ?? Infinity, mostRecords ?? Infinity]
      const fits =
        most === mostRecords &&
        entries + more <= batchSize &&
        taken.length + records.length <= Math.min(...limits)
      full ||= !fits && taken.length > 0
      if (full) return false
      taken.push(...records)
      entries += more
      return true
    },
    isFull: () => full || mostRecords !== null,
    records: () => taken,
  }
}

/** Fills from the rows that are to be looked at again; those that are done with need no third look. */
function fillFromRequeue(open: OpenImport, filling: Filling): void {
  const { requeue } = open.file
  for (let rows = requeue.first(rowsAtOnce); rows.length > 0; rows = requeue.first(rowsAtOnce)) {
    const held = whereabouts(open.file, rows[0]?.row ?? 0, rows.at(-1)?.row ?? 0)
    for (const { row, most } of rows) {
      const waiting = waitingOf(recordsAt(open, row), held)
      const parts = most === null ? [waiting] : waiting.map((record) => [record])
      if (waiting.length > 0 && !parts.every((part) => filling.add(part, most))) return
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
    if (waiting.length > 0 && !filling.add(waiting)) return last
    last = anchor
  }
  return rows
}

function waitingOf(records: readonly StubRecord[], held: ReadonlyMap<string, Held>): StubRecord[] {
  return records.filter((record) => !held.has(recordKey(memberOf(record))))
}
