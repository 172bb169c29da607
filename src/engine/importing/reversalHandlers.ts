import { ok } from '#shared/errors/result.ts'
import type { Handlers } from '#shared/ipc/router.ts'
import type { Desk } from '#engine/importing/desk.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import { deliveryCounts } from '#engine/importing/outbox/deliveryCounts.ts'
import { summaryOf } from '#engine/importing/summaryOf.ts'
import { writeReversal } from '#engine/importing/writeReversal.ts'

type Names = 'import.writeReversal' | 'import.setReversal'

/** What an import answers that is to be reversed. */
export function createReversalHandlers({ effects, change }: Desk): Pick<Handlers<ImporterContract>, Names> {
  return {
    'import.writeReversal': ({ path }, { signal, progress }) =>
      change((open) => {
        const total = deliveryCounts(open).records
        const onRecords = (done: number) => progress({ phase: 'converting', done, total })
        return writeReversal(open, { path, signal, onRecords })
      }),
    'import.setReversal': ({ reversal }) =>
      change((open) => {
        const { meta } = open.file
        if (reversal === null) meta.remove('reversal')
        else meta.write('reversal', { ...reversal, at: effects.now() })
        return ok(summaryOf(open))
      }),
  }
}
