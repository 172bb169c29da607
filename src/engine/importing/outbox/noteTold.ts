import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import { nextState } from '#shared/delivery/nextState.ts'
import type { ToldOutcome } from '#shared/delivery/toldOutcome.ts'
import { entriesWith } from '#shared/records/entriesWith.ts'
import type { BatchRow, Member } from '#engine/importing/file/batches.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { deliveryCounts } from '#engine/importing/outbox/deliveryCounts.ts'
import { leftBeforeEmptied } from '#engine/importing/outbox/emptied.ts'
import { confirm } from '#engine/importing/outbox/noteFound.ts'
import { heldBy, recordKey, type Held } from '#engine/importing/outbox/whereabouts.ts'
import { isOfSettlements, recordsAt } from '#engine/importing/recordsOf.ts'

/** What stub posted of the `attempt`th request of a batch: when it came, and its size. */
export interface Posted {
  readonly batch: number
  readonly attempt: number
  readonly outcome: ToldOutcome
  readonly at: string
  readonly bytes: number
}

/** What became of a post. One that is not `taken` came before the answer to its request, and is to be told again after it. */
export interface TakenNote {
  readonly taken: boolean
  readonly counts: DeliveryCounts
}

/**
 * Notes what stub posted of a batch. Stored is stored, whichever attempt it is said of, and final. Refused counts only of
 * the latest attempt, as an earlier one says nothing of it. Told twice, or of a batch that is not here, or that left before
 * the business was emptied or may have been, changes nothing.
 */
export function noteTold(open: OpenImport, posted: Posted, now: string): TakenNote {
  const { file } = open
  const batch = file.batches.get(posted.batch)
  if (batch === null) return { taken: true, counts: deliveryCounts(open) }
  if (leftBeforeEmptied(file, batch)) return toldTooLate(open, posted, now)
  if (batch.state === 'sent') return { taken: false, counts: deliveryCounts(open) }
  return file.transaction(() => {
    const before = heldBy(file, batch).map(({ state }) => state)
    const confirmed = deliveryCounts(open).confirmed
    noteStored(open, batch, posted, now)
    if (posted.attempt === batch.attempt) noteRefused(open, posted, now)
    const counts = deliveryCounts(open)
    const after = heldBy(file, file.batches.get(batch.no) ?? batch).map(({ state }) => state)
    const refused = after.filter((state, index) => state === 'refused' && before[index] !== 'refused').length
    file.attempts.told(batch.no, {
      records: counts.confirmed - confirmed + refused,
      bytes: posted.bytes,
      postedAt: posted.at,
      takenAt: now,
      reason: reasonIn(posted.outcome),
    })
    return { taken: true, counts }
  })
}

/** The ledger has it, and no record is other than it was. */
function toldTooLate(open: OpenImport, { batch, outcome, at, bytes }: Posted, now: string): TakenNote {
  const told = { records: 0, bytes, postedAt: at, takenAt: now, reason: reasonIn(outcome) }
  open.file.attempts.told(batch, told)
  return { taken: true, counts: deliveryCounts(open) }
}

function noteStored(open: OpenImport, batch: BatchRow, { attempt, outcome }: Posted, now: string): void {
  if (outcome.is !== 'stored') return
  const stored =
    outcome.ids === null ? wholeOf(open.file, batch, attempt) : named(open, batch.no, new Set(outcome.ids))
  if (stored.length === 0) return
  const found = stored.map(({ id, rows: [row = 0] }) => ({ row, id, by: 'id' as const, differences: [] }))
  confirm(open, found, 'webhook', now)
}

/** All records of a request: the first took all of its batch along; of a later one only what still shares its fate is sure. */
function wholeOf(file: ImportFile, batch: BatchRow, attempt: number): readonly Member[] {
  if (attempt === 1) return file.batches.members(batch.no)
  return heldBy(file, batch)
    .filter(({ state }) => state === batch.state)
    .map(({ member }) => member)
}

/** The records of a batch that are named: an entry by its id, a settlement by its own or by those of all its entries. */
function named(open: OpenImport, no: number, ids: ReadonlySet<string>): readonly Member[] {
  const members = open.file.batches.members(no)
  if (!isOfSettlements(open)) return members.filter(({ id }) => ids.has(id))
  return members.filter(({ id, rows: [row = 0] }) => {
    const record = recordsAt(open, row).find((one) => one.id === id)
    return ids.has(id) || (record !== undefined && entriesWith(record).every((entry) => ids.has(entry.id)))
  })
}

function noteRefused(open: OpenImport, { batch: no, outcome }: Posted, now: string): void {
  const { file } = open
  const batch = file.batches.get(no)
  if (batch === null) return
  const own = new Map(outcome.refused.map(({ id, reason }) => [id, reason]))
  const held = heldBy(file, batch).filter(isRefusable)
  for (const { member, state } of held) {
    const reason = reasonOf(open, member, own)
    if (reason === undefined) continue
    const refused = nextState(state, 'turnedDown')
    file.batches.setException(no, { id: recordKey(member), state: refused, at: now, reason })
  }
  if (outcome.is !== 'refused' || !isRefusable(batch)) return
  const state = nextState(batch.state, 'turnedDown')
  file.batches.update({ ...batch, state, reason: outcome.reason, due: false, closedAt: now })
}

/** Why a record is refused: as it is named itself, or, of a settlement, as the first of its entries that is. */
function reasonOf(
  open: OpenImport,
  { id, rows: [row = 0] }: Member,
  own: ReadonlyMap<string, string>,
): string | undefined {
  if (own.size === 0 || own.has(id) || !isOfSettlements(open)) return own.get(id)
  const record = recordsAt(open, row).find((one) => one.id === id)
  const entry = record === undefined ? undefined : entriesWith(record).find((one) => own.has(one.id))
  return entry === undefined ? undefined : own.get(entry.id)
}

/** What is refused already keeps its reason. */
function isRefusable({ state }: Pick<Held, 'state'>): boolean {
  return state === 'accepted' || state === 'unknown'
}

function reasonIn(outcome: ToldOutcome): string {
  const named = outcome.refused.map(({ id, reason }) => `${id}: ${reason}`)
  return [...(outcome.is === 'refused' ? [outcome.reason] : []), ...named].join('; ')
}
