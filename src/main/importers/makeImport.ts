import { basename } from 'node:path'
import type { MakingProgress } from '#shared/imports/firstLook.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { ok } from '#shared/errors/result.ts'
import type { AnswerOf, Client } from '#shared/ipc/client.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import { fitLayout } from '#shared/layout/fitLayout.ts'
import { recognises, shapeOfColumns } from '#shared/layout/recognises.ts'
import type { SavedLayout } from '#shared/layout/savedLayout.ts'
import type { Catalogue } from '#engine/imports/catalogue.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import type { Importers } from './importers.ts'

/** What a new import is made with. */
export interface MakeImportEffects {
  readonly importers: Importers
  readonly catalogue: Catalogue
  readonly layouts: () => readonly SavedLayout[]
  readonly newId: () => string
}

/** Makes an import of the file at `path`: of a source, or by taking in a `.stubimport`. What fails leaves no import. */
export type MakeImport = (
  path: string,
  context: TaskContext,
) => Promise<AnswerOf<WindowContract['imports.create']>>

interface TaskContext {
  readonly signal: AbortSignal
  readonly progress: (value: MakingProgress) => void
}

type Importer = Client<ImporterContract>

/** A layout that was kept for such files is applied at once; the summary then carries its name. */
export function createMakeImport({ importers, catalogue, layouts, newId }: MakeImportEffects): MakeImport {
  async function ofSource(importer: Importer, id: string, sourcePath: string, context: TaskContext) {
    const source = {
      path: catalogue.pathOf(id),
      id,
      sourcePath,
      sourceName: basename(sourcePath),
      choice: {},
      account: null,
      isWatched: true,
    }
    const created = await importer.task('import.create', source, optionsOf(context))
    return created.ok ? withSavedLayout(importer, created.value, context) : created
  }

  async function withSavedLayout(importer: Importer, made: ImportSummary, context: TaskContext) {
    const kept = layouts()
    if (kept.length === 0) return ok(made)
    const view = await importer.call('import.columns', {})
    if (!view.ok) return view
    const { columns } = view.value
    const shape = shapeOfColumns(columns, made.fingerprint)
    const headings = columns.map(({ heading }) => heading)
    for (const saved of kept.filter(({ recognise }) => recognises(recognise, shape))) {
      const { layout, lost } = fitLayout(saved.layout, headings, made.layout.currency)
      const named = { layout, layoutName: saved.name, preset: null, asKept: true }
      if (lost.length === 0) return importer.task('import.setLayout', named, optionsOf(context))
    }
    return ok(made)
  }

  function ofHandedOn(importer: Importer, id: string, from: string, context: TaskContext) {
    return importer.task('import.receive', { path: catalogue.pathOf(id), id, from }, optionsOf(context))
  }

  return async (path, context) => {
    const id = newId()
    const isHandedOn = path.toLowerCase().endsWith('.stubimport')
    const made = await importers.make(id, (importer) =>
      isHandedOn ? ofHandedOn(importer, id, path, context) : ofSource(importer, id, path, context),
    )
    if (made.ok) return made
    importers.close(id)
    catalogue.discard(id)
    return made
  }
}

function optionsOf({ signal, progress }: TaskContext) {
  return { signal, onProgress: progress }
}
