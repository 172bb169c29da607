import { ELEMENT_BYTES } from '#engine/reading/limits.ts'
import { ByteWindow } from '#engine/reading/xlsx/byteWindow.ts'
import { NotCertain } from '#engine/reading/xlsx/handOver.ts'
import { localName, spreadsheetPrefix, xmlTags, type XmlTag } from '#engine/reading/xlsx/xmlTags.ts'

/** What is looked for in a part whose root element is `root`: the elements `item` in the element `list`. */
export interface Wanted {
  readonly root: string
  readonly list: string
  readonly item: string
}

/** Takes bytes of which the first `to` begin and end between two items; names have `prefix` before them. */
export type TakeItems = (bytes: Buffer, to: number, prefix: string) => void

/** What hears of the elements before the list, by their opening tags; `name` is without prefix. */
export type HearTag = (name: string, tag: XmlTag) => void

/**
 * Cuts a part that arrives in pieces between its items, so that who takes them need not know of pieces. Throws `NotCertain`
 * where the part is not what is wanted, and what `tooLong` gives where a single item is longer than the limit.
 */
export class ElementCutter {
  readonly #wanted: Wanted
  readonly #take: TakeItems
  readonly #tooLong: () => Error
  readonly #window = new ByteWindow()
  readonly #hearTag: HearTag | undefined
  #state: 'before' | 'in' | 'behind' = 'before'
  #prefix = ''

  constructor(wanted: Wanted, take: TakeItems, tooLong: () => Error, hearTag?: HearTag) {
    this.#wanted = wanted
    this.#take = take
    this.#tooLong = tooLong
    this.#hearTag = hearTag
  }

  /** Takes the next piece of the part. */
  add(piece: Uint8Array): void {
    if (this.#state === 'behind') return
    this.#window.add(piece)
    if (this.#state === 'before' && this.#hasTag(this.#wanted.list)) this.#findList()
    if (this.#state === 'in') this.#cut()
    if (this.#window.length > ELEMENT_BYTES) throw this.#tooLong()
  }

  /** Says that the part is at its end. A part without a list has no items. */
  finish(): void {
    if (this.#state === 'before') this.#findList()
    if (this.#state === 'in') throw new NotCertain('elements')
  }

  #hasTag(name: string): boolean {
    const { view } = this.#window
    const at = view.indexOf(name)
    return at !== -1 && view.includes('>', at)
  }

  #findList(): void {
    const { root, list } = this.#wanted
    // As Latin-1 each byte is a character, so that a place in the text is one in the bytes.
    const text = this.#window.view.toString('latin1', 0, this.#window.length)
    let isRoot = true
    for (const tag of xmlTags(text)) {
      if (isRoot) this.#prefix = spreadsheetPrefix(tag, root)
      isRoot = false
      if (!tag.closes) this.#hearTag?.(localName(tag.name), tag)
      if (tag.name !== this.#prefix + list || tag.closes) continue
      this.#window.use(tag.end)
      this.#state = tag.empty ? 'behind' : 'in'
      return
    }
    if (isRoot) throw new NotCertain('parts')
  }

  #cut(): void {
    const { view } = this.#window
    const end = view.indexOf(`</${this.#prefix}${this.#wanted.list}`)
    const to = end === -1 ? view.lastIndexOf(`<${this.#prefix}${this.#wanted.item}`) : end
    if (to > 0) this.#take(view, to, this.#prefix)
    if (to > 0) this.#window.use(to)
    if (end !== -1) this.#state = 'behind'
  }
}
