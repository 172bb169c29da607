import { randomUUID } from 'node:crypto'
import { createClient, type Client } from '#shared/ipc/client.ts'
import type { Reply } from '#shared/ipc/wire.ts'
import { importerContract, type ImporterContract } from '#engine/importing/importerContract.ts'
import { fromImporterSchema, type ToImporter } from '#engine/importing/importerWire.ts'

/** The wire to a running importer's process. */
export interface ImporterPort {
  postMessage(this: void, message: unknown): void
  onMessage(this: void, hear: (message: unknown) => void): void
  onExit(this: void, hear: () => void): void
}

const died: Reply = { ok: false, error: { code: 'importer.died' } }

/** The asking side of an importer's process. What is asked of one that has ended is answered with `importer.died`. */
export function connectImporter(port: ImporterPort): Client<ImporterContract> {
  const asked = new Map<string, (reply: Reply) => void>()
  const listeners = new Set<(notice: unknown) => void>()
  let ended = false

  port.onMessage((raw) => {
    const message = fromImporterSchema.parse(raw)
    if (message.is === 'reply') {
      asked.get(message.id)?.(message.reply)
      asked.delete(message.id)
    } else {
      for (const hear of listeners) hear(message.notice)
    }
  })
  port.onExit(() => {
    ended = true
    for (const answer of asked.values()) answer(died)
    asked.clear()
  })

  return createClient(
    importerContract,
    {
      request: (request) =>
        new Promise((resolve) => {
          if (ended) {
            resolve(died)
            return
          }
          asked.set(request.id, resolve)
          port.postMessage({ is: 'request', request } satisfies ToImporter)
        }),
      cancel: (id) => {
        if (!ended) port.postMessage({ is: 'cancel', id } satisfies ToImporter)
      },
      onNotice(hear) {
        listeners.add(hear)
        return () => listeners.delete(hear)
      },
    },
    randomUUID,
  )
}
