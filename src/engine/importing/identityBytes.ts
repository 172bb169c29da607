import { identityText } from '#shared/records/identityText.ts'
import type { TextFingerprint } from '#shared/records/textFingerprint.ts'
import { NON_ASCII, REWRITTEN, type RowBlock } from '#engine/reading/bytes/rowBlock.ts'

const SPACE = 32
const QUOTE = 34
const DELETE = 127
const BRACKET = 40
const MINUS = 45
const ZERO = 48
const safeHalf = 1_000_000_000

/** Feeds what `identityText` makes of a cell, by its number in the block, without making a string of ASCII. */
export function feedIdentityText(print: TextFingerprint, block: RowBlock, cell: number): void {
  const { bytes } = block
  const [from = 0, to = 0, flags = 0] = [block.start[cell], block.end[cell], block.flags[cell]]
  // A bracket may begin a `(PENDING)`.
  if ((flags & NON_ASCII) !== 0 || bytes[from] === BRACKET) {
    print.text(identityText(block.text(cell)))
    return
  }
  const isRewritten = (flags & REWRITTEN) !== 0
  let isSpaceDue = false
  let isBegun = false
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    if (byte <= SPACE || byte === DELETE) {
      isSpaceDue = isBegun
      continue
    }
    if (isSpaceDue) print.unit(SPACE)
    isSpaceDue = false
    isBegun = true
    print.unit(byte >= 97 && byte <= 122 ? byte - SPACE : byte)
    if (isRewritten && byte === QUOTE) at++
  }
}

const digits = new Uint8Array(20)

/** Feeds an integer in plain digits with a leading minus, as a template string writes it. */
export function feedInteger(print: TextFingerprint, integer: number): void {
  if (integer < 0) print.unit(MINUS)
  const size = Math.abs(integer)
  let count = 0
  let low = size % safeHalf
  let high = (size - low) / safeHalf
  // Halves of nine digits are divided as small integers, which is what processors are quick at.
  for (let half = 0; half < 2; half++) {
    for (let place = 0; place < 9 && (low > 0 || high > 0); place++) {
      const rest = (low / 10) | 0
      digits[count++] = low - rest * 10
      low = rest
    }
    low = high
    high = 0
  }
  if (count === 0) digits[count++] = 0
  while (count > 0) print.unit(ZERO + (digits[--count] ?? 0))
}
