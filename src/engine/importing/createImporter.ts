import { basename } from 'node:path'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Handlers } from '#shared/ipc/router.ts'
import { createComparisonHandlers } from '#engine/importing/comparisonHandlers.ts'
import { createImport, type ImportEffects } from '#engine/importing/createImport.ts'
import { createReversalHandlers } from '#engine/importing/reversalHandlers.ts'
import { createDeliveryHandlers } from '#engine/importing/deliveryHandlers.ts'
import type { Desk } from '#engine/importing/desk.ts'
import { catchStorage, type StorageFailure } from '#engine/importing/file/storageFailure.ts'
import { createImportHandlers } from '#engine/importing/importHandlers.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import { openExisting } from '#engine/importing/openExisting.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { receiveImport } from '#engine/imports/receiveImport.ts'
import { summaryOf } from '#engine/importing/summaryOf.ts'
import { createTurns } from '#engine/importing/turns.ts'

/** The owner of one import's file, who answers every message about it. */
export interface Importer {
  readonly handlers: Handlers<ImporterContract>
  /** Lets go of the file. */
  close(this: void): void
}

/** An owner who has no import yet: `import.create`, `import.receive` or `import.open` gives it one, once. */
export function createImporter(effects: ImportEffects): Importer {
  const turns = createTurns()
  let current: OpenImport | null = null

  async function begin<Problem>(name: string, make: () => Promise<Result<OpenImport, Problem>>) {
    return turns(() =>
      catchStorage(name, async () => {
        if (current !== null) throw new Error('This importer has an import open already')
        const made = await make()
        if (!made.ok) return made
        current = made.value
        return ok(summaryOf(current))
      }),
    )
  }

  const desk: Desk = {
    effects,
    look: (work) => onOpen(current, (open) => ok(work(open))),
    change: (work) => turns(() => onOpen(current, work)),
  }

  return {
    handlers: {
      'import.create': (input, context) =>
        begin(input.sourceName, () => createImport(effects, input, context)),
      'import.receive': (receiving) =>
        begin(basename(receiving.from), async () => {
          const received = receiveImport(receiving)
          return received.ok ? openExisting(effects, receiving.path) : received
        }),
      'import.open': ({ path }) => begin(path, () => openExisting(effects, path)),
      ...createImportHandlers(desk),
      ...createComparisonHandlers(desk),
      ...createDeliveryHandlers(desk),
      ...createReversalHandlers(desk),
    },
    close() {
      current?.file.close()
      current = null
    },
  }
}

async function onOpen<Value, Problem>(
  current: OpenImport | null,
  work: (open: OpenImport) => Promise<Result<Value, Problem>> | Result<Value, Problem>,
): Promise<Result<Value, Problem | StorageFailure>> {
  if (current === null) return err({ code: 'import.missing' })
  return catchStorage(current.file.name, () => work(current))
}
