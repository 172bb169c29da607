import { nextState } from '#shared/delivery/nextState.ts'
import { isOfBefore, type Emptied } from '#shared/delivery/emptied.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { BatchRow } from '#engine/importing/file/batches.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { reversedGone } from '#engine/importing/outbox/reversedGone.ts'
import { heldBy } from '#engine/importing/outbox/whereabouts.ts'

/** That the business of an import was emptied since records left; null where it was not. */
export function emptiedOf({ file }: Pick<OpenImport, 'file'>): Emptied | null {
  const emptied = file.meta.read('emptied')
  if (emptied === null) return null
  const { at, certain, startedOver } = emptied
  return { at, certain, startedOver }
}

/** Whether nothing that an import sent is at stub any more, and it was not started over. */
export function isEmptied({ meta }: ImportFile): boolean {
  return isOfBefore(meta.read('emptied'))
}

/** Whether a batch last left before the business was emptied, or may have been: what is heard of it later may be of books that are no more. */
export function leftBeforeEmptied({ meta }: ImportFile, { no, openedAt }: BatchRow): boolean {
  const emptied = meta.read('emptied')
  if (emptied === null) return false
  return no <= emptied.upTo || (!emptied.certain && openedAt <= emptied.at)
}

/** Notes that the business was emptied at `at`. Without a record that left before, it is nothing to this import. */
export function noteEmptied({ file }: OpenImport, at: string): void {
  const noted = file.meta.read('emptied')
  if (noted !== null && noted.at >= at) return
  const gone = file.batches.all().filter((batch) => batch.openedAt <= at && heldBy(file, batch).length > 0)
  const last = gone.at(-1)
  if (last === undefined) return
  file.transaction(() => {
    file.meta.write('emptied', { at, certain: true, startedOver: false, upTo: last.no })
    // What stub held otherwise than it was sent is gone with the rest.
    file.differences.clear()
  })
}

/**
 * Lets all records of an import whose business was emptied wait again, from the first on; of any other nothing is changed.
 * A reversal of what is gone is not started over.
 */
export function startOver(
  open: OpenImport,
): Result<null, Extract<Failure, { code: 'import.handedOn' | 'send.reversedGone' }>> {
  const { file } = open
  const { handedOnAt } = open.state().place
  if (handedOnAt !== null) return err({ code: 'import.handedOn', at: handedOnAt })
  const emptied = file.meta.read('emptied')
  if (emptied === null || emptied.startedOver) return ok(null)
  const gone = reversedGone(open)
  if (gone !== null) return err(gone)
  file.transaction(() => {
    for (const batch of file.batches.all()) letGoOfAll(file, batch)
    file.requeue.clear()
    file.meta.write('outbox', { passed: 0 })
    file.meta.remove('readBack')
    file.meta.write('emptied', { ...emptied, startedOver: true })
  })
  return ok(null)
}

function letGoOfAll(file: ImportFile, batch: BatchRow): void {
  file.batches.clearExceptions(batch.no)
  if (batch.state === 'waiting') return
  file.batches.update({ ...batch, state: nextState(batch.state, 'emptied'), due: false })
}
