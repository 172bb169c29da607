/** How long an exchange is waited for, in milliseconds: all of it, and the next sign of life in it. */
export interface PatienceTimes {
  readonly totalMs: number
  readonly silentMs: number
}

/** The patience with one exchange: its signal is aborted when that is at an end. `end` it when the exchange is over. */
export class Patience {
  readonly #over = new AbortController()
  readonly #total: NodeJS.Timeout
  readonly #silence: NodeJS.Timeout

  constructor({ totalMs, silentMs }: PatienceTimes) {
    this.#total = setTimeout(() => this.#over.abort(), totalMs)
    this.#silence = setTimeout(() => this.#over.abort(), silentMs)
  }

  get signal(): AbortSignal {
    return this.#over.signal
  }

  /** Something of use came. */
  heard(): void {
    this.#silence.refresh()
  }

  end(): void {
    clearTimeout(this.#total)
    clearTimeout(this.#silence)
  }
}
