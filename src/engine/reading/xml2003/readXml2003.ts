import { FailureError } from '#shared/errors/failure.ts'
import { createNumberReader } from '#shared/reading/workbookNumber.ts'
import { isTextEncoding } from '#shared/reading/textEncodings.ts'
import { textDecoder } from '#engine/reading/textDecoder.ts'
import { encodingOfMark } from '#engine/reading/detectEncoding.ts'
import { breathe } from '#engine/reading/pace.ts'
import { scanXml, type Attributes, type XmlHandler } from '#engine/reading/scanXml.ts'
import type { NamedSheet } from '#engine/reading/sheetContent.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import { wholeSource } from '#engine/reading/wholeSource.ts'
import { xmlCell, type XmlData } from '#engine/reading/xml2003/xmlCell.ts'
import { XmlSheet, type Attribute } from '#engine/reading/xml2003/xmlSheet.ts'
import { XmlStyles } from '#engine/reading/xml2003/xmlStyles.ts'

/**
 * The sheets of a workbook of XML 2003, which many a bank calls `.xls`. Our own, because SheetJS takes a formula without a value
 * for 0 and writes out whatever a column says that it spans. Stops at the first sheet of `most` rows. Throws the `FailureError` of `file.broken`, or of `file.tooLarge`
 * beyond a limit.
 */
export async function readXml2003(
  bytes: SourceBytes,
  signal: AbortSignal,
  most: number,
): Promise<NamedSheet[]> {
  await breathe(signal)
  const reader = new SheetsReader(bytes.name, most)
  try {
    const xml = decoded(wholeSource(bytes))
    reader.stop(scanXml(xml, reader.handler) / xml.length)
  } catch (cause) {
    if (!(cause instanceof Error) || cause instanceof FailureError) throw cause
    throw new FailureError({ code: 'file.broken', name: bytes.name, detail: cause.message }, { cause })
  }
  return reader.sheets
}

function decoded(xml: Buffer): string {
  const said = /^<\?xml[^>]*\bencoding=["']([\w-]+)/.exec(xml.toString('latin1', 0, 200))?.[1] ?? ''
  const declared = isTextEncoding(said.toLowerCase()) ? said.toLowerCase() : 'utf-8'
  return textDecoder(encodingOfMark(xml) ?? declared, { fatal: true }).decode(xml)
}

class SheetsReader {
  readonly sheets: NamedSheet[] = []
  readonly #file: string
  readonly #most: number
  readonly #styles = new XmlStyles()
  #readNumber = createNumberReader(1900)
  #style = ''
  #name = ''
  #hidden = false
  #sheet: XmlSheet | null = null
  #cell: Attribute | null = null
  #data: XmlData | null = null
  /** The element whose text is being gathered, and that text. */
  #gathered: { readonly name: string; text: string } | null = null
  #inComment = false

  constructor(file: string, most: number) {
    this.#file = file
    this.#most = most
  }

  /** Takes the sheet that is still open, after so large a share of the text. */
  stop(share: number): void {
    this.#push({ share })
  }

  get handler(): XmlHandler {
    return {
      open: (name, attributes) => {
        if (this.#inComment) return
        this.#open(withoutPrefix(name), attributes)
      },
      close: (name) => {
        const local = withoutPrefix(name)
        if (local === 'Comment') this.#inComment = false
        else if (!this.#inComment) this.#close(local)
      },
      text: (text) => {
        if (this.#gathered !== null) this.#gathered.text += text
      },
      isEnough: () => this.#sheet !== null && this.#sheet.height >= this.#most,
    }
  }

  #open(name: string, attributes: () => Attributes): void {
    const attribute = (): Attribute => attributeOf(attributes())
    switch (name) {
      case 'Comment':
        this.#inComment = true
        return
      case 'Style':
        this.#style = attribute()('ID') ?? ''
        this.#styles.add(this.#style, attribute()('Parent'))
        return
      case 'NumberFormat':
        this.#styles.addFormat(this.#style, attribute()('Format') ?? 'General')
        return
      case 'Worksheet':
        this.#name = attribute()('Name') ?? ''
        this.#hidden = false
        this.#sheet = new XmlSheet(this.#file)
        return
      case 'Column':
        this.#sheet?.column(attribute())
        return
      case 'Row':
        this.#sheet?.openRow(attribute())
        return
      case 'Cell':
        this.#cell = attribute()
        this.#data = null
        return
      case 'Data':
        this.#data = { type: attribute()('Type') ?? 'String', text: '' }
        this.#gathered = { name, text: '' }
        return
      case 'Date1904':
      case 'Visible':
        this.#gathered = { name, text: '' }
    }
  }

  #close(name: string): void {
    if (this.#gathered?.name === name) this.#take(name, this.#gathered.text)
    if (name === 'Cell') this.#closeCell()
    else if (name === 'Row') this.#sheet?.closeRow()
    else if (name === 'Worksheet') this.#push({})
  }

  #push(share: Pick<NamedSheet, 'share'>): void {
    if (this.#sheet === null) return
    this.sheets.push({ name: this.#name, hidden: this.#hidden, ...this.#sheet.content(), ...share })
    this.#sheet = null
  }

  #take(name: string, text: string): void {
    this.#gathered = null
    if (name === 'Visible') this.#hidden = text.trim() !== 'SheetVisible'
    // An empty element says yes as well.
    else if (name === 'Date1904') this.#readNumber = createNumberReader(text.trim() === '0' ? 1900 : 1904)
    else if (this.#data !== null) this.#data = { ...this.#data, text }
  }

  #closeCell(): void {
    const cell = this.#cell
    if (cell === null) return
    const format = this.#styles.formatOf(cell('StyleID'))
    const value = xmlCell(this.#data, cell('Formula') !== undefined, (number) =>
      this.#readNumber(number, format),
    )
    this.#sheet?.cell(cell, value, format)
    this.#cell = null
  }
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function attributeOf(attributes: Attributes): Attribute {
  return (name) => attributes.get(`ss:${name}`) ?? attributes.get(name)
}
