import type { HeldRecords, HeldRecord, SameId } from '#sandbox/state/heldRecords.ts'

/** Why these records are not taken under `refuse`: the first one whose id is there already. Null when they are taken. */
export function takenRefusal(
  held: HeldRecords,
  uid: string,
  records: readonly HeldRecord[],
  sameId: SameId,
): string | null {
  if (sameId !== 'refuse') return null
  const taken = held.firstTaken(uid, records)
  return taken?.id == null ? null : `record ${taken.id}: there is one with this id already.`
}
