import { randomUUID } from 'node:crypto'
import { createClient, type Client } from '#shared/ipc/client.ts'
import { createRouter } from '#shared/ipc/router.ts'
import type { ImportEffects } from '#engine/importing/createImport.ts'
import { createImporter } from '#engine/importing/createImporter.ts'
import { importerContract, type ImporterContract } from '#engine/importing/importerContract.ts'
import { reportIncident } from '#engine/importing/reportIncident.ts'

/**
 * An importer in this very process, for the command line and tests: everything crosses `structuredClone` as it would a
 * wire. `report` notes a bug and answers with the incident's id; on standard error unless said.
 */
export function createInProcessImporter(
  effects: ImportEffects,
  report: (problem: unknown, message: string) => string = reportIncident,
): {
  readonly client: Client<ImporterContract>
  readonly close: () => void
} {
  const { handlers, close } = createImporter(effects)
  const listeners = new Set<(notice: unknown) => void>()
  const router = createRouter(importerContract, handlers, {
    notify: (notice) => {
      for (const hear of listeners) hear(structuredClone(notice))
    },
    report,
  })
  const client = createClient(
    importerContract,
    {
      request: async (request) => structuredClone(await router.handle(structuredClone(request))),
      cancel: router.cancel,
      onNotice(hear) {
        listeners.add(hear)
        return () => listeners.delete(hear)
      },
    },
    randomUUID,
  )
  return { client, close }
}
