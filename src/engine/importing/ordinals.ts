import type { TextFingerprint } from '#shared/records/textFingerprint.ts'

const smallest = 1 << 12

/** Counts how often each fingerprint has come, in 12 bytes a fingerprint and the room that its table needs. */
export class OrdinalCounter {
  #high = new Int32Array(smallest)
  #low = new Int32Array(smallest)
  #counts = new Int32Array(smallest)
  #held = 0

  /** How often this fingerprint has come, with this time. */
  next({ high, low }: Readonly<Pick<TextFingerprint, 'high' | 'low'>>): number {
    const slot = this.#slotOf(high, low)
    const count = (this.#counts[slot] ?? 0) + 1
    this.#counts[slot] = count
    if (count > 1) return count
    this.#high[slot] = high
    this.#low[slot] = low
    this.#held++
    if (this.#held * 2 > this.#counts.length) this.#grow()
    return 1
  }

  /** How often this fingerprint has come. */
  count({ high, low }: Readonly<Pick<TextFingerprint, 'high' | 'low'>>): number {
    return this.#counts[this.#slotOf(high, low)] ?? 0
  }

  #slotOf(high: number, low: number): number {
    const mask = this.#counts.length - 1
    let slot = low & mask
    while (this.#counts[slot] !== 0 && (this.#low[slot] !== low || this.#high[slot] !== high))
      slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const [high, low, counts] = [this.#high, this.#low, this.#counts]
    this.#high = new Int32Array(counts.length * 2)
    this.#low = new Int32Array(counts.length * 2)
    this.#counts = new Int32Array(counts.length * 2)
    for (const [slot, count] of counts.entries()) {
      if (count === 0) continue
      const [itsHigh = 0, itsLow = 0] = [high[slot], low[slot]]
      const to = this.#slotOf(itsHigh, itsLow)
      this.#high[to] = itsHigh
      this.#low[to] = itsLow
      this.#counts[to] = count
    }
  }
}
