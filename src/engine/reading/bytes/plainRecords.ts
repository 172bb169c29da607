import { cellKind } from '#shared/reading/cellKind.ts'
import { labelBeginnings } from '#shared/reading/rowWords.ts'
import type { TableShape } from '#shared/reading/tableShape.ts'
import { ByteAmount } from '#engine/reading/bytes/byteAmount.ts'
import { ByteDay } from '#engine/reading/bytes/byteDay.ts'
import type { RowBlock } from '#engine/reading/bytes/rowBlock.ts'

/**
 * Tells rows that are plainly records from their bytes: dated in a column of dates, with an amount in a column of amounts,
 * and no cell that begins as a label does. Every other row is for `judgeRow`, which calls all of these records.
 */
export class PlainRecords {
  readonly #dates: readonly number[]
  readonly #amounts: readonly number[]
  readonly #day = new ByteDay()
  readonly #amount = new ByteAmount()
  readonly #beginnings = new Set<number>()
  readonly #firsts = new Uint8Array(256)

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
    if (!this.#isOne(this.#day, block, from, to, this.#dates)) return false
    if (!this.#isOne(this.#amount, block, from, to, this.#amounts)) return false
    for (let cell = from; cell < to; cell++) {
      // Blanks that are not ASCII may stand before a label.
      if ((flags[cell] ?? 0) !== 0 && (bytes[start[cell] ?? 0] ?? 0) > 127) return false
      const at = start[cell] ?? 0
      const length = (end[cell] ?? 0) - at
      if (length < 2 || this.#firsts[bytes[at] ?? 0] === 0) continue
      if (this.#beginnings.has(packed(bytes[at], bytes[at + 1], length > 2 ? bytes[at + 2] : 0))) return false
    }
    return true
  }

  #isOne(
    reader: { read(bytes: Uint8Array, from: number, to: number): boolean },
    { bytes, start, end, flags }: RowBlock,
    from: number,
    to: number,
    columns: readonly number[],
  ): boolean {
    for (const column of columns) {
      const cell = from + column
      if (cell < to && flags[cell] === 0 && reader.read(bytes, start[cell] ?? 0, end[cell] ?? 0)) return true
    }
    return false
  }

  #note(beginning: string): void {
    const [first = 0, second = 0, third] = Buffer.from(beginning)
    for (const byte of [first, first - 32]) this.#firsts[byte] = 1
    if (third !== undefined) this.#beginnings.add(packed(first, second, third))
    else for (let any = 0; any < 256; any++) this.#beginnings.add(packed(first, second, any))
  }
}

/** The first three bytes of a cell as one number, letters in lower case. */
function packed(first = 0, second = 0, third = 0): number {
  return (lower(first) << 16) | (lower(second) << 8) | lower(third)
}

function lower(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte
}
