import type { Pace } from '#shared/delivery/nextAttempt.ts'
import type { ConnectClient } from '#engine/connect/connectClient.ts'
import type { Outbox } from '#engine/delivery/outbox.ts'
import type { AskForOutcome } from '#engine/delivery/pushBatch.ts'
import type { Rest } from '#engine/delivery/rest.ts'

/** What a run of sending acts with. */
export interface SendingEffects {
  readonly outbox: Outbox
  readonly connect: ConnectClient
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly random: () => number
  readonly pace: Pace
  /** How sending rests when it has tried for long enough, before it goes on by itself; null: it ends then. */
  readonly rest: Rest | null
  /** Today's calendar date, YYYY-MM-DD. */
  readonly today: () => string
  /** How each request says where its outcome is to be posted; none does unless said. */
  readonly askForOutcome?: AskForOutcome | undefined
  /** Notes a bug where it is kept and answers with the incident's id. */
  readonly report: (problem: unknown, during: string) => string
}
