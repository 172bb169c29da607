import { basename, parse } from 'node:path'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Client } from '#shared/ipc/client.ts'
import type { Handlers } from '#shared/ipc/router.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import type { Catalogue } from '#engine/imports/catalogue.ts'
import { compareWithOthers, type Comparing, type Others } from '#engine/imports/compareWithOthers.ts'
import { noteSent } from '#engine/imports/sentPrints.ts'
import { tellEmptied } from '#engine/imports/tellEmptied.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import type { Dialogs } from '../files/dialogs.ts'
import type { HandedFiles } from '../files/handedFiles.ts'
import type { MakeImport } from '../importers/makeImport.ts'
import { liftBeforeRemoval } from './reversalHandlers.ts'
import { createReviewHandlers, type ReviewEffects } from './reviewHandlers.ts'

/** What the handlers of imports act with. */
export interface ImportEffects extends ReviewEffects {
  readonly files: HandedFiles
  readonly dialogs: Dialogs
  readonly catalogue: Catalogue
  readonly makeImport: MakeImport
  readonly others: Others
  /** The business that an import is for, as far as that is known. */
  readonly businessOf: (summary: ImportSummary) => string | null
  readonly samplePath: (sample: 'fnb' | 'capitec' | 'settlements') => string
  readonly isSending: (id: string) => boolean
}

type Names = Exclude<
  Extract<keyof Handlers<WindowContract>, `imports.${string}`>,
  'imports.reverse' | 'imports.liftReversal'
>
type Importer = Client<ImporterContract>

/** What `imports.*` answers: each asks the importer process of that import, and keeps the catalogue in step. */
export function createImportHandlers(effects: ImportEffects): Pick<Handlers<WindowContract>, Names> {
  const { files, importers, catalogue } = effects
  const using = importers.use
  function noting<Problem>(answer: Result<ImportSummary, Problem>): Result<ImportSummary, Problem> {
    if (answer.ok) effects.changed(answer.value)
    return answer
  }
  return {
    'imports.list': () => ok(catalogue.list()),
    'imports.sample': ({ sample }) => ok(files.take(effects.samplePath(sample))),
    'imports.create': async ({ fileId }, context) => {
      const path = files.pathOf(fileId)
      return path.ok ? noting(await effects.makeImport(path.value, context)) : path
    },
    'imports.open': ({ id }) => using(id, (importer) => open(effects, id, importer)),
    'imports.stopOpening': ({ id }) => {
      importers.stopOpening(id)
      return ok({})
    },
    'imports.remove': ({ id }) => remove(effects, id),
    'imports.preview': ({ id }) => using(id, (importer) => importer.call('import.preview', {})),
    'imports.read': ({ id, choice }, { signal, progress }) =>
      using(id, async (importer) =>
        noting(await importer.task('import.read', { choice }, { signal, onProgress: progress })),
      ),
    'imports.columns': ({ id }) => using(id, (importer) => importer.call('import.columns', {})),
    ...createReviewHandlers(effects),
    'imports.ownCategories': ({ id }) => using(id, (importer) => importer.call('import.ownCategories', {})),
    'imports.setLayout': ({ id, ...layout }, { signal, progress }) =>
      using(id, async (importer) =>
        noting(await importer.task('import.setLayout', layout, { signal, onProgress: progress })),
      ),
    'imports.setAccount': ({ id, account }, { signal, progress }) =>
      using(id, async (importer) =>
        noting(await importer.task('import.setAccount', { account }, { signal, onProgress: progress })),
      ),
    'imports.goTo': ({ id, step }) =>
      using(id, async (importer) => noting(await importer.call('import.goTo', { step }))),
    'imports.compare': ({ id }, { signal, progress }) =>
      using(id, (importer) => compare(effects, importer, { id, signal, onProgress: progress })),
    'imports.deliveries': ({ id, ...query }) =>
      using(id, (importer) => importer.call('import.deliveries', query)),
    'imports.handOn': ({ id }) =>
      effects.isSending(id)
        ? Promise.resolve(err({ code: 'import.busy' }))
        : using(id, (importer) => handOn(effects, importer)),
    'imports.ledger': ({ id, ...query }) => using(id, (importer) => importer.call('delivery.ledger', query)),
    'imports.receipt': ({ id }, context) =>
      effects.isSending(id)
        ? Promise.resolve(err({ code: 'import.busy' }))
        : using(id, (importer) => saveReceipt(effects, importer, context)),
    'imports.takeBack': ({ id }) =>
      using(id, async (importer) => noting(await importer.call('import.takeBack', {}))),
  }
}

async function open({ catalogue, changed }: ImportEffects, id: string, importer: Importer) {
  // Another program may have emptied its business while it was open here.
  await tellEmptied(catalogue.sent, importer, catalogue.pathOf(id))
  const opened = await importer.call('import.summary', {})
  // To open it changes nothing, and windows open again what has changed: only a list that was out of date is told.
  if (opened.ok && catalogue.note(opened.value)) changed(opened.value)
  return opened
}

async function compare(
  { others, businessOf }: ImportEffects,
  importer: Importer,
  { id, ...options }: { id: string } & Pick<Comparing, 'signal' | 'onProgress'>,
) {
  const summary = await importer.call('import.summary', {})
  if (!summary.ok) return summary
  const to = { path: others.catalogue.pathOf(id), business: businessOf(summary.value) }
  return compareWithOthers(others, importer, { ...to, ...options })
}

/** What an import sent is known for ever, even where its sending was cut short and it was never asked since. */
async function noteBeforeRemoval({ catalogue, reach }: Others, id: string): Promise<void> {
  const path = catalogue.pathOf(id)
  if (catalogue.sent.unsettled().some((sent) => sent.path === path))
    await reach(id, path, (importer) => noteSent(catalogue.sent, importer, path))
}

async function remove(effects: ImportEffects, id: string) {
  const { importers, catalogue, others, isSending } = effects
  if (isSending(id)) return err({ code: 'import.busy' as const })
  await liftBeforeRemoval(effects, id)
  await noteBeforeRemoval(others, id)
  importers.close(id)
  return catalogue.remove(id)
}

async function handOn(effects: ImportEffects, importer: Importer) {
  const summary = await importer.call('import.summary', {})
  if (!summary.ok) return summary
  const path = await effects.dialogs.chooseWhereToHandOn(
    `${parse(summary.value.source.name).name}.stubimport`,
  )
  if (path === null) return ok(null)
  const written = await importer.call('import.handOn', { path, mark: true })
  if (!written.ok) return written
  const marked = await importer.call('import.summary', {})
  if (marked.ok) effects.changed(marked.value)
  return ok({ name: basename(path) })
}

async function saveReceipt(
  { dialogs }: ImportEffects,
  importer: Importer,
  { signal, progress }: { signal: AbortSignal; progress: (value: { done: number; total: number }) => void },
) {
  const summary = await importer.call('import.summary', {})
  if (!summary.ok) return summary
  const path = await dialogs.chooseWhereToSaveReceipt(`${parse(summary.value.source.name).name} receipt.html`)
  if (path === null) return ok(null)
  const written = await importer.task('import.receipt', { path }, { signal, onProgress: progress })
  return written.ok ? ok({ name: basename(path) }) : written
}
