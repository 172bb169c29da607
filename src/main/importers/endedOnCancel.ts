import type { Client } from '#shared/ipc/client.ts'
import { err } from '#shared/errors/result.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import type { ImporterProcess } from './importers.ts'

/**
 * The client of an importer process that obeys a cancellation in any case. What reads workbooks cannot be interrupted, so
 * a process that still has not answered a cancelled task when `whenOverdue` acts is ended: it is made for that.
 */
export function endedOnCancel(
  { client, kill }: Pick<ImporterProcess, 'client' | 'kill'>,
  whenOverdue: (act: () => void) => () => void,
): Client<ImporterContract> {
  return {
    ...client,
    async task(name, input, options = {}) {
      const { signal } = options
      if (signal === undefined) return client.task(name, input, options)
      let callOff = (): void => undefined
      const cancelled = (): void => {
        callOff = whenOverdue(kill)
      }
      signal.addEventListener('abort', cancelled, { once: true })
      if (signal.aborted) cancelled()
      try {
        const answer = await client.task(name, input, options)
        // Every task may be answered so; the client's type does not tell which of them it is here.
        if (isDead(answer) && signal.aborted) return err({ code: 'task.cancelled' }) as typeof answer
        return answer
      } finally {
        signal.removeEventListener('abort', cancelled)
        callOff()
      }
    },
  }
}

function isDead(answer: { readonly ok: boolean; readonly error?: { readonly code: string } }): boolean {
  return !answer.ok && answer.error?.code === 'importer.died'
}
