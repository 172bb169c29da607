import { err } from '#shared/errors/result.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Handlers } from '#shared/ipc/router.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import type { Catalogue } from '#engine/imports/catalogue.ts'
import { makeReversal } from '#engine/reversal/makeReversal.ts'
import type { Importers } from '../importers/importers.ts'

/** What the handlers of reversing act with. */
export interface ReversalEffects {
  readonly importers: Importers
  readonly catalogue: Catalogue
  readonly newId: () => string
  readonly changed: (summary: ImportSummary) => void
  readonly isSending: (id: string) => boolean
}

type Names = 'imports.reverse' | 'imports.liftReversal'

/** What plans of reversing records answer. */
export function createReversalHandlers(effects: ReversalEffects): Pick<Handlers<WindowContract>, Names> {
  const { importers, catalogue, changed } = effects
  return {
    'imports.reverse': ({ id: reversed }, { signal, progress }) =>
      effects.isSending(reversed)
        ? Promise.resolve(err({ code: 'import.busy' }))
        : importers.use(reversed, async (original) => {
            const id = effects.newId()
            const made = await importers.make(id, (plan) =>
              makeReversal({ original, plan, path: catalogue.pathOf(id), id, signal, onProgress: progress }),
            )
            if (made.ok) changed(made.value)
            else {
              importers.close(id)
              catalogue.discard(id)
            }
            const summary = await original.call('import.summary', {})
            if (summary.ok) changed(summary.value)
            return made
          }),
    'imports.liftReversal': ({ id }) =>
      importers.use(id, async (importer) => {
        const lifted = await importer.call('import.setReversal', { reversal: null })
        if (lifted.ok) changed(lifted.value)
        return lifted
      }),
  }
}

/** Lets the import send again that the one of this id reverses, as that is about to be removed. */
export async function liftBeforeRemoval(
  { importers, catalogue, changed }: Pick<ReversalEffects, 'importers' | 'catalogue' | 'changed'>,
  id: string,
): Promise<void> {
  const cards = catalogue.list()
  const reverses = cards.find((card) => card.id === id)?.reverses
  if (reverses === undefined || !cards.some((card) => card.id === reverses)) return
  await importers.use(reverses, async (original) => {
    const summary = await original.call('import.summary', {})
    if (!summary.ok || summary.value.reversal?.id !== id) return summary
    const lifted = await original.call('import.setReversal', { reversal: null })
    if (lifted.ok) changed(lifted.value)
    return lifted
  })
}
