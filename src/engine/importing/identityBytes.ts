import { identityText } from '#shared/records/identityText.ts'
import type { TextFingerprint } from '#shared/records/textFingerprint.ts'
import type { RowBlock } from '#engine/reading/bytes/rowBlock.ts'

const SPACE = 32
const DELETE = 127
const BRACKET = 40
const MINUS = 45
const ZERO = 48

/** Feeds what `identityText` makes of a cell, by its number in the block, without making a string of plain ASCII. */
export function feedIdentityText(print: TextFingerprint, block: RowBlock, cell: number): void {
  const { bytes } = block
  const [from = 0, to = 0] = [block.start[cell], block.end[cell]]
  // A bracket may begin a `(PENDING)`.
  if (block.flags[cell] !== 0 || bytes[from] === BRACKET) {
    print.text(identityText(block.text(cell)))
    return
  }
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
  }
}

/** Feeds an integer in plain digits with a leading minus, as a template string writes it. */
export function feedInteger(print: TextFingerprint, integer: number): void {
  let rest = integer
  if (rest < 0) {
    print.unit(MINUS)
    rest = -rest
  }
  let place = 1
  while (rest / place >= 10) place *= 10
  for (; place >= 1; place /= 10) {
    const digit = Math.floor(rest / place)
    print.unit(ZERO + digit)
    rest -= digit * place
  }
}
