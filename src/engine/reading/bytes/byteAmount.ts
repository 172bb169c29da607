import type { DecimalMark } from '#shared/layout/layout.ts'

const ZERO = 48
const NINE = 57
const MINUS = 45
const DOT = 46
const COMMA = 44
const mostWholeDigits = 12

/**
 * Reads the plainest writings of an amount from its bytes: up to 12 digits, with a minus before them and one or two decimals
 * behind them at most. All else is for `parseAmount`, with which this agrees wherever it reads anything.
 */
export class ByteAmount {
  /** The amount in hundredths, signed. */
  minor = 0
  /** The mark before its decimals; null where it has none and means the same under either. */
  mark: DecimalMark | null = null
  /** How many decimals are written. */
  decimals = 0

  /** Whether these bytes are such an amount. */
  read(bytes: Uint8Array, from: number, to: number): boolean {
    const isNegative = bytes[from] === MINUS
    let at = isNegative ? from + 1 : from
    const first = at
    let number = 0
    while (at < to) {
      const byte = bytes[at] ?? 0
      if (byte < ZERO || byte > NINE) break
      number = number * 10 + byte - ZERO
      at++
    }
    const whole = at - first
    if (whole === 0 || whole > mostWholeDigits) return false
    this.decimals = 0
    this.mark = null
    if (at < to) {
      const mark = bytes[at]
      if (mark !== DOT && mark !== COMMA) return false
      this.mark = mark === DOT ? '.' : ','
      for (at++; at < to; at++) {
        const byte = bytes[at] ?? 0
        if (byte < ZERO || byte > NINE) return false
        number = number * 10 + byte - ZERO
        this.decimals++
      }
      if (this.decimals === 0 || this.decimals > 2) return false
    }
    if (this.decimals === 0) number *= 100
    else if (this.decimals === 1) number *= 10
    // Minus nothing is nothing.
    this.minor = isNegative ? 0 - number : number
    return true
  }
}
