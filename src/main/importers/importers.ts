import type { AnswerOf, Client } from '#shared/ipc/client.ts'
import { ok, type Result } from '#shared/errors/result.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import { endedInTime } from './endedInTime.ts'

/** Why an import could not be reached. */
export type ReachFailure = Extract<AnswerOf<ImporterContract['import.open']>, { ok: false }>['error']

/** A running importer process: how to talk to it, and how to end it. */
export interface ImporterProcess {
  readonly client: Client<ImporterContract>
  readonly kill: () => void
  readonly onExit: (hear: () => void) => void
}

/** What importers act with. `after` does something in so many milliseconds, unless what it answers is called before. */
export interface ImportersEffects {
  readonly start: () => ImporterProcess
  readonly pathOf: (id: string) => string
  readonly after: (ms: number, act: () => void) => () => void
  /** Awaited once a process has opened its import, before anybody else may ask it. */
  readonly opened?: (id: string, importer: Client<ImporterContract>) => Promise<void>
}

/** How long a process is kept that nobody asks anything, in milliseconds. */
export const idlePatience = 120_000

type Importer = Client<ImporterContract>

/**
 * The importer processes, one per import in use. One that died, or was ended because nobody asked it anything, is started
 * anew when its import is next used. One that does not end a cancelled task, or is silent about one for long, is ended itself.
 */
export interface Importers {
  /** Lets `work` have a new process for an import that is about to be made. */
  make<Answer>(this: void, id: string, work: (importer: Importer) => Promise<Answer>): Promise<Answer>
  /** Lets `work` have the process that has this import open; it lives at least as long as `work` takes. */
  use<Answer>(
    this: void,
    id: string,
    work: (importer: Importer) => Promise<Answer>,
  ): Promise<Answer | Result<never, ReachFailure>>
  /** Lets `work` have the process that has this import open, if there is one. */
  ifOpen(this: void, id: string, work: (importer: Importer) => Promise<void>): Promise<void>
  /** Ends the process that is still opening an import, which may take as long as reading it does; its file stays as it is. */
  stopOpening(this: void, id: string): void
  close(this: void, id: string): void
  closeAll(this: void): void
}

interface Running {
  readonly process: ImporterProcess
  readonly client: Importer
  readonly opened: Promise<Result<unknown, ReachFailure>>
  isOpening: boolean
  users: number
  /** Calls off the end that comes when nobody uses it. */
  keep: () => void
}

async function openIn(
  { pathOf, opened: atOpening }: ImportersEffects,
  id: string,
  importer: Importer,
): Running['opened'] {
  const opened = await importer.call('import.open', { path: pathOf(id) })
  if (opened.ok) await atOpening?.(id, importer)
  return opened
}

function runningIn(
  process: ImporterProcess,
  open: (importer: Importer) => Running['opened'],
  after: ImportersEffects['after'],
): Running {
  const client = endedInTime(process, after)
  const opened = open(client).finally(() => (running.isOpening = false))
  const running: Running = { process, client, opened, isOpening: true, users: 0, keep: () => undefined }
  return running
}

/** Starts processes as they are needed, and lets them open the files that `pathOf` names. */
export function createImporters(effects: ImportersEffects): Importers {
  const { start, after } = effects
  const running = new Map<string, Running>()

  function begin(id: string, open: (importer: Importer) => Running['opened']): Running {
    const process = start()
    const begun = runningIn(process, open, after)
    running.set(id, begun)
    process.onExit(() => {
      if (running.get(id) === begun) close(id)
    })
    return begun
  }

  function close(id: string): void {
    const closing = running.get(id)
    running.delete(id)
    closing?.keep()
    closing?.process.kill()
  }

  async function during<Answer>(id: string, used: Running, work: () => Promise<Answer>): Promise<Answer> {
    used.users += 1
    used.keep()
    try {
      return await work()
    } finally {
      used.users -= 1
      if (used.users === 0 && running.get(id) === used) used.keep = after(idlePatience, () => close(id))
    }
  }

  return {
    make(id, work) {
      const begun = begin(id, () => Promise.resolve(ok(null)))
      return during(id, begun, () => work(begun.client))
    },
    use(id, work) {
      const used = running.get(id) ?? begin(id, (importer) => openIn(effects, id, importer))
      return during(id, used, async () => {
        const opened = await used.opened
        if (opened.ok) return work(used.client)
        if (running.get(id) === used) close(id)
        return opened
      })
    },
    async ifOpen(id, work) {
      const used = running.get(id)
      if (used === undefined) return
      await during(id, used, async () => {
        if ((await used.opened).ok) await work(used.client)
      })
    },
    stopOpening(id) {
      if (running.get(id)?.isOpening === true) close(id)
    },
    close,
    closeAll() {
      for (const id of [...running.keys()]) close(id)
    },
  }
}
