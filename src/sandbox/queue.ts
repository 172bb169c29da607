import { processJob } from '#sandbox/processJob.ts'
import type { RecordRules } from '#sandbox/recordRules.ts'
import type { State } from '#sandbox/state/openState.ts'
import type { Webhooks } from '#sandbox/webhooks.ts'

/** Processes what was queued, in order, one job at a time, after the call was answered. */
export interface Queue {
  /** Sees to it that what is queued is processed, after the delay. */
  wake(): void
  /** Processes all that is queued now, before it returns. */
  drain(): void
  /** Resolves once nothing is queued; rejects with what kept a job from being processed. */
  idle(): Promise<void>
  close(): void
}

/** What the queue acts with; `delayMs` is how long it rests before it processes what came in. */
export interface QueueEffects {
  readonly state: State
  readonly webhooks: Webhooks
  readonly rules: RecordRules
  readonly delayMs: number
  readonly onTrouble: (trouble: unknown) => void
}

interface Waiting {
  readonly resolve: () => void
  readonly reject: (trouble: unknown) => void
}

/** A queue whose jobs are on the disk until they are done: what one process left, the next one takes up. */
export function createQueue({ state, webhooks, rules, delayMs, onTrouble }: QueueEffects): Queue {
  let planned: { cancel(): void } | null = null
  let waiting: Waiting[] = []

  /** False when there was nothing to do. A job and its effects are one transaction. */
  function processNext(): boolean {
    const worked = state.transaction(() => {
      const job = state.jobs.next()
      if (job === null) return false
      webhooks.owe(job, processJob(job, state, rules))
      state.jobs.remove(job.no)
      return true
    })
    if (worked) webhooks.wake()
    return worked
  }

  function drain(): void {
    while (processNext());
  }

  function run(): void {
    planned = null
    try {
      drain()
      settle((one) => one.resolve())
    } catch (trouble) {
      // The job stays queued and is tried again when the next one comes.
      onTrouble(trouble)
      settle((one) => one.reject(trouble))
    }
  }

  // Without a delay, before the next request is read: whoever reads back what was just accepted finds it.
  function plan(): void {
    planned ??= delayMs === 0 ? immediately(run) : after(delayMs, run)
  }

  function settle(how: (one: Waiting) => void): void {
    const settled = waiting
    waiting = []
    settled.forEach(how)
  }

  return {
    wake: plan,
    drain,
    idle: () =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        plan()
      }),
    close: () => planned?.cancel(),
  }
}

function immediately(work: () => void): { cancel(): void } {
  const immediate = setImmediate(work)
  return { cancel: () => clearImmediate(immediate) }
}

function after(ms: number, work: () => void): { cancel(): void } {
  const timer = setTimeout(work, ms)
  return { cancel: () => clearTimeout(timer) }
}
