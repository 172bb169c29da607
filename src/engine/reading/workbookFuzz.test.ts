import { describe, expect, it } from 'vitest'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { readSource } from '#engine/reading/readSource.ts'
import { flatOpenDocument, openContent } from '#engine/reading/testing/odsOf.ts'
import { bareXlsOf, xlsOf } from '#engine/reading/testing/xlsOf.ts'
import { xlsbOf } from '#engine/reading/testing/xlsbOf.ts'
import { randomFrom, spoil } from '#engine/reading/testing/spoil.ts'
import { xlsxParts } from '#engine/reading/testing/xlsxOf.ts'
import { zipOf } from '#engine/reading/testing/zipOf.ts'

const SEED = 20250301
const ROUNDS = 60

const numbers = Array.from({ length: 20 }, (_, row) => ({ row, column: 0, value: 45717 + row, format: 0 }))
const texts = numbers.map(({ row }) => ({ row, column: 1, value: `Rent ${row.toString()}` }))
const cells = [...numbers, ...texts]
const xlsx = xlsxParts({
  formats: ['yyyy-mm-dd'],
  strings: '<si><t>Date</t></si><si><r><t>Am</t></r><r><t>ount</t></r></si>',
  sheets: [
    {
      name: 'March',
      xml: `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>${numbers.map(({ row, value }) => `<row r="${(row + 2).toString()}"><c r="A${(row + 2).toString()}" s="1"><v>${value.toString()}</v></c><c r="B${(row + 2).toString()}"><f>A1</f><v>-5.5</v></c></row>`).join('')}</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>`,
    },
  ],
})
const openBook = {
  styles:
    '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>',
  sheets: `<table:table table:name="March" table:style-name="ta1"><table:table-row><table:table-cell office:value-type="string"><text:p>Date</text:p></table:table-cell></table:table-row>${numbers.map(() => '<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="date" office:date-value="2025-03-01"/><table:table-cell office:value-type="float" office:value="5"/></table:table-row>').join('')}</table:table>`,
}
const mimetype = 'application/vnd.oasis.opendocument.spreadsheet'
const xml2003 = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="March"><Table>${numbers.map(({ row }) => `<Row ss:Index="${(row + 1).toString()}"><Cell><Data ss:Type="DateTime">2025-03-01T00:00:00.000</Data></Cell><Cell ss:MergeAcross="1"><Data ss:Type="Number">5</Data></Cell></Row>`).join('')}</Table></Worksheet></Workbook>`
const html = `<html><body><table>${numbers.map(() => '<tr><td colspan="2">01/03/2025</td><td rowspan=2>5&nbsp;000</td></tr>').join('')}</table></body></html>`

/** An archive packed anew around one spoiled part, so that its checksums hold and the damage reaches the reader. */
function packed(parts: Record<string, string>, part: string): (random: () => number) => Buffer {
  return (random) => zipOf({ ...parts, [part]: spoil(Buffer.from(parts[part] ?? ''), random) })
}

const books: readonly { file: string; spoil: (random: () => number) => Buffer }[] = [
  ...Object.entries({
    'packed.xlsx': zipOf(xlsx),
    'packed.xlsb': xlsbOf(
      [{ name: 'March', rows: cells.map(({ value }) => [String(value), { value: 5, format: 0 }]) }],
      ['yyyy'],
    ),
    'excel-97.xls': xlsOf({ formats: ['yyyy-mm-dd'], sheets: [{ name: 'March', cells }] }),
    'excel-95.xls': xlsOf({ formats: ['yyyy-mm-dd'], sheets: [{ name: 'March', cells }] }, 5),
    'excel-4.xls': bareXlsOf({ sheets: [{ name: 'March', cells }] }, 4),
    'excel-2.xls': bareXlsOf({ sheets: [{ name: 'March', cells }] }, 2),
    'packed.ods': zipOf({ mimetype, 'content.xml': openContent(openBook) }),
    'flat.fods': Buffer.from(flatOpenDocument(openBook)),
    'xml-2003.xls': Buffer.from(xml2003),
    'web-page.xls': Buffer.from(html),
  }).map(([file, bytes]) => ({ file, spoil: (random: () => number) => spoil(bytes, random) })),
  ...[
    'xl/worksheets/sheet1.xml',
    'xl/workbook.xml',
    'xl/styles.xml',
    'xl/sharedStrings.xml',
    '[Content_Types].xml',
    'xl/_rels/workbook.xml.rels',
  ].map((part) => ({
    file: `${part} of an xlsx`,
    spoil: packed(xlsx, part),
  })),
  {
    file: 'content.xml of an ods',
    spoil: packed({ mimetype, 'content.xml': openContent(openBook) }, 'content.xml'),
  },
]

describe(`of ${ROUNDS.toString()} spoiled copies from seed ${SEED.toString()}`, () => {
  it.each(books)('every one of $file is read, or refused for a reason', async ({ spoil }) => {
    const random = randomFrom(SEED)
    const outcomes = new Set<string>()
    for (let round = 0; round < ROUNDS; round++) {
      const result = await readSource(memoryBytes('march.dat', spoil(random)), {
        choice: {},
        onRows: (rows) => void JSON.stringify(rows),
        onProgress: () => undefined,
        signal: new AbortController().signal,
      })
      outcomes.add(result.ok ? 'read' : result.error.code)
    }
    expect(['read', 'file.empty', 'file.notATable', 'file.password', 'file.broken', 'file.tooLarge']).toEqual(
      expect.arrayContaining([...outcomes]),
    )
  })
})
