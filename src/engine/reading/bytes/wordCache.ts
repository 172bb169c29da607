import { longestWord, signs, wordFacts, words, type WordFacts } from '#shared/layout/columnTally.ts'
import type { RowBlock } from '#engine/reading/bytes/rowBlock.ts'

const ZERO = 48
const NINE = 57
const slots = 256

/** Knows what ASCII texts are as words, from their bytes: of short ones it remembers the last that came. */
export class WordCache {
  readonly #bytes = new Uint8Array(slots * longestWord)
  readonly #lengths = new Uint8Array(slots)
  readonly #facts: WordFacts[] = Array.from({ length: slots }, () => signs)

  /**
   * What a cell is as a word, by its number in the block; null where its text has to be looked at: one that could be a date or
   * an amount as well, or has more than ASCII where its letters do not settle that it stands for nothing.
   */
  facts(block: RowBlock, cell: number, mayBeValue: boolean): WordFacts | null {
    const { bytes } = block
    const [from = 0, to = 0] = [block.start[cell], block.end[cell]]
    const isAscii = block.flags[cell] === 0
    // Beyond ASCII only letters tell how long a text is: several bytes may be one character, or a blank.
    const lettersOfLong = isAscii && to - from > longestWord ? 0 : longestWord
    let letters = 0
    let hasDigit = false
    let hash = to - from
    for (let at = from; at < to; at++) {
      const byte = bytes[at] ?? 0
      const lower = byte | 32
      if (lower >= 97 && lower <= 122) letters++
      else if (byte >= ZERO && byte <= NINE) hasDigit = true
      if (hasDigit && mayBeValue) return null
      // Nothing behind this can make it stand for something.
      if (letters > (hasDigit ? 0 : lettersOfLong) && !mayBeValue) return words
      hash = Math.imul(hash ^ byte, 0x01000193)
    }
    if (!isAscii) return null
    if (hasDigit || to - from > longestWord) return letters > 0 ? words : signs
    return mayBeValue ? null : this.#short(block, cell, (hash ^ (hash >>> 15)) & (slots - 1))
  }

  #short(block: RowBlock, cell: number, slot: number): WordFacts {
    const [from = 0, to = 0] = [block.start[cell], block.end[cell]]
    const base = slot * longestWord
    let isHeld = this.#lengths[slot] === to - from
    for (let at = from; at < to && isHeld; at++) isHeld = this.#bytes[base + at - from] === block.bytes[at]
    if (!isHeld) {
      this.#bytes.set(block.bytes.subarray(from, to), base)
      this.#lengths[slot] = to - from
      this.#facts[slot] = wordFacts(block.text(cell))
    }
    return this.#facts[slot] ?? signs
  }
}
