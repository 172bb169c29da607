import type { Failure } from '#shared/errors/failure.ts'
import { nextState } from '#shared/delivery/nextState.ts'
import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import type { Recipient } from '#shared/delivery/ledger.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { BatchRow } from '#engine/importing/file/batches.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { deliveryCounts } from '#engine/importing/outbox/deliveryCounts.ts'
import { emptiedOf } from '#engine/importing/outbox/emptied.ts'
import { reversedGone } from '#engine/importing/outbox/reversedGone.ts'
import { heldBy, recordKey } from '#engine/importing/outbox/whereabouts.ts'
import { isOfSettlements } from '#engine/importing/recordsOf.ts'

/** Why sending cannot begin. */
export type Obstacle = Extract<
  Failure,
  {
    code:
      | 'import.handedOn'
      | 'send.emptied'
      | 'send.reversedGone'
      | 'send.accountMissing'
      | 'send.questionsOpen'
      | 'send.nothing'
      | 'send.reversalPlanned'
  }
>

/** Everything that stands in the way of sending. `refused`: what was refused is to leave again. */
export function obstacles(open: OpenImport, refused: boolean): Obstacle[] {
  const { judgement, place } = open.state()
  const emptied = emptiedOf(open)
  const counts = deliveryCounts(open)
  const due = counts.waiting + counts.unknown + (refused ? counts.refused : 0)
  const found: Obstacle[] = []
  if (place.handedOnAt !== null) found.push({ code: 'import.handedOn', at: place.handedOnAt })
  const gone = reversedGone(open)
  // What reverses nothing any more is not to be started over.
  if (gone !== null) found.push(gone)
  else if (emptied?.startedOver === false) found.push({ code: 'send.emptied', at: emptied.at })
  const reversal = open.file.meta.read('reversal')
  if (reversal !== null) found.push({ code: 'send.reversalPlanned', name: reversal.name })
  if (lacksAccount(open)) found.push({ code: 'send.accountMissing' })
  if (judgement.questions.length > 0)
    found.push({ code: 'send.questionsOpen', about: judgement.questions.map(({ about }) => about) })
  if (due === 0) found.push({ code: 'send.nothing' })
  return found
}

/** Makes what is unknown due to leave again in its own batch, and with `refused` lets go of what was refused; `to` is who gets it. */
export function beginSending(
  open: OpenImport,
  { refused, to }: { readonly refused: boolean; readonly to?: Recipient | undefined },
  now: string,
): Result<DeliveryCounts, Obstacle> {
  const [first] = obstacles(open, refused)
  if (first !== undefined) return err(first)
  const { file } = open
  file.transaction(() => {
    if (to !== undefined) file.attempts.beginRun(to, now)
    for (const batch of file.batches.all()) {
      const due = batch.state === 'unknown'
      if (batch.due !== due) file.batches.update({ ...batch, due })
      if (refused) letGoOfRefused(file, { ...batch, due }, now)
    }
  })
  return ok(deliveryCounts(open))
}

/**
 * Lets go of the records that a batch still holds by itself, not by exception: their rows are looked at again, and with
 * `most` they leave at most so many at once.
 */
export function letGoOfMembers(file: ImportFile, batch: BatchRow, most?: number): void {
  const excepted = new Set(file.batches.exceptions(batch.no).map(({ id }) => id))
  const members = file.batches.members(batch.no).filter((member) => !excepted.has(recordKey(member)))
  file.requeue.add(
    members.flatMap(({ rows }) => rows.slice(0, 1)),
    most,
  )
}

/** How many records that were refused together may leave at once; after a file, any number but in no file. */
export function mostAfter({ method }: BatchRow, together: number): number {
  return method === 'file' ? together : Math.ceil(together / 2)
}

/** A whole batch is refused by what was told of it later, which says not which of its records is to blame. */
function letGoOfRefused(file: ImportFile, batch: BatchRow, at: string): void {
  const letGo = batch.state === 'refused' ? { ...batch, state: nextState(batch.state, 'sendAgain') } : batch
  if (letGo !== batch) {
    const together = batch.size - file.batches.exceptions(batch.no).length
    const isToBlame = together === 1 && batch.method !== 'file'
    letGoOfMembers(file, batch, isToBlame ? undefined : mostAfter(batch, together))
    file.batches.update(letGo)
  }
  // What is left are those that were refused by themselves.
  for (const { member, state } of heldBy(file, letGo)) {
    if (state !== 'refused') continue
    file.batches.setException(batch.no, { id: recordKey(member), state: nextState(state, 'sendAgain'), at })
    file.requeue.add(member.rows.slice(0, 1))
  }
}

/** Without an account two files' equal rows would have one id. A column of accounts does for entries, not for settlements. */
function lacksAccount(open: OpenImport): boolean {
  const { account, layout } = open.state().judgement
  return account === null && (isOfSettlements(open) || layout.fields.account === undefined)
}
