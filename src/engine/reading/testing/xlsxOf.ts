import { zipOf, type ZipOddities } from '#engine/reading/testing/zipOf.ts'

/** A sheet of a test's workbook: what stands inside its `worksheet` element, or inside `chartsheet`. */
export interface XlsxSheet {
  readonly name: string
  readonly xml: string
  readonly state?: 'hidden' | 'veryHidden'
  readonly kind?: 'worksheet' | 'chartsheet'
}

/** What a test writes of an XLSX workbook by hand. */
export interface XlsxBook {
  readonly sheets: readonly XlsxSheet[]
  /** What stands inside the `sst` element: `<si><t>…</t></si>` and so on. */
  readonly strings?: string
  /** Format codes, or numbers of built-in ones: a cell with `s="1"` has the first of them, `s="0"` is General. */
  readonly formats?: readonly (string | number)[]
  readonly since1904?: boolean
  readonly more?: Readonly<Record<string, string>>
  readonly zip?: ZipOddities
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** An XLSX workbook out of hand-written XML, so that no reader is tested by its own writer. */
export function xlsxOf(book: XlsxBook): Buffer {
  return zipOf(xlsxParts(book), book.zip)
}

/** The parts of an XLSX workbook by their names. */
export function xlsxParts({
  sheets,
  strings,
  formats = [],
  since1904 = false,
  more = {},
}: XlsxBook): Record<string, string> {
  const at = (index: number): string =>
    `${sheets[index]?.kind ?? 'worksheet'}s/sheet${(index + 1).toString()}.xml`
  return {
    '[Content_Types].xml': contentTypes(sheets.map((_, index) => `/xl/${at(index)}`)),
    '_rels/.rels': `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': workbook(sheets, since1904),
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packageRelations}">${sheets
      .map(
        ({ kind = 'worksheet' }, index) =>
          `<Relationship Id="rId${(index + 1).toString()}" Type="${relations}/${kind}" Target="${at(index)}"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rIdS" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rIdF" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles(formats),
    ...(strings === undefined
      ? {}
      : { 'xl/sharedStrings.xml': `${head}<sst xmlns="${main}">${strings}</sst>` }),
    ...Object.fromEntries(
      sheets.map(({ xml, kind = 'worksheet' }, index) => [
        `xl/${at(index)}`,
        `${head}<${kind} xmlns="${main}" xmlns:r="${relations}">${xml}</${kind}>`,
      ]),
    ),
    ...more,
  }
}

function contentTypes(paths: readonly string[]): string {
  const sheets = paths.map(
    (path) =>
      `<Override PartName="${path}" ContentType="${types}.${path.includes('chart') ? 'chartsheet' : 'worksheet'}+xml"/>`,
  )
  return `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/>${sheets.join('')}</Types>`
}

function workbook(sheets: readonly XlsxSheet[], since1904: boolean): string {
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${(index + 1).toString()}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${(index + 1).toString()}"/>`,
  )
  return `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${since1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`
}

function styles(formats: readonly (string | number)[]): string {
  const codes = formats.map((format, index) => ({
    format,
    id: typeof format === 'number' ? format : 164 + index,
  }))
  const own = codes.flatMap(({ format, id }) =>
    typeof format === 'string'
      ? [`<numFmt numFmtId="${id.toString()}" formatCode="${escaped(format)}"/>`]
      : [],
  )
  const cells = [{ id: 0 }, ...codes].map(
    ({ id }) =>
      `<xf numFmtId="${id.toString()}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  )
  return `${head}<styleSheet xmlns="${main}"><numFmts count="${own.length.toString()}">${own.join('')}</numFmts><fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="${cells.length.toString()}">${cells.join('')}</cellXfs></styleSheet>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
