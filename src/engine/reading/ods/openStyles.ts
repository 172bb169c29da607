import type { Attributes } from '#engine/reading/scanXml.ts'

/** What the styles of an OpenDocument workbook say that matters to its cells: which sheets are hidden, which numbers are dates. */
export class OpenStyles {
  readonly #hidden = new Set<string>()
  readonly #dateFormats = new Set<string>()
  readonly #dates = new Set<string>()
  #current = ''

  open(name: string, attributes: () => Attributes): void {
    if (name === 'number:date-style') this.#dateFormats.add(attributes().get('style:name') ?? '')
    else if (name === 'style:table-properties') {
      if (attributes().get('table:display') === 'false') this.#hidden.add(this.#current)
    } else if (name === 'style:style') {
      this.#current = attributes().get('style:name') ?? ''
      if (this.#dateFormats.has(attributes().get('style:data-style-name') ?? ''))
        this.#dates.add(this.#current)
    }
  }

  /** Whether sheets of a style are not shown. */
  isHidden(style: string | undefined): boolean {
    return style !== undefined && this.#hidden.has(style)
  }

  /** Whether cells of a style show numbers as dates: most programs write dates as such, some as numbers like Excel's. */
  isDate(style: string | undefined): boolean {
    return style !== undefined && this.#dates.has(style)
  }
}
