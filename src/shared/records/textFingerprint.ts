/**
 * A fingerprint of 64 bits, in two halves of 32, of a text that is fed to it in UTF-16 code units. It tells texts apart for
 * counting: that two different ones of a million share one has odds of one to 30 million.
 */
export class TextFingerprint {
  high = 0
  low = 0

  /** Begins anew. */
  reset(): void {
    this.high = highSeed
    this.low = lowSeed
  }

  /** Goes on from where another is. */
  continue(other: Readonly<Pick<TextFingerprint, 'high' | 'low'>>): void {
    this.high = other.high
    this.low = other.low
  }

  /** Takes the next code unit. */
  unit(unit: number): void {
    this.high = Math.imul(this.high ^ unit, 0x9e3779b1)
    const low = Math.imul(this.low ^ unit, 0x5f356495)
    this.low = (low << 13) | (low >>> 19)
  }

  /** Takes the next units of a text. */
  text(text: string): void {
    for (let at = 0; at < text.length; at++) this.unit(text.charCodeAt(at))
  }

  /** Mixes the halves: after this they are the fingerprint, and no more may be fed. */
  finish(): void {
    const high = Math.imul(this.high ^ (this.high >>> 16), 0x85ebca6b)
    const low = Math.imul(this.low ^ (this.low >>> 13), 0xc2b2ae35)
    this.high = (high ^ (high >>> 13) ^ low) | 0
    this.low = (low ^ (low >>> 16) ^ Math.imul(this.high, 0x27d4eb2f)) | 0
  }
}

const highSeed = 0x2f1b6a3d
const lowSeed = 0x41c6ce57
