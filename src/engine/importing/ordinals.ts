import type { TextFingerprint } from '#shared/records/textFingerprint.ts'

type Print = Readonly<Pick<TextFingerprint, 'high' | 'low'>>

const smallest = 1 << 12
// The halves of a fingerprint.
const stride = 2
// So many wait at most.
const room = 256

/**
 * Counts how often each fingerprint has come, in a table that is at most half full: up to 32 bytes a fingerprint. Repeats
 * are counted beside the table, so that what is touched for each of many different ones is as little as can be.
 */
export class OrdinalCounter {
  #table: Int32Array
  #repeats: Int32Array
  #mask: number
  #held = 0
  readonly #waiting = new Int32Array(room * stride)
  readonly #places = new Int32Array(room)
  #waits = 0
  #repeatedAt: Record<string, number> = {}

  /** With room for as many different ones as are `expected`, so that the table need not be made anew for them. */
  constructor(expected = 0) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(smallest, 2 * (expected + 1))))
    this.#table = new Int32Array(slots * stride)
    this.#repeats = new Int32Array(slots)
    this.#mask = slots - 1
  }

  /**
   * Takes a fingerprint whose count is asked for later: `repeatedAt` gets it by `place`, where it is not the first of its
   * kind, before any other is answered. Each look into the table waits for memory, which many at once do together.
   */
  postpone({ high, low }: Print, place: number, repeatedAt: Record<string, number>): void {
    if (this.#waits === room || repeatedAt !== this.#repeatedAt) this.settle()
    this.#repeatedAt = repeatedAt
    this.#waiting[this.#waits * stride] = high
    this.#waiting[this.#waits * stride + 1] = low
    this.#places[this.#waits++] = place
  }

  /** Counts all that were postponed. */
  settle(): void {
    const waits = this.#waits
    this.#waits = 0
    for (let at = 0; at < waits; at++) {
      const ordinal = this.#count(this.#waiting[at * stride] ?? 0, this.#waiting[at * stride + 1] ?? 0)
      if (ordinal > 1) this.#repeatedAt[this.#places[at] ?? 0] = ordinal
    }
  }

  /** How often this fingerprint has come, with this time. */
  next({ high, low }: Print): number {
    this.settle()
    return this.#count(high, low)
  }

  #count(high: number, low: number): number {
    const slot = this.#find(high, low)
    if (this.#isHeld(slot)) {
      const repeats = (this.#repeats[slot] ?? 0) + 1
      this.#repeats[slot] = repeats
      return repeats + 1
    }
    this.#put(slot, high, low)
    this.#held++
    if (this.#held * 2 > this.#mask) this.#grow()
    return 1
  }

  /** How often this fingerprint has come. */
  count({ high, low }: Print): number {
    this.settle()
    const slot = this.#find(high, low)
    return this.#isHeld(slot) ? (this.#repeats[slot] ?? 0) + 1 : 0
  }

  #isHeld(slot: number): boolean {
    return this.#table[slot * stride + 1] !== 0
  }

  #put(slot: number, high: number, low: number): void {
    this.#table[slot * stride] = high
    this.#table[slot * stride + 1] = filled(low)
  }

  /** The slot where a fingerprint is, or where it would be. */
  #find(high: number, low: number): number {
    const table = this.#table
    const sought = filled(low)
    let slot = sought & this.#mask
    for (;;) {
      const at = slot * stride
      const held = table[at + 1]
      if (held === 0 || (held === sought && table[at] === high)) return slot
      slot = (slot + 1) & this.#mask
    }
  }

  #grow(): void {
    const [table, repeats] = [this.#table, this.#repeats]
    this.#table = new Int32Array(table.length * 2)
    this.#repeats = new Int32Array(repeats.length * 2)
    this.#mask = this.#repeats.length - 1
    for (const [from, repeated] of repeats.entries()) {
      const [high = 0, low = 0] = [table[from * stride], table[from * stride + 1]]
      if (low === 0) continue
      const to = this.#find(high, low)
      this.#put(to, high, low)
      this.#repeats[to] = repeated
    }
  }
}

/** A half that is nothing would be an empty slot: another stands for it, as any print may share its bits with another. */
function filled(low: number): number {
  return low === 0 ? 1 : low
}
