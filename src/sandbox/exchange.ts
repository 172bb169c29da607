import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { statusOf, type Answer } from '#sandbox/answer.ts'
import type { Asked, RequestContext } from '#sandbox/asked.ts'
import type { FaultKind, Faults } from '#sandbox/faults.ts'
import { loseAnswer, losesAnswer, struckBefore, type FaultTimes } from '#sandbox/meetFault.ts'
import type { Queue } from '#sandbox/queue.ts'
import type { LoggedRequest } from '#sandbox/state/requestLog.ts'
import type { State } from '#sandbox/state/openState.ts'
import type { Wire } from '#sandbox/wire.ts'

/** What a request goes through; `now` is ms since 1970. */
export interface ExchangeEffects {
  readonly state: State
  readonly queue: Queue
  readonly faults: Faults
  readonly times: FaultTimes
  readonly closing: AbortSignal
  readonly now: () => number
}

/** One request: what was asked, what there is to do, in one synchronous piece, and how to say what came of it. */
export interface Turn {
  readonly asked: Pick<Asked, 'path' | 'uid' | 'records'>
  readonly wire: Wire
  readonly afterQueue: boolean
  readonly work: (fault: FaultKind | null) => Answer
}

/**
 * Takes a request through whatever meets it: the fault before; the work with its line in the log, in one transaction that
 * is on the disk before the answer; the fault after.
 */
export type Exchange = (c: RequestContext, turn: Turn) => Promise<Response>

/** The way of every request but those for the state. */
export function createExchange({ state, queue, faults, times, closing, now }: ExchangeEffects): Exchange {
  // A uid that no business has could be anything, a key in the wrong place too: it is not written down.
  function openLine({ path, uid, records }: Turn['asked'], fault: FaultKind | null) {
    const at = new Date(now()).toISOString()
    const known = uid !== null && state.businesses.has(uid) ? uid : null
    return (rest: Pick<LoggedRequest, 'status' | 'outcome' | 'message'>) =>
      state.log.add({ at, path, uid: known, records, fault, ...rest })
  }

  return async (c, { asked, wire, afterQueue, work }) => {
    const fault = faults()
    const log = openLine(asked, fault)
    const struck = await struckBefore(c, fault, { times, wire, closing })
    if (closing.aborted) return RESPONSE_ALREADY_SENT
    if (struck !== null) {
      state.transaction(() => log({ status: struck.status, outcome: 'nothing', message: null }))
      return struck.response
    }
    if (afterQueue) queue.drain()
    const answer = state.transaction(() => {
      const made = work(fault)
      const message = made.outcome === 'refused' ? made.message : null
      log({ status: losesAnswer(fault) ? null : statusOf(made), outcome: made.outcome, message })
      return made
    })
    if (answer.outcome === 'queued') queue.wake()
    return losesAnswer(fault) ? loseAnswer(c, fault, times) : wire.write(c, answer)
  }
}
