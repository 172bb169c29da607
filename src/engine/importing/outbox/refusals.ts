import type { BatchRow } from '#engine/importing/file/batches.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import { heldBy } from '#engine/importing/outbox/whereabouts.ts'

/** A record that stub refused, by its first source row, and why. */
export interface Refusal {
  readonly row: number
  readonly id: string
  readonly reason: string
}

/** Every record that is refused, by row. */
export function refusals(file: ImportFile): Refusal[] {
  return file.batches
    .all()
    .filter((batch) => holdsRefused(file, batch))
    .flatMap((batch) => heldBy(file, batch))
    .filter(({ state }) => state === 'refused')
    .map(({ member, reason }) => ({ row: member.rows[0] ?? 0, id: member.id, reason }))
    .sort((one, other) => one.row - other.row)
}

// The records of a batch are read only where one of them may be meant.
function holdsRefused({ batches }: ImportFile, { no, state }: BatchRow): boolean {
  return state === 'refused' || batches.exceptions(no).some((exception) => exception.state === 'refused')
}
