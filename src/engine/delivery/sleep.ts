import { setTimeout as pause } from 'node:timers/promises'

/** Waits; ends at once, and without an error, when the signal is aborted. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(ms, undefined, { signal })
  } catch (problem) {
    if (!signal.aborted) throw problem
  }
}
