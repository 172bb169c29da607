import { FailureError } from '#shared/errors/failure.ts'
import { SHARED_TEXT_BYTES } from '#engine/reading/limits.ts'
import { cellText } from '#engine/reading/xlsx/cellText.ts'
import { NotCertain } from '#engine/reading/xlsx/handOver.ts'
import { richText } from '#engine/reading/xlsx/richText.ts'
import type { XmlCursor } from '#engine/reading/xlsx/xmlCursor.ts'

const ITEM = Buffer.from('si')
// A power of two: the place of a text in the cache is its number's last bits.
const CACHED = 1 << 16
const FIRST_BYTES = 1 << 16
const FIRST_TEXTS = 1 << 12

/**
 * The texts that a workbook's cells share. They are kept as bytes, and made into strings when a cell asks for them; the
 * last ones are remembered, so that what stands in every row is one string.
 */
export class SharedStrings {
  readonly #source: string
  #bytes = Buffer.allocUnsafe(FIRST_BYTES)
  #used = 0
  /** Where each text ends; it begins where the one before ends. */
  #ends = new Uint32Array(FIRST_TEXTS)
  #count = 0
  readonly #cachedNumbers = new Int32Array(CACHED).fill(-1)
  readonly #cached: string[] = []

  /** `source` is the name that the user knows the workbook by. */
  constructor(source: string) {
    this.#source = source
  }

  /** Takes the text of the `si` element at the cursor, and goes behind it. */
  take(cursor: XmlCursor, nameAt: number): void {
    if (cursor.closes || !cursor.isName(nameAt, ITEM)) throw new NotCertain('elements')
    cursor.enterTag(nameAt)
    this.#add(cursor.empty ? '' : richText(cursor, ITEM))
  }

  /** The text of a number, without space around it. Throws `NotCertain` where there is none. */
  at(index: number): string {
    const place = index & (CACHED - 1)
    if (this.#cachedNumbers[place] === index) return this.#cached[place] ?? ''
    if (index >= this.#count) throw new NotCertain('cells')
    const from = index === 0 ? 0 : this.#ends[index - 1]
    const text = this.#bytes.toString('utf8', from, this.#ends[index])
    this.#cachedNumbers[place] = index
    this.#cached[place] = text
    return text
  }

  #add(text: string): void {
    const trimmed = cellText(text, this.#source)
    const needed = this.#used + 3 * trimmed.length
    if (needed > this.#bytes.length) this.#grow(needed)
    this.#used += this.#bytes.write(trimmed, this.#used)
    if (this.#count === this.#ends.length) this.#ends = widened(this.#ends)
    this.#ends[this.#count] = this.#used
    this.#count += 1
  }

  #grow(needed: number): void {
    if (needed > SHARED_TEXT_BYTES) {
      const limit = `${SHARED_TEXT_BYTES / 1024 / 1024} MB of texts`
      throw new FailureError({ code: 'file.tooLarge', name: this.#source, limit })
    }
    const bytes = Buffer.allocUnsafe(Math.min(SHARED_TEXT_BYTES, 2 * needed))
    this.#bytes.copy(bytes, 0, 0, this.#used)
    this.#bytes = bytes
  }
}

function widened(ends: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(2 * ends.length)
  wider.set(ends)
  return wider
}
