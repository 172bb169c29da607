import type { DayNumber } from '#shared/dates/dayNumber.ts'
import { identityText } from '#shared/records/identityText.ts'
import type { TextFingerprint } from '#shared/records/textFingerprint.ts'
import { NON_ASCII, REWRITTEN, type RowBlock } from '#engine/reading/bytes/rowBlock.ts'

const SPACE = 32
const QUOTE = 34
const DELETE = 127
const BRACKET = 40
const MINUS = 45
const ZERO = 48
// In UTF-8 the letters from À to ÿ begin with this byte, and go on with one from 0x80 on.
const LATIN = 0xc3
const GOES_ON = 0x80
const LATIN_FIRST = 0xc0
const SHARP_S = 0xdf
const DIVIDED = 0xf7
const LAST_WITH_CAPITAL = 0xfe
const safeHalf = 1_000_000_000

/** Feeds what `identityText` makes of a cell, by its number in the block, without making a string of ASCII and Latin letters. */
export function feedIdentityText(print: TextFingerprint, block: RowBlock, cell: number): void {
  const flags = block.flags[cell] ?? 0
  const isAscii = (flags & NON_ASCII) === 0
  // A bracket may begin a `(PENDING)`.
  const isPlain = block.bytes[block.start[cell] ?? 0] !== BRACKET && (isAscii || block.encoding === 'utf-8')
  const { high, low } = print
  if (isPlain && feedBytes(print, block, cell)) return
  print.continue({ high, low })
  print.text(identityText(block.text(cell)))
}

/** False where a character is neither ASCII nor a Latin letter of one form: what was fed until then is to be forgotten. */
function feedBytes(print: TextFingerprint, block: RowBlock, cell: number): boolean {
  const { bytes } = block
  const [from = 0, to = 0, flags = 0] = [block.start[cell], block.end[cell], block.flags[cell]]
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
    if (byte > DELETE) {
      const letter = byte === LATIN ? latinCapital(bytes[++at] ?? 0) : 0
      if (letter === 0) return false
      print.unit(letter)
    } else print.unit(byte >= 97 && byte <= 122 ? byte - SPACE : byte)
    if (isRewritten && byte === QUOTE) at++
  }
  return true
}

/**
 * The code unit of the capital of a letter from À to þ, by the second of its bytes in UTF-8; 0 for ß, whose capital is two
 * letters, for ÿ, whose capital is elsewhere, and for a byte that does not go on.
 */
function latinCapital(second: number): number {
  const letter = second + LATIN_FIRST - GOES_ON
  if (second < GOES_ON || letter > LAST_WITH_CAPITAL || letter === SHARP_S) return 0
  return letter > SHARP_S && letter !== DIVIDED ? letter - SPACE : letter
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

/** Feeds a day as `YYYY-MM-DD`. */
export function feedDay(print: TextFingerprint, day: DayNumber): void {
  const year = Math.floor(day / 10_000)
  feedInteger(print, year)
  feedTwoDigits(print, Math.floor(day / 100) % 100)
  feedTwoDigits(print, day % 100)
}

function feedTwoDigits(print: TextFingerprint, number: number): void {
  print.unit(MINUS)
  print.unit(ZERO + Math.floor(number / 10))
  print.unit(ZERO + (number % 10))
}
