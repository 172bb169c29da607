import { CELL_CHARACTERS } from '#engine/reading/limits.ts'
import type { Attributes } from '#engine/reading/scanXml.ts'

/** Gathers what a cell of OpenDocument shows: its paragraphs, a line each, with the spaces that are elements of their own. */
export class ShownText {
  #text = ''
  #paragraphs = 0
  #depth = 0

  open(name: string, attributes: () => Attributes): void {
    if (name === 'text:p' || name === 'text:h') {
      if (this.#paragraphs > 0) this.#add('\n')
      this.#paragraphs += 1
      this.#depth += 1
      return
    }
    if (name === 'text:line-break') this.#add('\n')
    else if (name === 'text:tab') this.#add('\t')
    else if (name === 'text:s') {
      this.#add(' '.repeat(Math.min(Number(attributes().get('text:c') ?? 1) || 1, CELL_CHARACTERS)))
    }
  }

  close(name: string): void {
    if (name === 'text:p' || name === 'text:h') this.#depth -= 1
  }

  text(text: string): void {
    // Outside of paragraphs there is only what makes the XML easier to read.
    if (this.#depth > 0) this.#add(text.replace(/[ \t\r\n]+/g, ' '))
  }

  /** What was gathered since the last time. */
  take(): string {
    const text = this.#text
    this.#text = ''
    this.#paragraphs = 0
    // Trimmed, one that is too long could seem to be within the limit.
    return text.length > CELL_CHARACTERS ? text : text.trim()
  }

  #add(text: string): void {
    // Longer than a cell may be it is refused, however long it would have become.
    if (this.#text.length <= CELL_CHARACTERS) this.#text += text
  }
}
