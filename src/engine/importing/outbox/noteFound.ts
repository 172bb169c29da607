import type { Confirmer, DeliveryCounts } from '#shared/delivery/delivery.ts'
import type { AbsentRecord, FoundRecord } from '#shared/delivery/difference.ts'
import { nextState } from '#shared/delivery/nextState.ts'
import type { BatchRow, Member } from '#engine/importing/file/batches.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { deliveryCounts } from '#engine/importing/outbox/deliveryCounts.ts'
import { isEmptied } from '#engine/importing/outbox/emptied.ts'
import { heldBy, memberOf, recordKey, whereabouts, type Held } from '#engine/importing/outbox/whereabouts.ts'
import { isOfSettlements, recordsAt } from '#engine/importing/recordsOf.ts'

/** Some of an import's records, as reading back found them, or not; `whole` once all of its records have been compared. */
export interface Findings {
  readonly found: readonly FoundRecord[]
  readonly absent: readonly AbsentRecord[]
  readonly whole: boolean
}

/**
 * Notes what reading back found. Only the batches of these rows are looked at, so that an import is gone through once if
 * its records come in the source's order. One that was never sent counts too, and then never will be. One that was found before
 * and is absent now stays confirmed, and differs: it is not there any more.
 */
export function noteFound(open: OpenImport, { found, absent, whole }: Findings, now: string): DeliveryCounts {
  const { file } = open
  const before = deliveryCounts(open)
  return file.transaction(() => {
    if (whole) file.meta.write('readBack', { at: now })
    if (absent.length > 0 && !isEmptied(file)) noteGone(file, absent)
    if (found.length === 0) return before
    confirm(open, found, 'readBack', now)
    noteDifferences(file, found)
    const counts = deliveryCounts(open)
    if (counts.confirmed > before.confirmed) file.attempts.found(counts.confirmed - before.confirmed, now)
    return counts
  })
}

/** Confirms these records, in whichever batches they are now, or in none. */
export function confirm(open: OpenImport, found: readonly FoundRecord[], by: Confirmer, now: string): void {
  const { file } = open
  const byKey = new Map(found.map((one) => [keyOf(one), one]))
  const { first, last } = rowsOf(found)
  for (const batch of file.batches.touching(first, last)) {
    const held = heldBy(file, batch)
    const news = held.filter((one) => isNews(one, byKey.get(recordKey(one.member))))
    for (const { member } of held) byKey.delete(recordKey(member))
    if (news.length > 0) confirmIn(file, batch, { held, news }, by, now)
  }
  confirmWaiting(open, [...byKey.values()], by, now)
}

/** That an equal record is there is proof only for one that stub took in. */
function isNews({ state }: Held, found: FoundRecord | undefined): boolean {
  if (found === undefined || state === 'confirmed') return false
  return found.by === 'id' || state === 'accepted'
}

/** A batch of which every record is confirmed by the same says so itself, and needs no exceptions. */
function confirmIn(
  file: ImportFile,
  batch: BatchRow,
  { held, news }: { readonly held: readonly Held[]; readonly news: readonly Held[] },
  confirmedBy: Confirmer,
  now: string,
): void {
  const confirmed = held.filter((one) => one.state === 'confirmed' && one.confirmedBy === confirmedBy)
  if (confirmed.length + news.length === batch.size) {
    file.batches.clearExceptions(batch.no)
    file.batches.update({ ...batch, state: 'confirmed', confirmedBy, due: false, closedAt: now })
    return
  }
  for (const { member, state } of news)
    file.batches.setException(batch.no, {
      id: recordKey(member),
      state: nextState(state, 'found'),
      at: now,
      confirmedBy,
    })
}

/** Found records that no batch holds get a batch of their own, which never left. */
function confirmWaiting(
  open: OpenImport,
  found: readonly FoundRecord[],
  confirmedBy: Confirmer,
  now: string,
): void {
  const members = found.filter(({ by }) => by === 'id').flatMap((one) => memberOfFound(open, one))
  if (members.length === 0) return
  const state = nextState('waiting', 'found')
  const method = isOfSettlements(open) ? 'settlement' : 'many'
  open.file.batches.add({ method, state, openedAt: now, closedAt: now, members, confirmedBy })
}

/** It may have been corrected since it was compared: then it is another one. */
function memberOfFound(open: OpenImport, { row, id }: FoundRecord): Member[] {
  return recordsAt(open, row)
    .filter((record) => record.id === id)
    .map(memberOf)
}

/** What stub posted as stored may be long in coming into its books: only what was in them before is gone. */
function noteGone(file: ImportFile, absent: readonly AbsentRecord[]): void {
  const keys = new Set(absent.map(keyOf))
  const { first, last } = rowsOf(absent)
  for (const [key, { member, state, confirmedBy }] of whereabouts(file, first, last)) {
    const [row] = member.rows
    if (row === undefined || !keys.has(key) || state !== 'confirmed' || confirmedBy !== 'readBack') continue
    const { id } = member
    file.differences.set({ row, id, differences: [{ row, id, field: 'record', ours: '', stubs: '' }] })
  }
}

function noteDifferences({ differences }: ImportFile, found: readonly FoundRecord[]): void {
  const { first, last } = rowsOf(found)
  const before = new Set(differences.between(first, last).map(keyOf))
  for (const one of found) {
    if (one.differences.length > 0) differences.set(one)
    else if (before.has(keyOf(one))) differences.remove(one.row, one.id)
  }
}

function keyOf({ row, id }: { readonly row: number; readonly id: string }): string {
  return recordKey({ id, rows: [row] })
}

function rowsOf(found: readonly AbsentRecord[]): { readonly first: number; readonly last: number } {
  const [first = 0, last = 0] = [found[0]?.row, found.at(-1)?.row]
  return found.reduce(
    (span, { row }) => ({ first: Math.min(span.first, row), last: Math.max(span.last, row) }),
    { first, last },
  )
}
