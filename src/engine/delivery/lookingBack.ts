import { provesAbsence, type HeldBooks } from '#shared/delivery/heldBooks.ts'
import type { SendActivity } from '#shared/delivery/sendView.ts'
import { nextLookMs, type Shown } from '#shared/delivery/settling.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { ok, type Result } from '#shared/errors/result.ts'
import { lookBack, type LookedBack, type Stake } from '#engine/delivery/lookBack.ts'
import type { SendFailure } from '#engine/delivery/outbox.ts'
import type { SendingEffects } from '#engine/delivery/sendingEffects.ts'

type Answered = Extract<LookedBack, { is: 'answered' }>
type Unavailable = Extract<LookedBack, { is: 'unavailable' }>

/** What the looks of one run of sending act with. */
export interface LookingBackEffects extends Pick<SendingEffects, 'connect' | 'sleep' | 'random' | 'pace'> {
  readonly signal: AbortSignal
  readonly report: (activity?: SendActivity) => void
  /** Rests until another attempt is worth it; false where the run ends instead. */
  readonly rest: (why: Failure) => Promise<boolean>
}

/** Books that lack what stub has accepted cannot tell what it does not have. */
const lagging: LookedBack = {
  is: 'unavailable',
  why: 'books that do not hold yet what it has accepted',
  askAgain: 'always',
}

const inPart: LookedBack = {
  is: 'unavailable',
  why: 'a list of only some of its records',
  askAgain: 'always',
}

const noneOfOurs: LookedBack = {
  is: 'unavailable',
  why: 'a list in which no record has an id of ours',
  askAgain: 'always',
}

/** What it means that something is not in the books: that stub does not have it, or that they cannot tell. */
function absentFrom(looked: Answered, { isBehind }: Shown): LookedBack {
  if (isBehind) return lagging
  if (!looked.books.isWhole) return inPart
  return provesAbsence(looked.books) ? looked : noneOfOurs
}

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
   * Looks for what may have arrived until it is there, or the books are believed that it is not. `note` notes what they
   * hold, and tells what that shows.
   */
  async settle(
    note: (books: HeldBooks) => Promise<Result<Shown, SendFailure>>,
  ): Promise<Result<LookedBack, SendFailure>> {
    const { pace, report, signal, sleep } = this.#effects
    for (let waited = 0; ;) {
      const looked = await this.insist('doubts')
      if (looked.is !== 'answered') return ok(looked)
      const shown = await note(looked.books)
      if (!shown.ok) return shown
      const ms = nextLookMs(waited, shown.value, pace)
      if (ms === null) return ok(shown.value.isThere ? looked : absentFrom(looked, shown.value))
      report({ is: 'looking', ms })
      await sleep(ms, signal)
      report()
      if (signal.aborted) return ok(lagging)
      waited += ms
    }
  }
}
