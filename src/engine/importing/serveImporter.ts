import { createRouter } from '#shared/ipc/router.ts'
import type { ImportEffects } from '#engine/importing/createImport.ts'
import { createImporter } from '#engine/importing/createImporter.ts'
import { importerContract } from '#engine/importing/importerContract.ts'
import { toImporterSchema, type FromImporter } from '#engine/importing/importerWire.ts'
import { reportIncident } from '#engine/importing/reportIncident.ts'

/** Answers the importer's messages that `hear` gets with `post`. */
export function serveImporter(
  effects: ImportEffects,
  post: (message: FromImporter) => void,
): { hear(this: void, message: unknown): void } {
  const { handlers } = createImporter(effects)
  const router = createRouter(importerContract, handlers, {
    notify: (notice) => post({ is: 'notice', notice }),
    report: reportIncident,
  })
  return {
    hear(raw) {
      const message = toImporterSchema.parse(raw)
      if (message.is === 'cancel') {
        router.cancel(message.id)
        return
      }
      const { id } = message.request
      // `handle` never fails: a failure is a reply too.
      void router.handle(message.request).then((reply) => post({ is: 'reply', id, reply }))
    },
  }
}
