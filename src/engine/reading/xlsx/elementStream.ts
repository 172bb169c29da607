import { ELEMENT_BYTES } from '#engine/reading/limits.ts'
import { ByteWindow } from '#engine/reading/xlsx/byteWindow.ts'
import { NotCertain } from '#engine/reading/xlsx/handOver.ts'
import { XmlCursor } from '#engine/reading/xlsx/xmlCursor.ts'
import { localName, spreadsheetPrefix, xmlTags, type XmlTag } from '#engine/reading/xlsx/xmlTags.ts'

/** What is looked for in a part whose root element is `root`: the elements `item` in the element `list`. */
export interface Wanted {
  readonly root: string
  readonly list: string
  readonly item: string
}

/** Takes one item, whose opening tag is at the cursor and its name at a place; the cursor then stands behind the item. */
export type TakeItem = (cursor: XmlCursor, nameAt: number) => void

/** What hears of the elements before the list, by their opening tags; `name` is without prefix. */
export type HearTag = (name: string, tag: XmlTag) => void

// A piece that ends within an item is looked at again when there is more of it; a longer item is not worth the doubt.
const DOUBTED_BYTES = 1024 * 1024

/**
 * Goes through the items of a part that arrives in pieces, so that who takes them need not know of pieces. Throws `NotCertain`
 * where the part is not what is wanted, and what `tooLong` gives where a single item is longer than the limit.
 */
export class ElementStream {
  readonly #wanted: Wanted
  readonly #listName: Buffer
  readonly #takeItem: TakeItem
  readonly #tooLong: () => Error
  readonly #window = new ByteWindow()
  readonly #hearTag: HearTag | undefined
  #state: 'before' | 'in' | 'behind' = 'before'
  #prefix = ''
  #cursor = new XmlCursor('')
  #nextTry = 0

  constructor(wanted: Wanted, takeItem: TakeItem, tooLong: () => Error, hearTag?: HearTag) {
    this.#wanted = wanted
    this.#takeItem = takeItem
    this.#listName = Buffer.from(wanted.list)
    this.#tooLong = tooLong
    this.#hearTag = hearTag
  }

  /** Takes the next piece of the part. */
  add(piece: Uint8Array): void {
    if (this.#state === 'behind') return
    this.#window.add(piece)
    if (this.#window.length >= this.#nextTry) this.#tryWhatIsThere()
    if (this.#window.length > ELEMENT_BYTES) throw this.#tooLong()
  }

  /** Says that the part is at its end. A part without a list has no items. */
  finish(): void {
    if (this.#state === 'before') this.#findList()
    if (this.#state === 'in') this.#takeItems()
    if (this.#state === 'in') throw new NotCertain('elements')
  }

  // What looks wrong may only not be there yet.
  #tryWhatIsThere(): void {
    this.#nextTry = 0
    try {
      if (this.#state === 'before' && this.#window.view.includes(this.#wanted.list)) this.#findList()
      if (this.#state === 'in') this.#takeItems()
    } catch (cause) {
      const mayGoOn = cause instanceof NotCertain && (cause.reason === 'elements' || cause.reason === 'parts')
      if (!mayGoOn || this.#window.length > DOUBTED_BYTES) throw cause
      this.#nextTry = 2 * this.#window.length
    }
  }

  #findList(): void {
    const { root, list } = this.#wanted
    // As Latin-1 each byte is a character, so that a place in the text is one in the bytes.
    const text = this.#window.view.toString('latin1', 0, this.#window.length)
    const before: XmlTag[] = []
    let prefix: string | null = null
    for (const tag of xmlTags(text)) {
      prefix ??= spreadsheetPrefix(tag, root)
      if (tag.name === prefix + list && !tag.closes) {
        this.#enterList(prefix, tag, before)
        return
      }
      before.push(tag)
    }
    if (prefix === null) throw new NotCertain('parts')
  }

  #enterList(prefix: string, tag: XmlTag, before: readonly XmlTag[]): void {
    for (const one of before) if (!one.closes) this.#hearTag?.(localName(one.name), one)
    this.#prefix = prefix
    this.#cursor = new XmlCursor(prefix)
    this.#window.use(tag.end)
    this.#state = tag.empty ? 'behind' : 'in'
  }

  #takeItems(): void {
    const { view } = this.#window
    const end = view.indexOf(`</${this.#prefix}${this.#wanted.list}`)
    // Before the last item begins, all others are whole.
    const to = end === -1 ? view.lastIndexOf(`<${this.#prefix}${this.#wanted.item}`) : end
    const cursor = this.#cursor
    cursor.bytes = view
    cursor.at = 0
    let taken = 0
    try {
      while (cursor.hasMoreBefore(to)) {
        this.#takeItem(cursor, cursor.nextTag())
        taken = cursor.at
      }
    } finally {
      this.#window.use(taken)
    }
    if (end === -1) return
    cursor.closeTag(cursor.nextTag(), this.#listName)
    this.#state = 'behind'
  }
}
