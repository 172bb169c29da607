import type { DeliveryCounts, DeliveryState } from '#shared/delivery/delivery.ts'
import { nextState } from '#shared/delivery/nextState.ts'
import type { SentElsewhere } from '#shared/duplicates/comparison.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { StubRecord } from '#shared/records/record.ts'
import type { Member } from '#engine/importing/file/batches.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { letGoOfMembers, obstacles, type Obstacle } from '#engine/importing/outbox/beginSending.ts'
import { deliveryCounts } from '#engine/importing/outbox/deliveryCounts.ts'
import { memberOf, recordKey, whereabouts } from '#engine/importing/outbox/whereabouts.ts'
import { groupsFrom, isOfSettlements, rowsOf } from '#engine/importing/recordsOf.ts'

/** How many records that need not leave are noted in one batch. */
export const recordsNotedAtOnce = 500

/** Where a record left with another import, as the last comparison found; null where it did not. */
export function sentElsewhere(open: OpenImport, record: StubRecord): SentElsewhere | null {
  const [row = 0] = rowsOf(record)
  return open.comparison()?.sentElsewhere(row, record.kind === 'settlement' ? 'main' : record.part) ?? null
}

/**
 * Notes of the records that other imports sent that they are where those say: accepted, or unknown, and then looked for
 * before they leave. With `again` nothing of that is noted, and what was noted so earlier waits. Null, and nothing is done,
 * where the import was not compared since it last changed.
 */
export function settleBefore(open: OpenImport, again: boolean): Result<DeliveryCounts | null, Obstacle> {
  const [obstacle] = obstacles(open, true).filter(({ code }) => code !== 'send.nothing')
  if (obstacle !== undefined) return err(obstacle)
  if (open.comparison() === null) return ok(null)
  open.file.transaction(() => {
    if (again) letGoOfSentBefore(open)
    else noteSentBefore(open)
  })
  return ok(deliveryCounts(open))
}

function letGoOfSentBefore({ file }: OpenImport): void {
  for (const batch of file.batches.all()) {
    if (batch.sentWith === null || batch.state !== 'accepted') continue
    letGoOfMembers(file, batch)
    file.batches.update({ ...batch, state: nextState('accepted', 'sendAgain') })
  }
}

function noteSentBefore(open: OpenImport): void {
  if ((open.comparison()?.counts.sentBefore ?? 0) === 0) return
  const held = whereabouts(open.file, 1, open.state().table.rows)
  const alike = new Map<string, { readonly sent: SentElsewhere; members: Member[] }>()
  for (const { records } of groupsFrom(open, 1)) {
    for (const record of records) {
      const member = memberOf(record)
      const sent = held.has(recordKey(member)) ? null : sentElsewhere(open, record)
      if (sent === null) continue
      const key = `${sent.at} ${sent.certain} ${sent.name}`
      const noted = alike.get(key) ?? { sent, members: [] }
      alike.set(key, noted)
      noted.members.push(member)
      if (noted.members.length < recordsNotedAtOnce) continue
      addBatch(open, noted)
      noted.members = []
    }
  }
  for (const noted of alike.values()) if (noted.members.length > 0) addBatch(open, noted)
}

function addBatch(
  open: OpenImport,
  { sent: { name, at, certain }, members }: { sent: SentElsewhere; members: readonly Member[] },
): void {
  const left = nextState('waiting', 'intend')
  const state: DeliveryState = nextState(left, certain ? 'accepted' : 'unknown')
  const method = isOfSettlements(open) ? 'settlement' : 'many'
  open.file.batches.add({ method, state, openedAt: at, closedAt: at, members, sentWith: name })
}
