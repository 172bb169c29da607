import type { DeliveryState } from '#shared/delivery/delivery.ts'
import { nextState } from '#shared/delivery/nextState.ts'
import type { BatchRow } from '#engine/importing/file/batches.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { heldBy, recordKey, type Held } from '#engine/importing/outbox/whereabouts.ts'

/**
 * Notes that the business may have been emptied at `at`: of what stub had by then it is not known whether it is still there,
 * so it is looked for before it leaves again. Without such a record it is nothing to this import.
 */
export function noteMaybeEmptied({ file }: Pick<OpenImport, 'file'>, at: string): void {
  const noted = file.meta.read('emptied')
  if (noted !== null && (noted.at >= at || !noted.startedOver)) return
  const doubted = file.batches.all().filter((batch) => heldBy(file, batch).some(wasThereBy(at)))
  if (doubted.length === 0) return
  file.transaction(() => {
    for (const batch of doubted) doubt(file, batch, at)
    file.meta.write('emptied', { at, certain: false, startedOver: true, upTo: noted?.upTo ?? 0 })
  })
}

function wasThereBy(at: string): (one: Held) => boolean {
  return (one) => (one.state === 'accepted' || one.state === 'confirmed') && one.at <= at
}

/** Only what is in its batch's own state leaves again with it, so the batch is in doubt, and all else in it an exception. */
function doubt(file: ImportFile, batch: BatchRow, at: string): void {
  const held = new Map(heldBy(file, batch).map((one) => [recordKey(one.member), one]))
  const wasThere = wasThereBy(at)
  const doubted: DeliveryState = nextState('accepted', 'maybeEmptied')
  file.batches.clearExceptions(batch.no)
  for (const member of file.batches.members(batch.no)) {
    const id = recordKey(member)
    const one = held.get(id)
    if (one === undefined) file.batches.setException(batch.no, { id, state: 'waiting', at })
    else if (!wasThere(one) && one.state !== doubted)
      file.batches.setException(batch.no, exceptionOf(id, one))
  }
  file.batches.update({ ...batch, state: doubted, due: false, closedAt: at })
}

function exceptionOf(id: string, { state, at, reason, confirmedBy }: Held) {
  switch (state) {
    case 'confirmed':
      return { id, state, at, confirmedBy }
    case 'refused':
      return { id, state, at, reason }
    case 'waiting':
    case 'sent':
    case 'accepted':
    case 'unknown':
      return { id, state, at }
  }
}
