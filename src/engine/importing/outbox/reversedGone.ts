import type { Failure } from '#shared/errors/failure.ts'
import type { ReversedGone } from '#shared/reversal/reversal.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'

/** Notes of a reversal that what it reverses is gone, or may be; nothing of one that was made later, or is none. */
export function noteReversedGone({ file, state }: OpenImport, gone: ReversedGone): void {
  const { reverses, createdAt } = state().begun
  if (reverses === undefined || createdAt > gone.at) return
  const noted = file.meta.read('reversedGone')
  // What is certain stays, and so does the first doubt: neither is undone by another emptying.
  if (noted === null || (gone.certain && !noted.certain)) file.meta.write('reversedGone', gone)
}

/** Why a reversal is not sent: there is nothing left to reverse, or may not be. Null of any other import. */
export function reversedGone({
  file,
  state,
}: OpenImport): Extract<Failure, { code: 'send.reversedGone' }> | null {
  const gone = file.meta.read('reversedGone')
  const { reverses } = state().begun
  if (gone === null || reverses === undefined) return null
  return { code: 'send.reversedGone', name: reverses.name, ...gone }
}
