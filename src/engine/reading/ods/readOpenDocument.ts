import { FailureError } from '#shared/errors/failure.ts'
import type { DateSystem } from '#shared/reading/serialDate.ts'
import { createNumberReader } from '#shared/reading/workbookNumber.ts'
import type { NamedSheet } from '#engine/reading/sheetContent.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import { openCell } from '#engine/reading/ods/openCell.ts'
import { OpenSheet } from '#engine/reading/ods/openSheet.ts'
import { OpenStyles } from '#engine/reading/ods/openStyles.ts'
import { scanXml, type Attributes, type XmlHandler } from '#engine/reading/scanXml.ts'
import { ShownText } from '#engine/reading/ods/shownText.ts'
import { wholeSource } from '#engine/reading/wholeSource.ts'
import { unpackParts } from '#engine/reading/workbookParts.ts'

/**
 * The sheets of an OpenDocument workbook, packed or as one XML text. Our own, because SheetJS tells neither hidden sheets nor
 * formulas without a value, and writes out whatever a sheet says that it repeats. Stops at the first sheet of `most` rows. Throws the `FailureError` of `file.broken`,
 * `file.password`, `file.notATable`, or of `file.tooLarge` beyond a limit.
 */
export async function readOpenDocument(
  bytes: SourceBytes,
  signal: AbortSignal,
  most: number,
): Promise<NamedSheet[]> {
  const { name } = bytes
  try {
    const sheets = sheetsOf(await contentXml(bytes, signal), name, most)
    if (sheets !== null) return sheets
  } catch (cause) {
    if (!(cause instanceof Error) || cause instanceof FailureError) throw cause
    throw new FailureError({ code: 'file.broken', name, detail: cause.message }, { cause })
  }
  throw new FailureError({
    code: 'file.notATable',
    name,
    looksLike: 'an OpenDocument file that is no spreadsheet',
  })
}

async function contentXml(bytes: SourceBytes, signal: AbortSignal): Promise<string> {
  if (bytes.range(0, 1)[0] !== LETTER_P) return decoded(wholeSource(bytes), bytes.name)
  const parts = await unpackParts(bytes, signal)
  const named = (part: string): Buffer => parts.find(({ name }) => name === part)?.content ?? Buffer.alloc(0)
  if (named('META-INF/manifest.xml').includes('encryption-data')) {
    throw new FailureError({ code: 'file.password', name: bytes.name })
  }
  return decoded(named('content.xml'), bytes.name)
}

// The first of `PK`, with which every archive begins.
const LETTER_P = 0x50

function decoded(xml: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(xml)
  } catch (cause) {
    const isTooLong = cause instanceof Error && 'code' in cause && cause.code === 'ERR_STRING_TOO_LONG'
    throw new FailureError(
      isTooLong
        ? { code: 'file.tooLarge', name: file, limit: '512 MB of cells once unpacked' }
        : { code: 'file.broken', name: file, detail: 'its text is not in UTF-8' },
      { cause },
    )
  }
}

/** The sheets in an OpenDocument text; null where it is of another kind of document. */
function sheetsOf(xml: string, file: string, most: number): NamedSheet[] | null {
  const reader = new SheetsReader(file, most)
  const read = scanXml(xml, reader.handler)
  reader.stop(read / xml.length)
  return reader.sheets
}

// Notes, pictures, readings of signs, the history of changes: their paragraphs and cells are not the sheet's.
const aside =
  /^(?:office:annotation|draw:.*|table:shapes|text:note|text:ruby-text|table:tracked-changes|office:forms)$/

class SheetsReader {
  sheets: NamedSheet[] | null = null
  readonly #file: string
  readonly #most: number
  readonly #shown = new ShownText()
  readonly #styles = new OpenStyles()
  #readNumber = createNumberReader(1900)
  #named: Pick<NamedSheet, 'name' | 'hidden'> = { name: '', hidden: false }
  #sheet: OpenSheet | null = null
  #cell: Attributes | null = null
  #asideDepth = 0

  constructor(file: string, most: number) {
    this.#file = file
    this.#most = most
  }

  /** Takes the sheet that is still open, after so large a share of the text. */
  stop(share: number): void {
    if (this.#sheet !== null) this.sheets?.push({ ...this.#named, ...this.#sheet.content(), share })
  }

  get handler(): XmlHandler {
    return {
      open: (name, attributes) => {
        if (this.#isAside(name)) this.#asideDepth += 1
        else this.#open(name, attributes)
      },
      close: (name) => {
        if (this.#asideDepth > 0) this.#asideDepth -= 1
        else this.#close(name)
      },
      text: (text) => {
        if (this.#asideDepth === 0 && this.#cell !== null) this.#shown.text(text)
      },
      isEnough: () => this.#sheet !== null && this.#sheet.height >= this.#most,
    }
  }

  // Everything inside of an element that is passed over is passed over with it; a table in a cell is no sheet.
  #isAside(name: string): boolean {
    return this.#asideDepth > 0 || aside.test(name) || (name === 'table:table' && this.#cell !== null)
  }

  #open(name: string, attributes: () => Attributes): void {
    switch (name) {
      case 'number:date-style':
      case 'style:style':
      case 'style:table-properties':
        this.#styles.open(name, attributes)
        return
      case 'table:null-date':
        this.#readNumber = createNumberReader(systemOf(attributes()))
        return
      case 'office:spreadsheet':
        this.sheets = []
        return
      case 'table:table':
        if (this.sheets !== null) this.#openSheet(attributes())
        return
      case 'table:table-column':
        this.#sheet?.column(attributes())
        return
      case 'table:table-row':
        this.#sheet?.openRow(attributes())
        return
      case 'table:table-cell':
      case 'table:covered-table-cell':
        if (this.#sheet !== null) this.#cell = attributes()
        return
      default:
        if (this.#cell !== null) this.#shown.open(name, attributes)
    }
  }

  #openSheet(attributes: Attributes): void {
    const hidden = this.#styles.isHidden(attributes.get('table:style-name'))
    this.#named = { name: attributes.get('table:name') ?? '', hidden }
    this.#sheet = new OpenSheet(this.#file)
  }

  #close(name: string): void {
    switch (name) {
      case 'table:table':
        if (this.#sheet !== null) this.sheets?.push({ ...this.#named, ...this.#sheet.content() })
        this.#sheet = null
        return
      case 'table:table-row':
        this.#sheet?.closeRow()
        return
      case 'table:table-cell':
      case 'table:covered-table-cell':
        this.#closeCell(name === 'table:covered-table-cell')
        return
      default:
        if (this.#cell !== null) this.#shown.close(name)
    }
  }

  // What merged cells cover is not shown, so it is not read.
  #closeCell(isCovered: boolean): void {
    const shown = this.#shown.take()
    const cell = this.#cell
    this.#cell = null
    if (cell === null) return
    const isDate = this.#styles.isDate(cell.get('table:style-name'))
    this.#sheet?.cell(
      cell,
      isCovered
        ? ''
        : openCell(cell, shown, (value) => this.#readNumber(value, isDate ? 'yyyy-mm-dd' : 'General')),
    )
  }
}

function systemOf(nullDate: Attributes): DateSystem {
  return nullDate.get('table:date-value') === '1904-01-01' ? 1904 : 1900
}
