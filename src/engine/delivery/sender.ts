import { usualPace, type Pace } from '#shared/delivery/nextAttempt.ts'
import type { SendProgress, SendResult } from '#shared/delivery/sendView.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Client } from '#shared/ipc/client.ts'
import type { ConnectClient } from '#engine/connect/connectClient.ts'
import type { StubFailure } from '#engine/connect/stubRequest.ts'
import { lookBack, readBackOf } from '#engine/delivery/lookBack.ts'
import { createOutbox, type SendFailure } from '#engine/delivery/outbox.ts'
import type { Rest } from '#engine/delivery/rest.ts'
import type { AskForOutcome } from '#engine/delivery/pushBatch.ts'
import type { SendOptions } from '#engine/delivery/sendOptions.ts'
import { todayHere } from '#engine/delivery/todayHere.ts'
import { SendingRun } from '#engine/delivery/sendingRun.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import { reportIncident } from '#engine/importing/reportIncident.ts'

/** What a sender acts with. */
export interface SenderEffects {
  readonly importer: Client<ImporterContract>
  readonly connect: ConnectClient
  /** Waits; ends early, and without an error, when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** In [0, 1). */
  readonly random: () => number
  /** How patiently a request is tried again; `usualPace` unless said. */
  readonly pace?: Pace
  /** How sending rests when it has tried for long enough, before it goes on by itself; unless said, it ends then. */
  readonly rest?: Rest
  /** Today's calendar date, YYYY-MM-DD, for stub's eyes; where this computer is unless said. */
  readonly today?: () => string
  /** How each request says where its outcome is to be posted; none does unless said. */
  readonly askForOutcome?: AskForOutcome
  /** Notes a bug where it is kept and answers with the incident's id; on standard error unless said. */
  readonly report?: (problem: unknown, during: string) => string
}

/** Sends the records of one import to one business. */
export interface Sender {
  /**
   * Sends what waits or is unknown, each batch noted on the disk before it leaves and after it was answered, then reads
   * back once. Trouble with stub or the network, or a bug on a batch's way, is no failure but `stoppedBy` of the result;
   * everything is noted by then.
   */
  send(this: void, options: SendOptions): Promise<Result<SendResult, SendFailure>>
  /** Asks stub what it holds and confirms it; sends nothing. */
  readBack(
    this: void,
    options: { readonly signal: AbortSignal; readonly onProgress: (progress: SendProgress) => void },
  ): Promise<Result<SendResult, SendFailure | StubFailure | { code: 'task.cancelled' }>>
}

/** Joins an import's outbox with a client of stub. */
export function createSender(effects: SenderEffects): Sender {
  const outbox = createOutbox(effects.importer)
  const { pace = usualPace, rest = null, report = reportIncident, today = todayHere } = effects
  return {
    send: (options) => new SendingRun({ ...effects, outbox, pace, rest, report, today }, options).send(),
    async readBack({ signal, onProgress }) {
      const before = await outbox.counts()
      if (!before.ok) return before
      const onWait = (ms: number, why: StubFailure): void =>
        onProgress({ counts: before.value, requests: 0, activity: { is: 'retrying', ms, why } })
      const looked = await lookBack({ ...effects, pace, onWait }, 'confirmation', signal)
      if (looked.is === 'failed') return err(signal.aborted ? { code: 'task.cancelled' } : looked.why)
      const counts = looked.is === 'answered' ? await outbox.noteFound(looked.books) : before
      if (!counts.ok) return counts
      return ok({ counts: counts.value, requests: 0, stoppedBy: null, ...readBackOf(looked) })
    },
  }
}
