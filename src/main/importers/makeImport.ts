import { basename } from 'node:path'
import type { ImportSummary, ReadProgress } from '#shared/imports/importView.ts'
import { ok } from '#shared/errors/result.ts'
import type { AnswerOf, Client } from '#shared/ipc/client.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import type { SavedLayout } from '#shared/layout/layout.ts'
import type { Catalogue } from '#engine/imports/catalogue.ts'
import type { receiveImport } from '#engine/imports/receiveImport.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import type { Importers } from './importers.ts'

/** What a new import is made with. `receive` copies a handed-on file in and answers with its new id. */
export interface MakeImportEffects {
  readonly importers: Importers
  readonly catalogue: Catalogue
  readonly layouts: () => readonly SavedLayout[]
  readonly receive: (path: string) => ReturnType<typeof receiveImport>
  readonly newId: () => string
}

/** Makes an import of the file at `path`: of a source, or by taking in a `.stubimport`. */
export type MakeImport = ReturnType<typeof createMakeImport>

interface TaskContext {
  readonly signal: AbortSignal
  readonly progress: (value: ReadProgress) => void
}

/** A layout that was saved for files of the same fingerprint is applied at once; the summary then carries its name. */
export function createMakeImport(effects: MakeImportEffects) {
  const { importers, catalogue } = effects

  async function ofSource(path: string, { signal, progress }: TaskContext) {
    const id = effects.newId()
    const importer = importers.begin(id)
    const source = {
      path: catalogue.pathOf(id),
      id,
      sourcePath: path,
      sourceName: basename(path),
      choice: {},
      account: null,
    }
    const created = await importer.task('import.create', source, { signal, onProgress: progress })
    if (created.ok) return withSavedLayout(importer, created.value, { signal, progress })
    importers.close(id)
    catalogue.remove(id)
    return created
  }

  async function withSavedLayout(
    importer: Client<ImporterContract>,
    made: ImportSummary,
    context: TaskContext,
  ) {
    const saved = effects.layouts().find((layout) => layout.fingerprint === made.fingerprint)
    if (saved === undefined) return ok(made)
    const layout = { layout: saved.layout, layoutName: saved.name }
    return importer.task('import.setLayout', layout, { signal: context.signal, onProgress: context.progress })
  }

  async function ofHandedOn(path: string) {
    const received = effects.receive(path)
    if (!received.ok) return received
    const importer = await importers.reach(received.value.id)
    return importer.ok ? importer.value.call('import.summary', {}) : importer
  }

  return (path: string, context: TaskContext): Promise<AnswerOf<WindowContract['imports.create']>> =>
    path.toLowerCase().endsWith('.stubimport') ? ofHandedOn(path) : ofSource(path, context)
}
