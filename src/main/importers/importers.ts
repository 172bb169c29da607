import type { AnswerOf, Client } from '#shared/ipc/client.ts'
import { ok, type Result } from '#shared/errors/result.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'

/** Why an import could not be reached. */
export type ReachFailure = Extract<AnswerOf<ImporterContract['import.open']>, { ok: false }>['error']

/** A running importer process: how to talk to it, and how to end it. */
export interface ImporterProcess {
  readonly client: Client<ImporterContract>
  readonly kill: () => void
  readonly onExit: (hear: () => void) => void
}

/** The importer processes, one per open import. One that died is started anew when its import is next asked for. */
export interface Importers {
  /** A process for an import that is about to be made. */
  begin(this: void, id: string): Client<ImporterContract>
  /** The process that has this import open, started if need be. */
  reach(this: void, id: string): Promise<Result<Client<ImporterContract>, ReachFailure>>
  close(this: void, id: string): void
  closeAll(this: void): void
}

/** Starts processes with `start` and lets them open the files that `pathOf` names. */
export function createImporters(start: () => ImporterProcess, pathOf: (id: string) => string): Importers {
  const running = new Map<string, ImporterProcess>()
  const opening = new Map<string, Promise<Result<Client<ImporterContract>, ReachFailure>>>()

  function begin(id: string): ImporterProcess {
    const process = start()
    running.set(id, process)
    process.onExit(() => {
      if (running.get(id) === process) running.delete(id)
    })
    return process
  }

  function close(id: string): void {
    running.get(id)?.kill()
    running.delete(id)
  }

  async function open(id: string): Promise<Result<Client<ImporterContract>, ReachFailure>> {
    const { client } = begin(id)
    const opened = await client.call('import.open', { path: pathOf(id) })
    if (opened.ok) return ok(client)
    close(id)
    return opened
  }

  return {
    begin: (id) => begin(id).client,
    reach(id) {
      const waiting = opening.get(id)
      if (waiting !== undefined) return waiting
      const process = running.get(id)
      if (process !== undefined) return Promise.resolve(ok(process.client))
      const promise = open(id).finally(() => opening.delete(id))
      opening.set(id, promise)
      return promise
    },
    close,
    closeAll() {
      for (const id of [...running.keys()]) close(id)
    },
  }
}
