import type { TextFingerprint } from '#shared/records/textFingerprint.ts'

type Print = Readonly<Pick<TextFingerprint, 'high' | 'low'>>

const smallest = 1 << 12
// Its two halves, how often it came, and nothing: a slot lies in one line of the processor's cache.
const stride = 4

/** Counts how often each fingerprint has come, in a table that is at most half full: up to 64 bytes a fingerprint. */
export class OrdinalCounter {
  #table: Int32Array
  #mask: number
  #held = 0

  /** With room for as many different ones as are `expected`, so that the table need not be made anew for them. */
  constructor(expected = 0) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(smallest, 2 * (expected + 1))))
    this.#table = new Int32Array(slots * stride)
    this.#mask = slots - 1
  }

  /** How often this fingerprint has come, with this time. */
  next({ high, low }: Print): number {
    const at = this.#find(high, low)
    const table = this.#table
    const count = (table[at + 2] ?? 0) + 1
    table[at + 2] = count
    if (count > 1) return count
    table[at] = high
    table[at + 1] = low
    this.#held++
    if (this.#held * 2 > this.#mask) this.#grow()
    return 1
  }

  /** How often this fingerprint has come. */
  count({ high, low }: Print): number {
    return this.#table[this.#find(high, low) + 2] ?? 0
  }

  /** Where a fingerprint is, or where it would be. */
  #find(high: number, low: number): number {
    const table = this.#table
    let slot = low & this.#mask
    for (;;) {
      const at = slot * stride
      if (table[at + 2] === 0 || (table[at + 1] === low && table[at] === high)) return at
      slot = (slot + 1) & this.#mask
    }
  }

  #grow(): void {
    const old = this.#table
    this.#table = new Int32Array(old.length * 2)
    this.#mask = this.#table.length / stride - 1
    for (let from = 0; from < old.length; from += stride) {
      if (old[from + 2] === 0) continue
      const to = this.#find(old[from] ?? 0, old[from + 1] ?? 0)
      for (let part = 0; part < stride; part++) this.#table[to + part] = old[from + part] ?? 0
    }
  }
}
