import { FailureError } from '#shared/errors/failure.ts'
import type { Cells } from '#shared/reading/cell.ts'
import { isTextEncoding } from '#shared/reading/textEncodings.ts'
import { decodeText } from '#engine/reading/decodeText.ts'
import { detectEncoding } from '#engine/reading/detectEncoding.ts'
import { expectWithin } from '#engine/reading/expectWithin.ts'
import { appendBelow, HtmlTable } from '#engine/reading/html/htmlTable.ts'
import { scanHtml, type HtmlHandler } from '#engine/reading/html/scanHtml.ts'
import { LINE_BREAK, shownText } from '#engine/reading/html/shownText.ts'
import { CELL_CHARACTERS, NESTED_TABLES, SHEET_ROWS } from '#engine/reading/limits.ts'
import { breathe } from '#engine/reading/pace.ts'
import type { Attributes } from '#engine/reading/scanXml.ts'
import type { NamedSheet } from '#engine/reading/sheetContent.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'

/**
 * The one sheet of a web page, which many a bank calls `.xls`: all its tables and the lines of text between, one below the
 * other with a blank row between them, as Excel opens it. So what stands above the transactions is seen to, and so are those of
 * the next page. Stops behind `most` rows. Throws the `FailureError` of `file.broken` where neither a table nor the page has an
 * end, as of a page that was cut, of `file.notATable` without one, and of `file.tooLarge` beyond a limit.
 */
export async function readHtml(bytes: SourceBytes, signal: AbortSignal, most: number): Promise<NamedSheet[]> {
  const html = await decoded(bytes, signal)
  await breathe(signal)
  const page = new PageReader(bytes.name, most)
  const until = scanHtml(html, page.handler)
  const rows = page.finish(until < html.length)
  return [
    {
      ...{ name: 'Sheet1', hidden: false, cells: rows, hiddenRows: [], hiddenColumns: [], currency: null },
      ...(until < html.length && { share: until / html.length }),
    },
  ]
}

async function decoded(bytes: SourceBytes, signal: AbortSignal): Promise<string> {
  const { encoding } = await detectEncoding(bytes, () => breathe(signal))
  const isCertain = encoding.startsWith('utf-')
  const said = isCertain ? null : saidEncoding(Buffer.from(bytes.range(0, 4096)).toString('latin1'))
  return [...decodeText(bytes, said ?? encoding)].map((piece) => piece.text).join('')
}

// `<meta charset="iso-8859-2">` and its older form. What claims UTF-8 there is not: its bytes would have shown it.
function saidEncoding(head: string): string | null {
  const said = /<meta\b[^>]*\bcharset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase() ?? ''
  return isTextEncoding(said) && !said.startsWith('utf-') ? said : null
}

// Each of these begins a line, and ends the one before.
const lineTags = new Set(
  'br p div li ul ol dt dd hr h1 h2 h3 h4 h5 h6 pre center address section header footer form'.split(' '),
)

class PageReader {
  readonly #file: string
  readonly #most: number
  readonly #rows: Cells[] = []
  #hasTable = false
  /** The open tables, each within a cell of the one before. */
  readonly #tables: HtmlTable[] = []
  /** What is shown since the last table, outside of any. */
  #aside = ''
  #inSelect = false
  /** How many templates are open: what stands in one is for scripts to show, or not. */
  #templates = 0

  constructor(file: string, most: number) {
    this.#file = file
    this.#most = most
  }

  get handler(): HtmlHandler {
    return {
      open: (name, attributes) => {
        if (name === 'template') this.#templates += 1
        else if (this.#templates === 0) this.#open(name, attributes)
      },
      close: (name) => {
        if (name === 'template') this.#templates = Math.max(0, this.#templates - 1)
        else if (this.#templates === 0) this.#close(name)
      },
      text: (text) => {
        if (this.#templates === 0) this.#text(text)
      },
      isEnough: () => this.#height >= this.#most,
    }
  }

  /** The rows of the page, or of its beginning where it was not read to its end. */
  finish(isBeginning: boolean): readonly Cells[] {
    if (!this.#hasTable) {
      throw new FailureError({
        code: 'file.notATable',
        name: this.#file,
        looksLike: 'a web page without a table',
      })
    }
    if (this.#tables.length > 0 && !isBeginning) {
      throw new FailureError({ code: 'file.broken', name: this.#file, detail: 'its table has no end' })
    }
    this.#closeTables()
    this.#closeAside()
    const last = this.#rows.findLastIndex((cells) => cells.length > 0)
    return this.#rows.slice(0, last + 1)
  }

  get #table(): HtmlTable | undefined {
    return this.#tables.at(-1)
  }

  get #height(): number {
    return this.#tables.reduce((height, table) => height + table.height, this.#rows.length)
  }

  #text(text: string): void {
    if (this.#inSelect) return
    if (this.#table !== undefined) this.#table.text(text)
    else this.#aside += text
  }

  #breakLine(): void {
    if (this.#table === undefined) this.#aside += LINE_BREAK
    else this.#table.breakLine()
  }

  #closeAside(): void {
    this.#inSelect = false
    const shown = shownText(this.#aside)
      .split('\n')
      .filter((line) => line !== '')
    this.#aside = ''
    for (const line of shown) {
      expectWithin(this.#file, line.length, CELL_CHARACTERS, 'characters in one cell')
    }
    appendBelow(
      this.#rows,
      shown.map((line) => [line]),
    )
  }

  #open(name: string, attributes: () => Attributes): void {
    if (name === 'table') {
      // A table stands in a cell of another one or behind it.
      if (this.#table?.isInCell === false) this.#closeTable()
      this.#closeAside()
      this.#tables.push(new HtmlTable(this.#file))
      expectWithin(this.#file, this.#tables.length, NESTED_TABLES, 'tables within each other')
      this.#hasTable = true
      return
    }
    switch (name) {
      case 'thead':
      case 'tbody':
      case 'tfoot':
        this.#table?.openSection(name)
        return
      case 'tr':
        this.#table?.openRow()
        return
      case 'caption':
        this.#table?.openRow()
        this.#table?.openCell(attributes())
        return
      case 'td':
      case 'th':
        this.#inSelect = false
        this.#table?.openCell(attributes())
        return
      case 'select':
        // Of what can be chosen in a form outside of a cell nothing is said to be so.
        this.#inSelect = this.#table?.isInCell !== true
        return
      default:
        if (lineTags.has(name)) this.#breakLine()
    }
  }

  #close(name: string): void {
    switch (name) {
      case 'table':
        this.#closeTable()
        return
      case 'thead':
      case 'tbody':
      case 'tfoot':
        this.#table?.openSection('tbody')
        return
      case 'tr':
      case 'caption':
        this.#table?.closeRow()
        return
      case 'td':
      case 'th':
        this.#table?.closeCell()
        return
      case 'select':
        this.#inSelect = false
        return
      case 'body':
      case 'html':
        this.#closeTables()
        return
      default:
        if (lineTags.has(name)) this.#breakLine()
    }
  }

  #closeTables(): void {
    while (this.#tables.length > 0) this.#closeTable()
  }

  #closeTable(): void {
    const closed = this.#tables.pop()
    const rows = closed?.rows() ?? []
    const outer = this.#table
    this.#inSelect = false
    const strayed = closed?.strayed ?? ''
    if (strayed.trim() !== '') this.#text(`${LINE_BREAK}${strayed}${LINE_BREAK}`)
    if (outer !== undefined) outer.nest(rows)
    else {
      this.#closeAside()
      appendBelow(this.#rows, rows)
    }
    expectWithin(this.#file, this.#height, SHEET_ROWS, 'rows')
  }
}
