import { workbookStream } from '#engine/reading/compoundFile.ts'
import { flatOpenDocument, openContent } from '#engine/reading/testing/odsOf.ts'
import { randomFrom } from '#engine/reading/testing/randomFrom.ts'
import { anywhere, spoil, type Spoilable } from '#engine/reading/testing/spoil.ts'
import { bareXlsOf, compoundFileOf, xlsOf, type XlsBook } from '#engine/reading/testing/xlsOf.ts'
import { xlsbParts } from '#engine/reading/testing/xlsbOf.ts'
import { xlsxParts } from '#engine/reading/testing/xlsxOf.ts'
import { zipOf } from '#engine/reading/testing/zipOf.ts'
import { generatedBook } from '#engine/reading/xlsx/testing/generatedBook.ts'

type WorkbookKind = 'xlsx' | 'xlsb' | 'xls' | 'ods' | 'fods' | 'xml2003' | 'html'

/**
 * Workbooks of each format: spoiled anywhere; part by part, packed anew so that the checksums hold and the damage reaches the
 * reader; and so large by something that is passed over that their beginning is looked at first.
 */
export const spoilableWorkbooks: Readonly<Record<WorkbookKind, () => Spoilable[]>> = {
  xlsx: () => [
    ...packed('xlsx', xlsx),
    anywhere('many-kinds.xlsx', generatedBook(sixtyRows, 5)),
    // SheetJS shares no texts unless it is told to.
    anywhere('own-texts.xlsx', generatedBook({ ...sixtyRows, sharesTexts: false }, 6)),
  ],
  xlsb: () => packed('xlsb', xlsb),
  xls: () => [
    ...inCompound('excel-97.xls', xlsOf(book), 'Workbook'),
    ...inCompound('excel-95.xls', xlsOf(book, 5), 'Book'),
    ...([4, 3, 2] as const).flatMap((biff) => enlarged(`excel-${biff}.xls`, bareXlsOf(book, biff), picture)),
  ],
  ods: () => packed('ods', { mimetype, 'content.xml': openContent(openBook) }),
  fods: () => enlarged('flat.fods', Buffer.from(flatOpenDocument(openBook)), comment),
  xml2003: () => enlarged('xml-2003.xls', Buffer.from(xml2003), comment),
  html: () => enlarged('web-page.xls', Buffer.from(html), comment),
}

type Parts = Readonly<Record<string, string | Uint8Array>>

function packed(kind: WorkbookKind, parts: Parts): Spoilable[] {
  const withPart = (part: string, more: Parts): Spoilable['spoiled'] => {
    return (random) => zipOf({ ...parts, ...more, [part]: spoil(Buffer.from(parts[part] ?? ''), random) })
  }
  const names = Object.keys(parts)
  return [
    anywhere(`packed.${kind}`, zipOf(parts)),
    ...names.map((part) => ({ file: `${part} of a ${kind}`, spoiled: withPart(part, {}) })),
    ...names
      .filter((part) => /sheet1|content\.xml/.test(part))
      .map((part) => ({
        file: `${part} of a large ${kind}`,
        spoiled: withPart(part, { 'media/picture.png': picture }),
      })),
  ]
}

function inCompound(file: string, whole: Buffer, stream: string): Spoilable[] {
  const records = Buffer.from(workbookStream(whole))
  const within = (more: Readonly<Record<string, Buffer>>): Spoilable['spoiled'] => {
    return (random) => compoundFileOf({ [stream]: spoil(records, random), ...more })
  }
  return [
    anywhere(file, whole),
    { file: `records-of-${file}`, spoiled: within({}) },
    { file: `large-${file}`, spoiled: within({ Pictures: picture }) },
  ]
}

function enlarged(file: string, bytes: Buffer, behind: Buffer): Spoilable[] {
  return [
    anywhere(file, bytes),
    { file: `large-${file}`, spoiled: (random) => Buffer.concat([spoil(bytes, random), behind]) },
  ]
}

const LARGE = 600_000
const picture = Buffer.from(Uint8Array.from({ length: LARGE }, byteOf(randomFrom(1))))
const comment = Buffer.from(`<!--${'-x'.repeat(LARGE / 2)}-->`)

function byteOf(random: () => number): () => number {
  return () => Math.floor(random() * 256)
}

const sixtyRows = { rows: 60, columns: 12, sharesTexts: true, since1904: false }
const numbers = Array.from({ length: 20 }, (_, row) => ({ row, column: 0, value: 45717 + row, format: 0 }))
const texts = numbers.map(({ row }) => ({ row, column: 1, value: `Rent ${row.toString()}` }))

const xlsx = xlsxParts({
  formats: ['yyyy-mm-dd'],
  strings: '<si><t>Caf\u00e9 &amp; Co</t></si><si><r><t>Am</t></r><r><t>ount</t></r></si>',
  sheets: [
    {
      name: 'March',
      xml: `<cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>a</t></r></is></c></row>${numbers.map(({ row, value }) => `<row r="${(row + 2).toString()}"><c r="A${(row + 2).toString()}" s="1"><v>${value.toString()}</v></c><c r="B${(row + 2).toString()}"><f>A1</f><v>-5.5</v></c></row>`).join('')}</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>`,
    },
    { name: 'Notes', xml: '<sheetData/>', state: 'hidden' },
  ],
})

const xlsb = xlsbParts(
  [
    {
      name: 'March',
      rows: numbers.map(({ value, row }) => [
        { value, format: 0 },
        `Rent ${row.toString()}`,
        { value: -5.5, formula: true },
        { error: 7 },
      ]),
      hiddenRow: 3,
    },
  ],
  ['yyyy-mm-dd'],
)

const book: XlsBook = {
  formats: ['yyyy-mm-dd'],
  sheets: [
    {
      name: 'March',
      cells: [
        ...numbers,
        ...texts,
        { row: 21, column: 0, value: { error: 7 } },
        { row: 21, column: 1, value: { formula: -5.5 } },
      ],
      hiddenRow: 3,
      hiddenColumn: 1,
    },
  ],
}

const mimetype = 'application/vnd.oasis.opendocument.spreadsheet'
const openBook = {
  styles:
    '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>',
  sheets: `<table:table table:name="March" table:style-name="ta1"><table:table-row><table:table-cell office:value-type="string"><text:p>Date</text:p></table:table-cell></table:table-row>${numbers.map(() => '<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="date" office:date-value="2025-03-01"/><table:table-cell office:value-type="float" office:value="5"/></table:table-row>').join('')}</table:table>`,
}

const xml2003 = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="March"><Table>${numbers.map(({ row }) => `<Row ss:Index="${(row + 1).toString()}"><Cell><Data ss:Type="DateTime">2025-03-01T00:00:00.000</Data></Cell><Cell ss:MergeAcross="1"><Data ss:Type="Number">5</Data></Cell></Row>`).join('')}</Table></Worksheet></Workbook>`

const html = `<html><body><table>${numbers.map(() => '<tr><td colspan="2">01/03/2025</td><td rowspan=2>5&nbsp;000</td></tr>').join('')}</table></body></html>`
