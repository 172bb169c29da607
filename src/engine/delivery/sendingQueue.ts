import type { Failure } from '#shared/errors/failure.ts'
import { err, type Result } from '#shared/errors/result.ts'

/** Somebody's turn in a line. */
export interface Turn {
  /** Turns of different lines know nothing of each other. */
  readonly line: string
  /** What those who wait are told that they wait for. */
  readonly name: string
  /** Ends the wait. Once the work has begun, it is the work's own to end. */
  readonly signal: AbortSignal
  /** Hears, as often as it changes, whose turn it is while this one waits. */
  readonly onWaiting: (behind: string) => void
}

type Cancelled = Result<never, Extract<Failure, { code: 'task.cancelled' }>>

/** Lines in which one works at a time, in the order of coming. */
export interface SendingQueue {
  /** Does the work when its turn comes; whatever becomes of it, the next one follows. */
  inTurn<Answer>(this: void, turn: Turn, work: () => Promise<Answer>): Promise<Answer | Cancelled>
}

interface Place {
  readonly turn: Turn
  /** Resolves when everybody before it has left, or its turn is given up. */
  readonly over: PromiseWithResolvers<undefined>
}

/** A queue in which nobody stands yet. One for each process that sends: records of one business never race each other. */
export function createSendingQueue(): SendingQueue {
  const lines = new Map<string, readonly Place[]>()

  function leave(place: Place): void {
    const { line } = place.turn
    const before = lines.get(line) ?? []
    const left = before.filter((other) => other !== place)
    if (left.length === 0) lines.delete(line)
    else lines.set(line, left)
    const [first, ...waiting] = left
    if (first === undefined || first === before[0]) return
    first.over.resolve(undefined)
    for (const { turn } of waiting) turn.onWaiting(first.turn.name)
  }

  async function wait({ turn: { signal, onWaiting }, over }: Place, behind: string): Promise<void> {
    const giveUp = (): void => over.resolve(undefined)
    signal.addEventListener('abort', giveUp, { once: true })
    if (signal.aborted) giveUp()
    onWaiting(behind)
    await over.promise
    signal.removeEventListener('abort', giveUp)
  }

  return {
    async inTurn(turn, work) {
      const place = { turn, over: Promise.withResolvers<undefined>() }
      const [first, ...others] = lines.get(turn.line) ?? []
      lines.set(turn.line, first === undefined ? [place] : [first, ...others, place])
      try {
        if (first !== undefined) await wait(place, first.turn.name)
        if (first !== undefined && turn.signal.aborted) return err({ code: 'task.cancelled' })
        return await work()
      } finally {
        leave(place)
      }
    },
  }
}
