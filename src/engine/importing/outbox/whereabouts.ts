import type { Confirmer, Delivery, DeliveryState } from '#shared/delivery/delivery.ts'
import type { StubRecord } from '#shared/records/record.ts'
import type { BatchRow, Exception, Member } from '#engine/importing/file/batches.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import { rowsOf } from '#engine/importing/recordsOf.ts'

/** A record in the batch that holds it. One that no batch holds is waiting. */
export interface Held {
  readonly batch: BatchRow
  readonly member: Member
  readonly state: DeliveryState
  /** When it came to that state. */
  readonly at: string
  /** Why, where it is refused. */
  readonly reason: string
  /** By what, where it is confirmed. */
  readonly confirmedBy: Confirmer
}

/** A record within its import: a source that names the same transaction twice has one id in two rows. */
export function recordKey({ id, rows }: Member): string {
  return `${rows[0] ?? 0}/${id}`
}

/** A record as a batch names it. */
export function memberOf(record: StubRecord): Member {
  return { id: record.id, rows: [...rowsOf(record)] }
}

/** The records of a batch that it still holds, with the state of each. */
export function heldBy(file: ImportFile, batch: BatchRow): Held[] {
  const exceptions = new Map(file.batches.exceptions(batch.no).map((exception) => [exception.id, exception]))
  return file.batches
    .members(batch.no)
    .map((member) => held(batch, member, exceptions.get(recordKey(member))))
    .filter(({ state }) => state !== 'waiting')
}

/** The records that batches hold, by `recordKey`; at least all of the rows from `firstRow` to `lastRow`. */
export function whereabouts(file: ImportFile, firstRow: number, lastRow: number): ReadonlyMap<string, Held> {
  const found = new Map<string, Held>()
  for (const batch of file.batches.touching(firstRow, lastRow))
    for (const one of heldBy(file, batch)) found.set(recordKey(one.member), one)
  return found
}

/** Whether batches hold every one of the `records` records of some rows, so that none of them waits. */
export function holdAll(
  held: ReadonlyMap<string, Held>,
  rows: { readonly first: number; readonly last: number; readonly records: number },
): boolean {
  const here = [...held.values()].filter(({ member: { rows: of } }) =>
    of.some((row) => row >= rows.first && row <= rows.last),
  )
  return here.length === rows.records
}

/** What happened to a record, as it is shown. */
export function deliveryOf(place: Held | undefined): Delivery {
  if (place === undefined) return { state: 'waiting' }
  const { batch, state, at, reason, confirmedBy: by } = place
  switch (state) {
    case 'waiting':
      return { state }
    case 'sent':
      return { state, batch: batch.no, at }
    case 'accepted': {
      const { sentWith } = batch
      return { state, batch: batch.no, at, ...(sentWith !== null && { sentWith }) }
    }
    case 'confirmed':
      return { state, by, at }
    case 'refused':
      return { state, batch: batch.no, reason, at }
    case 'unknown':
      return { state, batch: batch.no, since: at }
  }
}

const mostUrgent: readonly DeliveryState[] = [
  'refused',
  'unknown',
  'waiting',
  'sent',
  'accepted',
  'confirmed',
]

/** What a row shows where its records fared differently: that which asks most for a look. */
export function mostUrgentOf(deliveries: readonly Delivery[]): Delivery | null {
  const rank = ({ state }: Delivery) => mostUrgent.indexOf(state)
  return [...deliveries].sort((one, other) => rank(one) - rank(other))[0] ?? null
}

function held(batch: BatchRow, member: Member, exception: Exception | undefined): Held {
  const { state, at } = exception ?? { state: batch.state, at: batch.closedAt ?? batch.openedAt }
  const reason = exception?.reason ?? batch.reason
  const confirmedBy = (exception ?? batch).confirmedBy ?? 'readBack'
  return { batch, member, state, at, reason, confirmedBy }
}
