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
    .filter(({ state }) => state === 'refused')
    .flatMap((batch) => heldBy(file, batch))
    .filter(({ state }) => state === 'refused')
    .map(({ member, batch }) => ({ row: member.rows[0] ?? 0, id: member.id, reason: batch.reason }))
    .sort((one, other) => one.row - other.row)
}
