import { setImmediate } from 'node:timers/promises'
import { FailureError } from '#shared/errors/failure.ts'

/** Lets messages in between two slices of work; throws the `FailureError` of `task.cancelled` once `signal` says so. */
export async function breathe(signal: AbortSignal): Promise<void> {
  await setImmediate()
  if (signal.aborted) throw new FailureError({ code: 'task.cancelled' })
}
