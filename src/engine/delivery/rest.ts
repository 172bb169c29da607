import { restPauseMs } from '#shared/delivery/restPause.ts'

/** How sending rests, once it has tried for long enough. */
export interface Rest {
  /** The instant now. */
  readonly now: () => string
  /**
   * Waits until stub answers again, the user wants to go on, or the signal is aborted. `nth`: how many rests in a row this
   * is, from 1, between which nothing went through.
   */
  readonly untilWorthTrying: (nth: number, signal: AbortSignal) => Promise<void>
}

/** Begins to tell of something; answers with the way to end that. */
export type Listen = (hear: () => void) => () => void

/** What resting acts with. */
export interface RestEffects {
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly now: () => string
  /** Whether this machine has a network at all. */
  readonly isOnline: () => boolean
  /** Asks stub something that changes nothing, and tells whether it was stub that answered. */
  readonly answers: (signal: AbortSignal) => Promise<boolean>
  /** Tells that the network is back, or that the machine woke up. */
  readonly onWake: Listen
  /** Tells that the user wants to go on. */
  readonly onGoOn: Listen
}

/** Asks again and again whether stub answers, in pauses that double; sooner when the network or the machine is back. */
export function createRest(effects: RestEffects): Rest {
  const { isOnline, answers, onGoOn, now } = effects
  return {
    now,
    async untilWorthTrying(nth, signal) {
      const over = new AbortController()
      const ended = AbortSignal.any([signal, over.signal])
      const unheard = onGoOn(() => over.abort())
      let step = nth
      do {
        const woken = await pauseUntilWoken(effects, restPauseMs(step), ended)
        // A network that is just back may need a moment more.
        step = woken ? 1 : step + 1
      } while (!ended.aborted && !(isOnline() && (await answers(ended))))
      unheard()
    },
  }
}

async function pauseUntilWoken(
  { sleep, onWake }: RestEffects,
  ms: number,
  signal: AbortSignal,
): Promise<boolean> {
  const woken = new AbortController()
  const unheard = onWake(() => woken.abort())
  await sleep(ms, AbortSignal.any([signal, woken.signal]))
  unheard()
  return woken.signal.aborted
}
