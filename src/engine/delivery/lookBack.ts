import { nextAttempt, type AttemptFailure, type Pace } from '#shared/delivery/nextAttempt.ts'
import type { ConnectClient } from '#engine/connect/connectClient.ts'
import type { StubFailure } from '#engine/connect/stubRequest.ts'

/** What looking at stub's books came to: `failed` when the network is in the way, or the user cancelled. */
export type LookedBack =
  | { readonly is: 'answered'; readonly ids: ReadonlySet<string> }
  | { readonly is: 'unavailable' }
  | { readonly is: 'failed'; readonly why: StubFailure }

/** What looking back acts with. `onWait` hears of every pause before another try. */
export interface LookBackEffects {
  readonly connect: Pick<ConnectClient, 'readBack'>
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly random: () => number
  readonly pace: Pace
  readonly onWait: (ms: number, why: StubFailure) => void
}

/**
 * Reads back what stub holds, and tries again as patiently as with a push: what a passing trouble hides would otherwise
 * be sent a second time. A stub that answers, but never with its books, counts as one that cannot tell.
 */
export async function lookBack(effects: LookBackEffects, signal: AbortSignal): Promise<LookedBack> {
  for (let attempt = 1; ; attempt += 1) {
    const read = await effects.connect.readBack(signal)
    if (read.is !== 'failed') return read
    const next = nextAttempt(read.cause, attempt, effects.random(), effects.pace)
    if (signal.aborted) return { is: 'failed', why: read.why }
    if (next.action === 'rest') {
      return hasAnswered(read.cause) ? { is: 'unavailable' } : { is: 'failed', why: read.why }
    }
    effects.onWait(next.ms, read.why)
    await effects.sleep(next.ms, signal)
  }
}

function hasAnswered(cause: AttemptFailure): boolean {
  switch (cause.is) {
    case 'tooMany':
    case 'serverError':
    case 'unclear':
      return true
    case 'timeout':
    case 'lost':
    case 'unreachable':
      return false
  }
}
