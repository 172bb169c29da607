import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import { nextState } from '#shared/delivery/nextState.ts'
import type { BatchRow, Member } from '#engine/importing/file/batches.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { deliveryCounts } from '#engine/importing/outbox/deliveryCounts.ts'
import { heldBy, memberOf, recordKey } from '#engine/importing/outbox/whereabouts.ts'
import { entriesWith, groupsFrom, isOfSettlements } from '#engine/importing/recordsOf.ts'

/** Takes note of the ids that stub holds. */
export interface FoundNotes {
  /** Ids that are not ours are passed over; a record that was never sent counts too, and then never will be. */
  note(this: void, ids: readonly string[], now: string): DeliveryCounts
}

/**
 * Notes what reading back finds. stub lists income and expenses, never settlements: a settlement is found by its own id
 * or by those of all its entries, which may come in several calls, so they are remembered while the import is open.
 */
export function createFoundNotes(open: OpenImport): FoundNotes {
  const seen = new Set<string>()

  function foundRecords(ids: readonly string[]): ReadonlySet<string> {
    if (!isOfSettlements(open)) return new Set(ids)
    for (const id of ids) seen.add(id)
    const found = new Set<string>()
    for (const { records } of groupsFrom(open, 1))
      for (const record of records)
        if (seen.has(record.id) || entriesWith(record).every(({ id }) => seen.has(id))) found.add(record.id)
    return found
  }

  return {
    note(ids, now) {
      const found = foundRecords(ids)
      const before = deliveryCounts(open).confirmed
      return open.file.transaction(() => {
        confirm(open, found, now)
        const counts = deliveryCounts(open)
        if (counts.confirmed > before) open.file.attempts.found(counts.confirmed - before, now)
        return counts
      })
    },
  }
}

function confirm(open: OpenImport, found: ReadonlySet<string>, now: string): void {
  const { file } = open
  const held = new Set<string>()
  for (const batch of file.batches.all()) {
    const known = heldBy(file, batch).filter(({ member }) => found.has(member.id))
    for (const { member } of known) held.add(recordKey(member))
    const news = known.filter(({ state }) => state !== 'confirmed')
    for (const { member, state } of news)
      file.batches.setException(batch.no, {
        id: recordKey(member),
        state: nextState(state, 'found'),
        at: now,
      })
    if (news.length > 0) foldIfWhole(file, batch, now)
  }
  confirmWaiting(open, found, held, now)
}

/** A batch of which every record is confirmed says so itself, and needs no exceptions. */
function foldIfWhole(file: ImportFile, batch: BatchRow, now: string): void {
  const exceptions = file.batches.exceptions(batch.no)
  const confirmed = exceptions.filter(({ state }) => state === 'confirmed')
  if (confirmed.length < batch.size) return
  file.batches.clearExceptions(batch.no)
  file.batches.update({ ...batch, state: 'confirmed', due: false, closedAt: now })
}

/** Found records that no batch holds get a batch of their own, which never left. */
function confirmWaiting(
  open: OpenImport,
  found: ReadonlySet<string>,
  held: ReadonlySet<string>,
  now: string,
): void {
  if (deliveryCounts(open).waiting === 0) return
  const members: Member[] = []
  for (const { records } of groupsFrom(open, 1))
    for (const member of records.map(memberOf))
      if (found.has(member.id) && !held.has(recordKey(member))) members.push(member)
  if (members.length === 0) return
  const state = nextState('waiting', 'found')
  const method = isOfSettlements(open) ? 'settlement' : 'many'
  open.file.batches.add({ method, state, openedAt: now, closedAt: now, members })
}
