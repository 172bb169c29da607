import type { HeldBooks } from '#shared/delivery/heldBooks.ts'
import type { SendActivity } from '#shared/delivery/sendView.ts'
import { nextLookMs, type Shown } from '#shared/delivery/settling.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { ok, type Result } from '#shared/errors/result.ts'
import { lookBack, type LookedBack, type Stake } from '#engine/delivery/lookBack.ts'
import type { SendFailure } from '#engine/delivery/outbox.ts'
import type { SendingEffects } from '#engine/delivery/sendingEffects.ts'

type Unavailable = Extract<LookedBack, { is: 'unavailable' }>

/** What the looks of one run of sending act with. */
export interface LookingBackEffects extends Pick<SendingEffects, 'connect' | 'sleep' | 'random' | 'pace'> {
  readonly signal: AbortSignal
  readonly report: (activity?: SendActivity) => void
  /** Rests until another attempt is worth it; false where the run ends instead. */
  readonly rest: (why: Failure) => Promise<boolean>
}

/**
 * What looking for what may have arrived came to. `notShown`: stub cannot tell, or does not have it in its books, where it may
 * still appear: nobody knows how soon stub stores what it has queued.
 */
export type Settled =
  { readonly is: 'there' } | { readonly is: 'notShown' } | Extract<LookedBack, { is: 'failed' }>

function isWorthAsking(askAgain: Unavailable['askAgain'], stake: Stake): boolean {
  return askAgain === 'always' || (askAgain === 'inDoubt' && stake === 'doubts')
}

/** The looks at stub's books during one run of sending. */
export class LookingBack {
  readonly #effects: LookingBackEffects
  #last: LookedBack | null = null

  constructor(effects: LookingBackEffects) {
    this.#effects = effects
  }

  /** What stub last said of its books in this run; null where it was not asked, or not since it was away. */
  get last(): LookedBack | null {
    return this.#last
  }

  forget(): void {
    this.#last = null
  }

  /** Once stub was certainly not able to tell, it is not asked again in this run, unless after a rest. */
  async look(stake: Stake): Promise<LookedBack> {
    const last = this.#last
    if (last?.is === 'unavailable' && !isWorthAsking(last.askAgain, stake)) return last
    const { report, signal } = this.#effects
    const onWait = (ms: number, why: Failure): void => report({ is: 'retrying', ms, why })
    const looked = await lookBack({ ...this.#effects, onWait }, stake, signal)
    if (looked.is !== 'failed') this.#last = looked
    return looked
  }

  /** As `look`; what only the network hides is looked at again after a rest. */
  async insist(stake: Stake): Promise<LookedBack> {
    for (;;) {
      const looked = await this.look(stake)
      if (looked.is !== 'failed' || !(await this.#effects.rest(looked.why))) return looked
    }
  }

  /**
   * Looks for what may have arrived until it is there, or was looked for long enough. `note` notes what the books hold, and
   * tells what that shows.
   */
  async settle(
    note: (books: HeldBooks) => Promise<Result<Shown, SendFailure>>,
  ): Promise<Result<Settled, SendFailure>> {
    const { pace, report, signal, sleep } = this.#effects
    for (let waited = 0; ;) {
      const looked = await this.insist('doubts')
      if (looked.is === 'failed') return ok(looked)
      if (looked.is === 'unavailable') return ok({ is: 'notShown' })
      const shown = await note(looked.books)
      if (!shown.ok) return shown
      const ms = nextLookMs(waited, shown.value, pace)
      if (ms === null) return ok({ is: shown.value.isThere ? 'there' : 'notShown' })
      report({ is: 'looking', ms })
      await sleep(ms, signal)
      report()
      if (signal.aborted) return ok({ is: 'notShown' })
      waited += ms
    }
  }
}
