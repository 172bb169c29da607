import type { Client } from '#shared/ipc/client.ts'
import { err } from '#shared/errors/result.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import type { ImporterProcess } from './importers.ts'

/** How long a process may go on with a task that was cancelled, in milliseconds. */
export const cancelPatience = 1000

/** How often it is seen whether a process has said of a task how far it is, in milliseconds; after so many times without a word it is ended. */
export const silence = { lookEvery: 30_000, looks: 10 } as const

/** In minutes. */
const silentFor = (silence.lookEvery * silence.looks) / 60_000

/** Does something in so many milliseconds, unless what it answers is called before. */
type After = (ms: number, act: () => void) => () => void

/**
 * The client of an importer process of which every task ends. What reads workbooks cannot be interrupted, so a process that
 * still has not answered a cancelled task after `cancelPatience`, or says nothing of one for five minutes, is ended: it is
 * made for that.
 */
export function endedInTime(
  { client, kill }: Pick<ImporterProcess, 'client' | 'kill'>,
  after: After,
): Client<ImporterContract> {
  return {
    ...client,
    async task(name, input, options = {}) {
      const { signal, onProgress } = options
      const ending = endingOf(kill, after, signal)
      try {
        const answer = await client.task(name, input, {
          ...options,
          onProgress: (value) => {
            ending.hear()
            onProgress?.(value)
          },
        })
        if (!isDead(answer)) return answer
        // Every task may be answered so; the client's type does not tell which of them it is here.
        if (signal?.aborted === true) return err({ code: 'task.cancelled' }) as typeof answer
        return ending.isSilent() ? (err({ code: 'importer.died', silentFor }) as typeof answer) : answer
      } finally {
        ending.callOff()
      }
    },
  }
}

/** Ends a process that does not end a task. Looks, and not one long time, so that a computer which slept in between counts as one. */
function endingOf(kill: () => void, after: After, signal: AbortSignal | undefined) {
  let looks = 0
  let overdue = (): void => undefined
  let next = after(silence.lookEvery, look)
  function look(): void {
    looks += 1
    if (looks >= silence.looks) kill()
    else next = after(silence.lookEvery, look)
  }
  const cancelled = (): void => {
    overdue = after(cancelPatience, kill)
  }
  signal?.addEventListener('abort', cancelled, { once: true })
  if (signal?.aborted === true) cancelled()
  return {
    hear: () => {
      looks = 0
    },
    isSilent: () => looks >= silence.looks,
    callOff: () => {
      signal?.removeEventListener('abort', cancelled)
      overdue()
      next()
    },
  }
}

function isDead(answer: { readonly ok: boolean; readonly error?: { readonly code: string } }): boolean {
  return !answer.ok && answer.error?.code === 'importer.died'
}
