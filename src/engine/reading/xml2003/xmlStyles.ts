// Names that stand for a format; the others of them are for plain numbers, whatever letters they have.
const namedDates = new Set(['General Date', 'Long Date', 'Medium Date', 'Short Date'])
const namedTimes = new Set(['Long Time', 'Medium Time', 'Short Time'])
// Styles inherit from each other; in a circle they would do so for ever.
const MOST_PARENTS = 20

/** The number formats of the styles of a workbook of XML 2003. */
export class XmlStyles {
  readonly #parents = new Map<string, string>()
  readonly #formats = new Map<string, string>()

  add(style: string, parent: string | undefined): void {
    if (parent !== undefined) this.#parents.set(style, parent)
  }

  addFormat(style: string, format: string): void {
    this.#formats.set(style, codeOf(format))
  }

  /** The format code of a style, its own or inherited. */
  formatOf(style: string | undefined): string {
    let name = style ?? 'Default'
    for (let count = 0; count < MOST_PARENTS; count++) {
      const format = this.#formats.get(name)
      if (format !== undefined) return format
      name = this.#parents.get(name) ?? ''
    }
    return 'General'
  }
}

function codeOf(format: string): string {
  if (namedDates.has(format)) return 'yyyy-mm-dd'
  if (namedTimes.has(format)) return 'h:mm:ss'
  return /^[A-Z][A-Za-z/ ]+$/.test(format) && /[a-z]/.test(format) ? 'General' : format
}
