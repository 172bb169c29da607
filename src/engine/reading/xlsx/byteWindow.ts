/** The part of a stream of bytes that is being looked at: what is not used yet of it, then what comes next. */
export class ByteWindow {
  #bytes = Buffer.alloc(0)
  #used = 0
  #length = 0

  /** The bytes that are not used yet; a zero byte, which is in no XML, stands behind them. Good until the next `add`. */
  get view(): Buffer {
    return this.#bytes.subarray(this.#used, this.#length + 1)
  }

  /** How many bytes are not used yet. */
  get length(): number {
    return this.#length - this.#used
  }

  /** Appends the next bytes of the stream. */
  add(next: Uint8Array): void {
    const left = this.length
    const needed = left + next.length + 1
    const bytes = needed <= this.#bytes.length ? this.#bytes : Buffer.allocUnsafe(2 * needed)
    this.#bytes.copy(bytes, 0, this.#used, this.#length)
    bytes.set(next, left)
    bytes[needed - 1] = 0
    this.#bytes = bytes
    this.#used = 0
    this.#length = left + next.length
  }

  /** Says that the first bytes of the view are used, and needed no more. */
  use(count: number): void {
    this.#used += count
  }
}
