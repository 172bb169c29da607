import { field } from '#sandbox/asked.ts'
import type { HeldRecords, HeldRecord, SameId } from '#sandbox/state/heldRecords.ts'

/** Which records are not taken: with `sameId` of `refuse` those whose id is there already, and those with one of these names. */
export interface RecordRules {
  readonly sameId: SameId
  readonly refusedNames: ReadonlySet<string>
}

/** Why these records are not taken, by the first one that is to blame; null when all are. */
export function refusalOfRecords(
  held: HeldRecords,
  uid: string,
  records: readonly HeldRecord[],
  { sameId, refusedNames }: RecordRules,
): string | null {
  for (const { id, body } of records) {
    const name = field(body, 'name')
    if (typeof name === 'string' && refusedNames.has(name))
      return `record ${id ?? ''}: “${name}” is refused here.`
  }
  const taken = sameId === 'refuse' ? held.firstTaken(uid, records) : null
  return taken?.id == null ? null : `record ${taken.id}: there is one with this id already.`
}
