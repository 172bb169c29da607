import type { Failure } from '#shared/errors/failure.ts'
import type { SendActivity } from '#shared/delivery/sendView.ts'
import type { Rest } from '#engine/delivery/rest.ts'

/** The rests of one run of sending: how many in a row settled nothing, and since when it is so. */
export class Resting {
  readonly #rest: Rest | null
  #rests = 0
  #since: string | null = null

  /** Without a rest, a run ends where it would rest. */
  constructor(rest: Rest | null) {
    this.#rest = rest
  }

  /** Rests until another attempt is worth it, and answers whether sending goes on. */
  async take(why: Failure, signal: AbortSignal, report: (activity: SendActivity) => void): Promise<boolean> {
    if (this.#rest === null || signal.aborted) return false
    this.#rests += 1
    this.#since ??= this.#rest.now()
    report({ is: 'resting', since: this.#since, why })
    await this.#rest.untilWorthTrying(this.#rests, signal)
    return !signal.aborted
  }

  /** Something was settled: the next rest is the first again. */
  end(): void {
    this.#rests = 0
    this.#since = null
  }
}
