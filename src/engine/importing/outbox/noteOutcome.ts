import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import type { PushExchange } from '#shared/delivery/ledger.ts'
import { nextState, refusalOf } from '#shared/delivery/nextState.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import type { BatchOutcome } from '#engine/importing/batch.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { letGoOfMembers, mostAfter } from '#engine/importing/outbox/beginSending.ts'
import { deliveryCounts } from '#engine/importing/outbox/deliveryCounts.ts'
import { heldBy } from '#engine/importing/outbox/whereabouts.ts'

/**
 * Notes what was heard of a batch. That this attempt never left says nothing of an earlier one that may have arrived:
 * the batch is then as unknown as before. The records of a refused batch of several wait again, to leave half as many at
 * once, until the one that stub will not have is by itself.
 */
export function noteOutcome(
  open: OpenImport,
  no: number,
  outcome: BatchOutcome,
  exchange: PushExchange | null,
  now: string,
): DeliveryCounts {
  const { file } = open
  file.transaction(() => {
    const batch = file.batches.get(no)
    if (batch === null) throw new Error(`There is no batch ${no}`)
    const before = outcome.is === 'notSent' && batch.doubted ? 'unknown' : batch.state
    const together = heldBy(file, batch).filter((held) => held.state === batch.state).length
    const event = outcome.is === 'refused' ? refusalOf(together, batch.method) : outcome.is
    const state = nextState(before, event)
    if (state === 'waiting')
      letGoOfMembers(file, batch, event === 'halved' ? mostAfter(batch, together) : undefined)
    const doubted = batch.doubted || state === 'unknown'
    const reason = outcome.is === 'refused' ? outcome.reason : batch.reason
    file.batches.update({ ...batch, state, doubted, reason, closedAt: now })
    file.attempts.end(no, batch.attempt, { outcome: outcome.is, exchange, at: now })
  })
  return deliveryCounts(open)
}

/** Notes of every request that was open when the process ended that nothing was heard of it. */
export function noteCrash(file: ImportFile, now: string): void {
  const open = file.batches.all().filter(({ state }) => state === 'sent')
  if (open.length === 0) return
  file.transaction(() => {
    for (const batch of open) {
      file.batches.update({ ...batch, state: nextState('sent', 'unknown'), doubted: true, closedAt: now })
      file.attempts.end(batch.no, batch.attempt, { outcome: 'unknown', exchange: null, at: now })
    }
  })
}
