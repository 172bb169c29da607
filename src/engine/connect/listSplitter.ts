import { deepestList } from '#shared/connect/readHeld.ts'

const QUOTE = 0x22
const COMMA = 0x2c
const OPEN_LIST = 0x5b
const BACKSLASH = 0x5c
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

const mostKept = 10_000_000

/**
 * Takes the JSON of an answer apart as it arrives: each element of its first list, at the top or up to `deepestList`
 * objects down, is told as its own JSON, and what stands around them is kept. However long the list, no more is held in
 * memory than one element and what is around.
 */
export class ListSplitter {
  readonly #onElement: (json: string) => void
  readonly #around: Buffer[] = []
  #element: Buffer[] = []
  #kept = 0
  #where: 'before' | 'within' | 'after' = 'before'
  /** How many lists and objects are open: in all before the list, and of the element within it. */
  #depth = 0
  #inText = false
  #isEscaped = false

  constructor(onElement: (json: string) => void) {
    this.#onElement = onElement
  }

  /** False when an element, or what is around them, is larger than ten megabytes: nothing more is to be read then. */
  push(bytes: Uint8Array): boolean {
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let from = 0
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at]
      if (this.#inText) this.#readText(byte)
      else if (byte === QUOTE) this.#inText = true
      else if (this.#where === 'within') from = this.#readWithin(byte, piece, from, at)
      else if (byte === OPEN_LIST && this.#where === 'before' && this.#depth <= deepestList) {
        this.#keep(this.#around, piece.subarray(from, at + 1))
        from = at + 1
        this.#where = 'within'
        this.#depth = 0
      } else if (this.#where === 'before') this.#count(byte)
    }
    this.#keep(this.#where === 'within' ? this.#element : this.#around, piece.subarray(from))
    return this.#kept <= mostKept
  }

  /** What was around the elements: the answer's JSON with an empty list in the place of its first one. */
  around(): string {
    return new TextDecoder().decode(Buffer.concat(this.#around))
  }

  #readText(byte: number | undefined): void {
    if (this.#isEscaped) this.#isEscaped = false
    else if (byte === BACKSLASH) this.#isEscaped = true
    else if (byte === QUOTE) this.#inText = false
  }

  /** Answers with where the next element begins, or what follows the list. */
  #readWithin(byte: number | undefined, piece: Buffer, from: number, at: number): number {
    const ends = this.#depth === 0 && (byte === COMMA || byte === CLOSE_LIST)
    if (!ends) {
      this.#count(byte)
      return from
    }
    this.#keep(this.#element, piece.subarray(from, at))
    this.#tell(byte === CLOSE_LIST)
    if (byte === COMMA) return at + 1
    this.#where = 'after'
    return at
  }

  #tell(isLast: boolean): void {
    const json = Buffer.concat(this.#element).toString('utf8')
    this.#element.forEach(({ length }) => (this.#kept -= length))
    this.#element = []
    // Nothing stands between the brackets of an empty list; between two commas it is no JSON.
    if (!isLast || json.trim() !== '') this.#onElement(json)
  }

  #count(byte: number | undefined): void {
    if (byte === OPEN_OBJECT || byte === OPEN_LIST) this.#depth++
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) this.#depth--
  }

  #keep(where: Buffer[], bytes: Buffer): void {
    if (bytes.length === 0) return
    // The piece belongs to whoever handed it over.
    where.push(Buffer.from(bytes))
    this.#kept += bytes.length
  }
}
