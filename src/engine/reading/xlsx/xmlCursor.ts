import { isUtf8 } from 'node:buffer'
import { NotCertain } from '#engine/reading/xlsx/handOver.ts'
import { unescapeCharacters, unescapeXml } from '#engine/reading/xlsx/xmlTags.ts'

/** Bytes that mean something in XML. */
export const LESS = 0x3c
export const GREATER = 0x3e
export const SLASH = 0x2f
const SPACE = 0x20
const EXCLAMATION = 0x21
const QUESTION = 0x3f
const EQUALS = 0x3d
const QUOTE = 0x22
const APOSTROPHE = 0x27
const AMPERSAND = 0x26
const UNDERSCORE = 0x5f
const RETURN = 0x0d
const FIRST_BEYOND_ASCII = 0x80

const PLAIN = 0
const BEYOND_ASCII = 1
const ENTITIES = 2
const CHARACTERS = 4

/**
 * Goes over the bytes of an XML part and finds its tags, attributes and texts where they stand, without a tree and without
 * strings for what nobody asks for. It is not fooled by what is no XML: it throws `NotCertain` there.
 */
export class XmlCursor {
  bytes: Buffer = Buffer.alloc(0)
  at = 0
  /** Where the attribute's name and value stand, after `nextAttribute` found one. */
  nameFrom = 0
  nameTo = 0
  valueFrom = 0
  valueTo = 0
  /** Whether the tag whose attributes came to an end closes itself. */
  empty = false
  readonly #prefix: Buffer

  /** `prefix` is what stands before every name, its colon with it; mostly nothing. */
  constructor(prefix: string) {
    this.#prefix = Buffer.from(prefix)
  }

  /** The byte at a place; 0, which is in no XML, behind the end. */
  byteAt(at: number): number {
    return this.bytes[at] ?? 0
  }

  /** Goes over space, comments and instructions, and says whether there is more before a place. */
  hasMoreBefore(to: number): boolean {
    this.#skipNotes()
    return this.at < to
  }

  /** Goes to the next tag, and answers where its name stands behind prefix and slash. */
  nextTag(): number {
    this.#skipNotes()
    if (this.byteAt(this.at) !== LESS) throw new NotCertain('elements')
    return this.#afterPrefix(this.closes ? this.at + 2 : this.at + 1)
  }

  /** Goes over space. */
  skipSpace(): void {
    let at = this.at
    while (isSpace(this.bytes[at] ?? 0)) at += 1
    this.at = at
  }

  /** Whether the tag at the cursor closes an element. */
  get closes(): boolean {
    return this.byteAt(this.at + 1) === SLASH
  }

  /** Whether a name stands at a place, whole. */
  isName(at: number, name: Buffer): boolean {
    return this.#isAt(at, name) && endsName(this.byteAt(at + name.length))
  }

  /** Goes on behind the tag at the cursor, which closes an element; throws unless the element is called `name`. */
  closeTag(nameAt: number, name: Buffer): void {
    if (!this.closes || !this.isName(nameAt, name)) throw new NotCertain('elements')
    this.at = nameAt + name.length
    this.skipSpace()
    if (this.byteAt(this.at) !== GREATER) throw new NotCertain('elements')
    this.at += 1
  }

  /** Goes behind the tag whose name stands at a place, whatever attributes it has; `empty` says whether it closed itself. */
  enterTag(nameAt: number): void {
    let at = nameAt
    while (!endsName(this.bytes[at] ?? 0)) at += 1
    this.at = at
    while (this.nextAttribute());
  }

  /** Goes to the next attribute; false behind the tag, when `empty` says whether it closed itself. */
  nextAttribute(): boolean {
    const { bytes } = this
    let at = this.at
    while (isSpace(bytes[at] ?? 0)) at += 1
    const first = bytes[at] ?? 0
    if (first === GREATER || first === SLASH) return this.#endTag(at)
    this.nameFrom = at
    while (isOfName(bytes[at] ?? 0)) at += 1
    this.nameTo = at
    while (isSpace(bytes[at] ?? 0)) at += 1
    if (bytes[at] !== EQUALS) throw new NotCertain('elements')
    at += 1
    while (isSpace(bytes[at] ?? 0)) at += 1
    const quote = bytes[at] ?? 0
    if (quote !== QUOTE && quote !== APOSTROPHE) throw new NotCertain('elements')
    this.valueFrom = at += 1
    for (let byte = bytes[at] ?? 0; byte !== quote; byte = bytes[(at += 1)] ?? 0)
      if (byte === 0 || byte === LESS) throw new NotCertain('elements')
    this.valueTo = at
    this.at = at + 1
    if (!endsName(bytes[at + 1] ?? 0)) throw new NotCertain('elements')
    return true
  }

  /** Whether the attribute that `nextAttribute` found has a name. */
  isNamed(name: Buffer): boolean {
    return this.nameTo - this.nameFrom === name.length && this.#isAt(this.nameFrom, name)
  }

  /** Whether the attribute that `nextAttribute` found has a value, as it is written. */
  isValue(value: Buffer): boolean {
    return this.valueTo - this.valueFrom === value.length && this.#isAt(this.valueFrom, value)
  }

  /** Passes over the element called `name` whose opening tag is at the cursor, whatever it holds. */
  skipElement(nameAt: number, name: Buffer): void {
    this.enterTag(nameAt)
    for (let depth = this.empty ? 0 : 1; depth > 0;) {
      const tagAt = this.#tagOverText()
      const { closes } = this
      if (closes && depth === 1) this.closeTag(tagAt, name)
      else this.enterTag(tagAt)
      if (closes) depth -= 1
      else if (!this.empty) depth += 1
    }
  }

  /** The text from the cursor up to the next tag, which is where the cursor then stands. */
  text(): string {
    const { bytes } = this
    const from = this.at
    let at = from
    let kind = PLAIN
    for (let byte = bytes[at] ?? 0; byte !== LESS; byte = bytes[(at += 1)] ?? 0) {
      if (byte >= FIRST_BEYOND_ASCII) kind |= BEYOND_ASCII
      else if (byte === AMPERSAND) kind |= ENTITIES
      else if (byte === UNDERSCORE || byte === RETURN) kind |= CHARACTERS
      else if (byte === 0) throw new NotCertain('elements')
    }
    this.at = at
    if (this.#isMarkup(at)) return this.#textInPieces(from)
    const text = this.#decode(from, at, kind & BEYOND_ASCII)
    if (kind < ENTITIES) return text
    const meant = (kind & ENTITIES) === 0 ? text : unescapeXml(text)
    return unescapeCharacters(meant)
  }

  #textInPieces(start: number): string {
    let text = unescapeXml(this.#decode(start, this.at, BEYOND_ASCII))
    for (;;) {
      const from = this.at
      if (this.#isAt(from, CDATA)) {
        this.#skipPast(CDATA_END)
        text += this.#decode(from + CDATA.length, this.at - CDATA_END.length, BEYOND_ASCII)
      } else this.#skipNote()
      const next = this.#find(LESS)
      text += unescapeXml(this.#decode(this.at, next, BEYOND_ASCII))
      this.at = next
      if (!this.#isMarkup(next)) return unescapeCharacters(text)
    }
  }

  // What is not UTF-8 would turn into question marks without a word.
  #decode(from: number, to: number, beyondAscii: number): string {
    if (beyondAscii === 0) return this.bytes.toString('latin1', from, to)
    const text = this.bytes.toString('utf8', from, to)
    if (text.includes('\ufffd') && !isUtf8(this.bytes.subarray(from, to))) throw new NotCertain('encoding')
    return text
  }

  #tagOverText(): number {
    this.at = this.#find(LESS)
    while (this.#isMarkup(this.at)) {
      if (this.#isAt(this.at, CDATA)) this.#skipPast(CDATA_END)
      else this.#skipNote()
      this.at = this.#find(LESS)
    }
    return this.nextTag()
  }

  #endTag(at: number): boolean {
    this.empty = this.bytes[at] === SLASH
    if (this.empty && this.bytes[at + 1] !== GREATER) throw new NotCertain('elements')
    this.at = this.empty ? at + 2 : at + 1
    return false
  }

  #afterPrefix(at: number): number {
    if (!this.#isAt(at, this.#prefix)) throw new NotCertain('elements')
    return at + this.#prefix.length
  }

  #isMarkup(at: number): boolean {
    const mark = this.byteAt(at + 1)
    return mark === EXCLAMATION || mark === QUESTION
  }

  #skipNotes(): void {
    this.skipSpace()
    while (this.bytes[this.at] === LESS && this.#isMarkup(this.at)) {
      this.#skipNote()
      this.skipSpace()
    }
  }

  // A comment or an instruction; nothing else of this kind belongs between elements.
  #skipNote(): void {
    if (this.#isAt(this.at, COMMENT)) this.#skipPast(COMMENT_END)
    else if (this.byteAt(this.at + 1) === QUESTION) this.#skipPast(INSTRUCTION_END)
    else throw new NotCertain('elements')
  }

  #skipPast(end: Buffer): void {
    this.at = this.#find(end) + end.length
  }

  #find(mark: number | Buffer): number {
    const found = this.bytes.indexOf(mark, this.at)
    if (found === -1) throw new NotCertain('elements')
    return found
  }

  #isAt(at: number, mark: Buffer): boolean {
    for (let index = 0; index < mark.length; index++) if (this.bytes[at + index] !== mark[index]) return false
    return true
  }
}

const CDATA = Buffer.from('<![CDATA[')
const CDATA_END = Buffer.from(']]>')
const COMMENT = Buffer.from('<!--')
const COMMENT_END = Buffer.from('-->')
const INSTRUCTION_END = Buffer.from('?>')

function isSpace(byte: number): boolean {
  return byte === SPACE || byte === 0x0a || byte === RETURN || byte === 0x09
}

function endsName(byte: number): boolean {
  return byte <= SPACE || byte === GREATER || byte === SLASH
}

function isOfName(byte: number): boolean {
  return byte > SPACE && byte !== EQUALS && byte !== GREATER && byte !== LESS
}
