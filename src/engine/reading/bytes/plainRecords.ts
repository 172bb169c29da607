import { cellKind } from '#shared/reading/cellKind.ts'
import { labelBeginnings } from '#shared/reading/rowWords.ts'
import type { TableShape } from '#shared/reading/tableShape.ts'
import { NOTHING, OTHER } from '#engine/reading/bytes/blockValues.ts'
import { HAS_LINES, type RowBlock } from '#engine/reading/bytes/rowBlock.ts'

const longestPacked = 4

/**
 * Tells rows that are plainly records from their bytes: dated in a column of dates, with an amount other than zero in one of amounts,
 * no cell that begins as a label does, and none of several lines. Every other row is for `judgeRow`, which calls all of these records.
 */
export class PlainRecords {
  readonly #dates: readonly number[]
  readonly #amounts: readonly number[]
  readonly #beginnings = new Set<number>()
  readonly #firsts = new Uint8Array(256)
  /** The first two letters of each beginning, as `folded` gives them. */
  readonly #pairs = new Uint8Array(256 * 256)

  constructor({ dateColumns, amountColumns, headings }: TableShape) {
    // A heading that is itself a date could be repeated by a row of values.
    const isSafe = !headings.some((heading) => cellKind(heading) === 'date')
    this.#dates = isSafe ? dateColumns : []
    this.#amounts = amountColumns
    for (const beginning of labelBeginnings) this.#note(beginning)
  }

  /** Whether a row of the block is plainly a record. */
  has(block: RowBlock, row: number): boolean {
    const { bytes, start, end, flags } = block
    const [from = 0, to = 0] = [block.firstCell[row], block.firstCell[row + 1]]
    if (!this.#isDated(block, row) || !this.#movesMoney(block, row)) return false
    for (let cell = from; cell < to; cell++) {
      const at = start[cell] ?? 0
      const flagged = flags[cell] ?? 0
      // Blanks and letters that are not ASCII may begin a label, and lines may be rows.
      if (flagged !== 0 && ((bytes[at] ?? 0) > 127 || (flagged & HAS_LINES) !== 0)) return false
      const length = (end[cell] ?? 0) - at
      if (length > 1 && this.#firsts[bytes[at] ?? 0] === 1 && this.#beginsAsLabel(bytes, at)) return false
    }
    return true
  }

  /** What the columns of amounts add up to from one row to before another, in minor units: NaN where one does not read. */
  sums({ values }: RowBlock, from: number, to: number): number[] {
    return this.#amounts.map((column) => {
      const { form, minor } = values.amounts(column)
      let sum = 0
      for (let row = from; row < to; row++)
        if (form[row] !== NOTHING) sum += form[row] === OTHER ? NaN : (minor[row] ?? NaN)
      return sum
    })
  }

  #isDated({ values }: RowBlock, row: number): boolean {
    for (const column of this.#dates) if (values.days(column).isDay(row)) return true
    return false
  }

  /** Nothing but zeros may be said of no transaction. */
  #movesMoney({ values }: RowBlock, row: number): boolean {
    for (const column of this.#amounts) {
      const { form, minor } = values.amounts(column)
      if ((form[row] ?? NOTHING) > OTHER && minor[row] !== 0) return true
    }
    return false
  }

  /** What stands behind a cell is looked at too where it is shorter than a beginning: one more row is then not plain. */
  #beginsAsLabel(bytes: Uint8Array, at: number): boolean {
    if (this.#pairs[(folded(bytes[at] ?? 0) << 8) | folded(bytes[at + 1] ?? 0)] !== 1) return false
    let packed = 0
    for (let place = 0; place < longestPacked; place++) {
      packed = (packed << 8) | folded(bytes[at + place] ?? 0)
      if (place > 0 && this.#beginnings.has(packed)) return true
    }
    return false
  }

  /** A letter that is not ASCII ends what is noted: each encoding writes it in bytes of its own. */
  #note(beginning: string): void {
    const letters = Array.from(beginning.slice(0, longestPacked), (letter) => folded(letter.charCodeAt(0)))
    const [first = ACCENTED, second = ACCENTED] = letters
    if (first === ACCENTED) return
    const accented = letters.indexOf(ACCENTED)
    const noted = accented === -1 ? letters : letters.slice(0, accented + 1)
    this.#beginnings.add(noted.reduce((packed, letter) => (packed << 8) | letter, 0))
    this.#pairs[(first << 8) | second] = 1
    this.#firsts[first] = this.#firsts[first - 32] = 1
  }
}

const ACCENTED = 128

/** A byte in lower case where it is a letter of ASCII; one for all that are none of ASCII. */
function folded(byte: number): number {
  if (byte > 127) return ACCENTED
  return byte >= 65 && byte <= 90 ? byte + 32 : byte
}
