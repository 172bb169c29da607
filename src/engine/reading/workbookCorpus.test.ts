import { afterEach, describe, expect, it } from 'vitest'
import type { Cells } from '#shared/reading/cell.ts'
import type { Hidden, ReadingChoice, SourceFormat } from '#shared/reading/reading.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { readWorkbook } from '#engine/reading/readWorkbook.ts'
import { detectFormat } from '#engine/reading/detectFormat.ts'
import type { SourceReading } from '#engine/reading/sourceReading.ts'
import { bareXlsOf, xlsOf, type XlsCell } from '#engine/reading/testing/xlsOf.ts'
import { flatOpenDocument, odsOf } from '#engine/reading/testing/odsOf.ts'
import { xlsbOf } from '#engine/reading/testing/xlsbOf.ts'
import { xlsxOf, xlsxParts } from '#engine/reading/testing/xlsxOf.ts'
import { zipOf } from '#engine/reading/testing/zipOf.ts'

interface Read extends SourceReading {
  readonly rows: readonly Cells[]
}

/** Reads a workbook as a whole, whatever faster way there is for its format. */
async function read(file: string, bytes: Uint8Array, choice: ReadingChoice = {}): Promise<Read> {
  const source = memoryBytes(file, bytes)
  const format = await detectFormat(source)
  if (!format.ok) throw new Error(format.error.code)
  if (format.value === 'csv') throw new Error('no workbook')
  const rows: Cells[] = []
  const reading = await readWorkbook(source, format.value, {
    choice,
    onRows: (more) => void rows.push(...more),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })
  return { ...reading, rows }
}

interface Expected {
  readonly file: string
  readonly bytes: Uint8Array
  readonly format: SourceFormat
  /** Every sheet that is offered, a hidden one in brackets; the one that is read is the first without a choice. */
  readonly sheets: readonly string[]
  readonly sheet: string
  /** All rows of that sheet. */
  readonly rows: readonly Cells[]
  /** Where there are several. */
  readonly headingRows?: readonly number[]
  readonly hidden?: Hidden
  readonly currency?: string
}

const notWorkedOut = { error: 'a formula without a stored value' }
const headings = ['Date', 'Description', 'Amount']

/** Cells of a row by hand: texts inline, numbers with the style that they are given. */
function row(
  number: number,
  ...cells: readonly (string | readonly [value: number, style: number])[]
): string {
  const xml = cells.map((cell, column) => {
    const at = `${'ABCDEFGHIJ'[column] ?? ''}${number.toString()}`
    return typeof cell === 'string'
      ? `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`
      : `<c r="${at}" s="${cell[1].toString()}"><v>${cell[0].toString()}</v></c>`
  })
  return `<row r="${number.toString()}">${xml.join('')}</row>`
}

function data(...rows: readonly string[]): string {
  return `<sheetData>${rows.join('')}</sheetData>`
}

/** A cell of OpenDocument: a text, or a value with its kind and what is shown of it. */
function open(kind: string, value: string, shown = value): string {
  const of =
    { date: 'date-value', time: 'time-value', boolean: 'boolean-value', string: 'string-value' }[kind] ??
    'value'
  return `<table:table-cell office:value-type="${kind}" office:${of}="${value}"><text:p>${shown}</text:p></table:table-cell>`
}

function openText(text: string): string {
  return `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`
}

function openMoney(value: string, currency: string): string {
  return `<table:table-cell office:value-type="currency" office:currency="${currency}" office:value="${value}"/>`
}

function openRow(...cells: readonly string[]): string {
  return `<table:table-row>${cells.join('')}</table:table-row>`
}

const statement = data(
  row(1, ...headings),
  row(2, [45717, 1], 'Rent', [-7000, 0]),
  row(3, [45718, 1], 'Sales', [1200.5, 0]),
)
const statementRows = [
  headings,
  [{ date: '2025-03-01' }, 'Rent', -7000],
  [{ date: '2025-03-02' }, 'Sales', 1200.5],
]

function xlsStatement(): XlsCell[] {
  return [
    ...headings.map((value, column) => ({ row: 0, column, value })),
    { row: 1, column: 0, value: 45717, format: 0 },
    { row: 1, column: 1, value: 'Rent' },
    { row: 1, column: 2, value: -7000, format: 1 },
    { row: 2, column: 0, value: 45718, format: 0 },
    { row: 2, column: 1, value: 'Sales' },
    { row: 2, column: 2, value: { formula: 1200.5 } },
  ]
}

const xlsFormats = ['dd/mm/yyyy', '0.00']

function xml2003(sheets: string): Buffer {
  return Buffer.from(`<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="Default"/><Style ss:ID="d"><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style><Style ss:ID="n"><NumberFormat ss:Format="00000"/></Style></Styles>
${sheets}</Workbook>`)
}

const xmlCell = (type: string, value: string, more = ''): string =>
  `<Cell${more}><Data ss:Type="${type}">${value}</Data></Cell>`

const corpus: readonly Expected[] = [
  {
    file: 'dates-by-custom-format-without-time.xlsx',
    bytes: xlsxOf({
      formats: ['[$-1C09]dd\\ mmmm\\ yyyy;@', 'd/m/yy\\ h:mm', 14, 'mmm-yy', '[h]:mm', 'h:mm'],
      sheets: [
        {
          name: 'March',
          xml: data(
            row(1, 'Booked', 'At', 'Valued', 'Month', 'Worked', 'From', 'Amount'),
            // 0.5 is noon, and 1.25 days are 30 hours.
            row(2, [45717, 1], [45717.99, 2], [45718, 3], [45689, 4], [1.25, 5], [0.5, 6], [5, 0]),
          ),
        },
      ],
    }),
    format: 'xlsx',
    sheets: ['March'],
    sheet: 'March',
    rows: [
      ['Booked', 'At', 'Valued', 'Month', 'Worked', 'From', 'Amount'],
      [
        { date: '2025-03-01' },
        { date: '2025-03-01' },
        { date: '2025-03-02' },
        { date: '2025-02-01' },
        '30:00:00',
        '12:00:00',
        5,
      ],
    ],
  },
  {
    file: 'dates-that-never-were.xlsx',
    bytes: xlsxOf({
      formats: ['d/m/yyyy'],
      sheets: [
        {
          name: 'Old',
          xml: data(
            row(1, ...headings),
            ...[59, 60, 61, 0, -3].map((day, at) => row(at + 2, [day, 1], 'x', [1, 0])),
          ),
        },
      ],
    }),
    format: 'xlsx',
    sheets: ['Old'],
    sheet: 'Old',
    rows: [
      headings,
      [{ date: '1900-02-28' }, 'x', 1],
      [60, 'x', 1],
      [{ date: '1900-03-01' }, 'x', 1],
      [0, 'x', 1],
      [-3, 'x', 1],
    ],
  },
  {
    file: 'counted-from-1904.xlsx',
    bytes: xlsxOf({
      since1904: true,
      formats: ['d/m/yyyy'],
      sheets: [{ name: 'Mac', xml: data(row(1, ...headings), row(2, [44255, 1], 'x', [1, 0])) }],
    }),
    format: 'xlsx',
    sheets: ['Mac'],
    sheet: 'Mac',
    // 44,255 days after 1 January 1904: 121 years with 31 leap days are 44,196, and 59 more are 1 March.
    rows: [headings, [{ date: '2025-03-01' }, 'x', 1]],
  },
  {
    file: 'dates-as-iso-text-in-cells-of-dates.xlsx',
    bytes: xlsxOf({
      formats: ['yyyy-mm-dd'],
      sheets: [
        {
          name: 'Strict',
          xml: data(
            row(1, ...headings),
            '<row r="2"><c r="A2" s="1" t="d"><v>2025-03-01</v></c><c r="C2"><v>5</v></c></row>',
            '<row r="3"><c r="A3" s="1" t="d"><v>2025-03-01T23:59:59.999</v></c><c r="C3"><v>6</v></c></row>',
          ),
        },
      ],
    }),
    format: 'xlsx',
    sheets: ['Strict'],
    sheet: 'Strict',
    rows: [headings, [{ date: '2025-03-01' }, '', 5], [{ date: '2025-03-01' }, '', 6]],
  },
  {
    file: 'numbers-as-text-and-long-ids.xlsx',
    bytes: xlsxOf({
      formats: ['00000', '000\\-000', '0'],
      sheets: [
        {
          name: 'Ids',
          xml: data(
            row(1, 'Date', 'Id', 'Branch', 'Long', 'As text', 'Amount'),
            row(
              2,
              '01/03/2025',
              [42, 1],
              [250655, 2],
              [1234567890123456, 3],
              '12345678901234567890',
              '1 200,50',
            ),
          ),
        },
      ],
    }),
    format: 'xlsx',
    sheets: ['Ids'],
    sheet: 'Ids',
    rows: [
      ['Date', 'Id', 'Branch', 'Long', 'As text', 'Amount'],
      ['01/03/2025', '00042', '250-655', '1234567890123456', '12345678901234567890', '1 200,50'],
    ],
  },
  {
    file: 'formulas-without-values.xlsx',
    bytes: xlsxOf({
      sheets: [
        {
          name: 'Written by a program',
          xml: data(
            row(1, ...headings),
            `<row r="2"><c r="A2" t="inlineStr"><is><t>2025-03-01</t></is></c><c r="B2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="C2"><f>1+1</f><v>2</v></c></row>`,
            `<row r="3"><c r="A3" t="inlineStr"><is><t>2025-03-02</t></is></c><c r="B3" t="str"><f>""</f><v></v></c><c r="C3"><f>C2*2</f></c></row>`,
            `<row r="4"><c r="A4" t="inlineStr"><is><t>2025-03-03</t></is></c><c r="C4"><f>C3*2</f><v></v></c></row>`,
            `<row r="5"><c r="C5"><f>0</f><v>0</v></c></row>`,
          ),
        },
      ],
    }),
    format: 'xlsx',
    sheets: ['Written by a program'],
    sheet: 'Written by a program',
    rows: [
      headings,
      ['2025-03-01', 'ab', 2],
      ['2025-03-02', '', notWorkedOut],
      ['2025-03-03', '', notWorkedOut],
      ['', '', 0],
    ],
  },
  {
    file: 'error-cells.xlsx',
    bytes: xlsxOf({
      sheets: [
        {
          name: 'S',
          xml: data(
            row(1, ...headings),
            '<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
            '<row r="3"><c r="A3"><v>no number</v></c><c r="C3"><v>1e999</v></c></row>',
          ),
        },
      ],
    }),
    format: 'xlsx',
    sheets: ['S'],
    sheet: 'S',
    rows: [
      headings,
      [{ error: '#REF!' }, { error: '#N/A' }, { error: '#DIV/0!' }],
      [{ error: 'a number that cannot be read' }, '', { error: 'a number that cannot be read' }],
    ],
  },
  {
    file: 'shared-rich-and-phonetic-texts.xlsx',
    bytes: xlsxOf({
      strings:
        '<si><t>Plain &amp; simple</t></si><si><r><t>Rich</t></r><r><rPr><b/></rPr><t xml:space="preserve"> text</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t xml:space="preserve">  two\nlines </t></si>',
      sheets: [
        {
          name: 'S',
          xml: data(
            '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="inlineStr"><is><r><t>In</t></r><r><t>line</t></r></is></c><c r="F1" t="b"><v>1</v></c></row>',
          ),
        },
      ],
    }),
    format: 'xlsx',
    sheets: ['S'],
    sheet: 'S',
    rows: [['Plain & simple', 'Rich text', '東京', 'two\nlines', 'Inline', 'TRUE']],
  },
  {
    file: 'sheets-hidden-very-hidden-and-a-chart.xlsx',
    bytes: xlsxOf({
      formats: ['yyyy-mm-dd'],
      sheets: [
        { name: 'Hidden', state: 'hidden', xml: statement },
        { name: 'Very hidden', state: 'veryHidden', xml: statement },
        {
          name: 'Chart',
          kind: 'chartsheet',
          xml: '<sheetViews><sheetView workbookViewId="0"/></sheetViews>',
        },
        { name: 'Cover', xml: data(row(1, 'For our accountant'), row(2, 'With thanks')) },
        { name: 'March', xml: statement },
      ],
    }),
    format: 'xlsx',
    sheets: ['(Hidden)', '(Very hidden)', 'Cover', 'March'],
    sheet: 'March',
    rows: statementRows,
  },
  {
    file: 'rows-filtered-and-columns-hidden.xlsx',
    bytes: xlsxOf({
      formats: ['yyyy-mm-dd'],
      sheets: [
        {
          name: 'March',
          // Columns B and everything from D on, which nobody ever used, are hidden, and so is row 3.
          xml: `<cols><col min="2" max="2" width="0" hidden="1"/><col min="4" max="16384" hidden="1"/></cols>${statement.replace('<row r="3">', '<row r="3" hidden="1">')}`,
        },
      ],
    }),
    format: 'xlsx',
    sheets: ['March'],
    sheet: 'March',
    rows: statementRows,
    hidden: { rows: [3], rowCount: 1, columns: [1], columnCount: 1 },
  },
  {
    file: 'heading-merged-over-two-columns.xlsx',
    bytes: xlsxOf({
      sheets: [
        {
          name: 'S',
          xml: `${data(row(1, 'March 2025'), row(2, ...headings))}<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>`,
        },
      ],
    }),
    format: 'xlsx',
    sheets: ['S'],
    sheet: 'S',
    rows: [['March 2025'], headings],
  },
  {
    file: 'amount-merged-over-debit-and-credit-the-others-over-two-rows.xlsx',
    bytes: xlsxOf({
      formats: ['yyyy-mm-dd'],
      sheets: [
        {
          name: 'S',
          xml: `${data(
            row(1, 'Date', 'Description', 'Amount', '', 'Balance'),
            row(2, '', '', 'Debit', 'Credit'),
            row(3, [45717, 1], 'Rent', [7000, 0], '', [-7000, 0]),
            row(4, [45718, 1], 'Sales', '', [1200.5, 0], [-5799.5, 0]),
          )}<mergeCells count="4"><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="C1:D1"/><mergeCell ref="E1:E2"/></mergeCells>`,
        },
      ],
    }),
    format: 'xlsx',
    sheets: ['S'],
    sheet: 'S',
    rows: [
      ['Date', 'Description', 'Amount', '', 'Balance'],
      ['', '', 'Debit', 'Credit'],
      [{ date: '2025-03-01' }, 'Rent', 7000, '', -7000],
      [{ date: '2025-03-02' }, 'Sales', '', 1200.5, -5799.5],
    ],
    headingRows: [1, 2],
  },
  {
    file: 'one-currency-by-number-format.xlsx',
    bytes: xlsxOf({
      formats: ['[$€-407]\\ #,##0.00', '0%'],
      sheets: [
        {
          name: 'S',
          xml: data(row(1, 'Date', 'Amount', 'Rate'), row(2, '2025-03-01', [12.5, 1], [0.15, 2])),
        },
      ],
    }),
    format: 'xlsx',
    sheets: ['S'],
    sheet: 'S',
    rows: [
      ['Date', 'Amount', 'Rate'],
      ['2025-03-01', 12.5, 0.15],
    ],
    currency: 'EUR',
  },
  {
    file: 'two-currencies-by-number-format.xlsx',
    bytes: xlsxOf({
      formats: ['"R"\\ #,##0.00', '[$USD]\\ #,##0.00'],
      sheets: [
        {
          name: 'S',
          xml: data(
            row(1, 'Date', 'Amount'),
            row(2, '2025-03-01', [-12.5, 1]),
            row(3, '2025-03-02', [12.5, 2]),
            row(4, '2025-03-03', [7, 0]),
          ),
        },
      ],
    }),
    format: 'xlsx',
    sheets: ['S'],
    sheet: 'S',
    rows: [
      ['Date', 'Amount'],
      ['2025-03-01', 'ZAR -12.5'],
      ['2025-03-02', 'USD 12.5'],
      ['2025-03-03', 7],
    ],
  },
  {
    file: 'packed-with-zip64.xlsx',
    bytes: xlsxOf({
      formats: ['yyyy-mm-dd'],
      sheets: [{ name: 'March', xml: statement }],
      zip: { zip64: true },
    }),
    format: 'xlsx',
    sheets: ['March'],
    sheet: 'March',
    rows: statementRows,
  },
  {
    file: 'with-macros-and-65000-styles.xlsm',
    bytes: xlsxOf({
      formats: ['yyyy-mm-dd', ...Array.from({ length: 65_000 }, () => 4)],
      sheets: [{ name: 'March', xml: statement }],
      more: { 'xl/vbaProject.bin': 'macros that nobody reads' },
    }),
    format: 'xlsm',
    sheets: ['March'],
    sheet: 'March',
    rows: statementRows,
  },
  {
    file: 'binary-with-formula-and-hidden-sheet-row-and-column.xlsb',
    bytes: xlsbOf(
      [
        {
          name: 'Secret',
          state: 2,
          rows: [
            ['Date', 'Amount'],
            ['2025-03-01', { value: 1 }],
          ],
        },
        {
          name: 'March',
          hiddenRow: 2,
          hiddenColumn: 1,
          rows: [
            headings,
            [{ value: 45717.5, format: 0 }, 'Rent', { value: -7000 }],
            [{ value: 45718, format: 0 }, 'Zoë', { value: 1200.5, formula: true }],
            [{ error: 0x17 }, '', { value: 42, format: 1 }],
          ],
        },
      ],
      ['dd/mm/yyyy', '00000'],
    ),
    format: 'xlsb',
    sheets: ['(Secret)', 'March'],
    sheet: 'March',
    rows: [
      headings,
      [{ date: '2025-03-01' }, 'Rent', -7000],
      [{ date: '2025-03-02' }, 'Zoë', 1200.5],
      [{ error: '#REF!' }, '', '00042'],
    ],
    hidden: { rows: [3], rowCount: 1, columns: [1], columnCount: 1 },
  },
  {
    file: 'counted-from-1904.xlsb',
    bytes: xlsbOf(
      [
        {
          name: 'Mac',
          rows: [
            ['Date', 'Amount'],
            [{ value: 44255, format: 0 }, { value: 5 }],
          ],
        },
      ],
      ['dd/mm/yyyy'],
      true,
    ),
    format: 'xlsb',
    sheets: ['Mac'],
    sheet: 'Mac',
    rows: [
      ['Date', 'Amount'],
      [{ date: '2025-03-01' }, 5],
    ],
  },
  {
    file: 'excel-97-with-hidden-row-and-column.xls',
    bytes: xlsOf({
      formats: xlsFormats,
      sheets: [
        { name: 'Lists', state: 1, cells: [{ row: 0, column: 0, value: 'x' }] },
        { name: 'März', cells: xlsStatement(), hiddenRow: 2, hiddenColumn: 1 },
      ],
    }),
    format: 'xls',
    sheets: ['(Lists)', 'März'],
    sheet: 'März',
    rows: statementRows,
    hidden: { rows: [3], rowCount: 1, columns: [1], columnCount: 1 },
  },
  {
    file: 'excel-97-counted-from-1904.xls',
    bytes: xlsOf({
      since1904: true,
      formats: xlsFormats,
      sheets: [
        {
          name: 'S',
          cells: [
            { row: 0, column: 0, value: 44255, format: 0 },
            { row: 0, column: 1, value: { error: 0x2a } },
          ],
        },
      ],
    }),
    format: 'xls',
    sheets: ['S'],
    sheet: 'S',
    rows: [[{ date: '2025-03-01' }, { error: '#N/A' }]],
  },
  {
    file: 'excel-95.xls',
    bytes: xlsOf({ formats: xlsFormats, sheets: [{ name: 'März', cells: xlsStatement() }] }, 5),
    format: 'xls',
    sheets: ['März'],
    sheet: 'März',
    rows: statementRows,
  },
  ...([4, 3, 2] as const).map((biff) => ({
    file: `excel-${biff.toString()}.xls`,
    bytes: bareXlsOf({ formats: xlsFormats, sheets: [{ name: '', cells: xlsStatement() }] }, biff),
    format: 'xls' as const,
    sheets: ['Sheet1'],
    sheet: 'Sheet1',
    rows: statementRows,
  })),
  {
    file: 'open-document-by-kinds-of-values.ods',
    bytes: odsOf({
      sheets: `<table:table table:name="März">${openRow(...headings.map(openText))}${openRow(open('date', '2025-03-01', '1. März'), openText('Rent &amp; more'), open('float', '-7000', '-7.000,00'))}${openRow(open('date', '2025-03-02T23:30:00'), openText('two<text:s text:c="2"/>spaces<text:line-break/>and <text:span>a line</text:span>'), open('percentage', '0.15', '15 %'))}${openRow(open('time', 'PT26H30M00S', '26:30'), open('boolean', 'true', 'WAHR'), open('float', '42', '00042'))}${openRow(open('float', '12345678901234567890'))}</table:table>`,
    }),
    format: 'ods',
    sheets: ['März'],
    sheet: 'März',
    rows: [
      headings,
      [{ date: '2025-03-01' }, 'Rent & more', -7000],
      [{ date: '2025-03-02' }, 'two  spaces\nand a line', 0.15],
      ['26:30:00', 'TRUE', '00042'],
      ['12345678901234567890'],
    ],
  },
  {
    file: 'open-document-hidden-sheets-rows-and-columns.ods',
    bytes: odsOf({
      styles:
        '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>',
      sheets: `<table:table table:name="Old" table:style-name="ta2">${openRow(openText('Date'), openText('Amount'))}${openRow(open('date', '2024-03-01'), open('float', '1'))}${openRow(open('date', '2024-03-02'), open('float', '2'))}</table:table><table:table table:name="March" table:style-name="ta1"><table:table-column table:number-columns-repeated="1"/><table:table-column table:visibility="collapse" table:number-columns-repeated="16383"/>${openRow(openText('Date'), openText('Amount'))}<table:table-row table:visibility="filter">${open('date', '2025-03-01')}${open('currency', '5', 'R 5,00').replace('office:value=', 'office:currency="ZAR" office:value=')}</table:table-row><table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`,
    }),
    format: 'ods',
    sheets: ['(Old)', 'March'],
    sheet: 'March',
    rows: [
      ['Date', 'Amount'],
      [{ date: '2025-03-01' }, 5],
    ],
    hidden: { rows: [2], rowCount: 1, columns: [1], columnCount: 1 },
    currency: 'ZAR',
  },
  {
    file: 'open-document-repeats-notes-and-formulas.ods',
    bytes: odsOf({
      sheets: `<table:table table:name="S">${openRow('<table:table-cell office:value-type="string" table:number-columns-spanned="2"><office:annotation><dc:creator>Ann</dc:creator><text:p>a note</text:p></office:annotation><text:p>Merged</text:p></table:table-cell><table:covered-table-cell><text:p>under it</text:p></table:covered-table-cell>', openText('C'))}<table:table-row table:number-rows-repeated="2"><table:table-cell/><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell></table:table-row>${openRow('<table:table-cell table:formula="of:=[.A1]"/>', '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>', '<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>Err:502</text:p></table:table-cell>')}</table:table>`,
    }),
    format: 'ods',
    sheets: ['S'],
    sheet: 'S',
    rows: [
      ['Merged', '', 'C'],
      ['', 7, 7],
      ['', 7, 7],
      [notWorkedOut, { error: '#DIV/0!' }, { error: 'Err:502' }],
    ],
  },
  {
    file: 'open-document-with-dates-as-numbers.fods',
    bytes: Buffer.from(
      flatOpenDocument({
        styles:
          '<number:date-style style:name="N1"><number:year/></number:date-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>',
        sheets: `<table:table table:name="S">${openRow(openText('Date'), openText('Amount'))}${openRow(open('float', '45717').replace('<table:table-cell', '<table:table-cell table:style-name="ce1"'), open('float', '5'))}</table:table>`,
      }),
    ),
    format: 'ods',
    sheets: ['S'],
    sheet: 'S',
    rows: [
      ['Date', 'Amount'],
      [{ date: '2025-03-01' }, 5],
    ],
  },
  {
    file: 'open-document-of-two-currencies.ods',
    bytes: odsOf({
      sheets: `<table:table table:name="S">${openRow(openText('Date'), openText('Amount'))}${openRow(open('date', '2025-03-01'), openMoney('5.5', 'ZAR'))}${openRow(open('date', '2025-03-02'), openMoney('-6', 'USD'))}</table:table>`,
    }),
    format: 'ods',
    sheets: ['S'],
    sheet: 'S',
    rows: [
      ['Date', 'Amount'],
      [{ date: '2025-03-01' }, 'ZAR 5.5'],
      [{ date: '2025-03-02' }, 'USD -6'],
    ],
  },
  {
    file: 'spreadsheetml-of-2003-since-1904-with-notes-and-times.xml',
    bytes: xml2003(
      `<ExcelWorkbook xmlns="urn:schemas-microsoft-com:office:excel"><Date1904/></ExcelWorkbook><Worksheet ss:Name="S"><Table><Column ss:Span="1"/><Column ss:Index="3" ss:Hidden="1" ss:Span="4000000000"/><Row ss:Index="2">${xmlCell('String', 'Date')}${xmlCell('String', 'Time', ' ss:MergeAcross="1"')}${xmlCell('String', 'Amount')}</Row><Row ss:Span="1"/><Row>${xmlCell('Number', '44255', ' ss:StyleID="d"')}<Cell><Data ss:Type="DateTime">1899-12-31T18:30:00.000</Data><Comment><ss:Data><B>Ann:</B> a note</ss:Data></Comment></Cell><Cell ss:Index="4"><ss:Data ss:Type="String"><B>12</B>,50</ss:Data></Cell>${xmlCell('Number', '', ' ss:Formula="=1+1"')}${xmlCell('String', '', ' ss:Formula="=A1"')}${xmlCell('Boolean', '1')}</Row></Table></Worksheet>`,
    ),
    format: 'xml2003',
    sheets: ['S'],
    sheet: 'S',
    rows: [
      [],
      ['Date', 'Time', '', 'Amount'],
      [],
      [],
      [{ date: '2025-03-01' }, '18:30:00', '', '12,50', notWorkedOut, '', 'TRUE'],
    ],
    hidden: { rows: [], rowCount: 0, columns: [2, 3, 4, 5, 6], columnCount: 5 },
  },
  {
    file: 'spreadsheetml-of-2003-saved-as.xls',
    bytes: xml2003(
      `<Worksheet ss:Name="Lists"><Table><Row>${xmlCell('String', 'x')}</Row></Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet><Worksheet ss:Name="March"><Table><Row>${headings.map((heading) => xmlCell('String', heading)).join('')}</Row><Row ss:Hidden="1">${xmlCell('DateTime', '2025-03-01T00:00:00.000', ' ss:StyleID="d"')}${xmlCell('String', 'Rent &amp; more')}${xmlCell('Number', '-7000')}</Row><Row ss:Index="4">${xmlCell('String', '00042')}${xmlCell('Number', '42', ' ss:StyleID="n"')}${xmlCell('Error', '#N/A')}</Row><Row>${xmlCell('Number', '2', ' ss:Formula="=1+1"')}<Cell ss:Formula="=1+1"/></Row></Table></Worksheet>`,
    ),
    format: 'xml2003',
    sheets: ['(Lists)', 'March'],
    sheet: 'March',
    rows: [
      headings,
      [{ date: '2025-03-01' }, 'Rent & more', -7000],
      [],
      ['00042', '00042', { error: '#N/A' }],
      [2, notWorkedOut],
    ],
    hidden: { rows: [2], rowCount: 1, columns: [], columnCount: 0 },
  },
  {
    file: 'web-page-with-two-tables-saved-as.xls',
    bytes: Buffer.from(
      '<html><head><meta charset="iso-8859-2"></head><body><table><tr><td>Logo</td></tr></table><table><tr><th>Date</th><th>Description</th><th>Amount</th></tr><tr><td>01/03/2025</td><td>Łódź &amp; Co<br>Bar</td><td>=1+1</td></tr><tr><td>02/03/2025</td><td>00042</td><td>1.5</td></tr></table></body></html>',
      'utf8',
    ),
    format: 'html',
    sheets: ['Sheet1'],
    sheet: 'Sheet1',
    rows: [['Logo'], [], headings, ['01/03/2025', 'Łódź & Co\nBar', '=1+1'], ['02/03/2025', '00042', '1.5']],
  },
]

describe('a workbook that people really bring', () => {
  it.each(corpus)('$file is read as it was meant', async ({ file, bytes, ...expected }) => {
    const { format, sheets, reading, rows } = await read(file, bytes)
    expect({
      format,
      sheets: sheets.map(({ name, hidden }) => (hidden ? `(${name})` : name)),
      sheet: reading.sheet,
      rows,
      ...(reading.headingRows.length > 1 && { headingRows: reading.headingRows }),
      ...(reading.hidden !== undefined && { hidden: reading.hidden }),
      ...(reading.facts.currency !== undefined && { currency: reading.facts.currency }),
    }).toEqual(expected)
  })
})

it('parts of a workbook that are not read do not matter to it', async () => {
  const parts = Object.entries(
    xlsxParts({ formats: ['yyyy-mm-dd'], sheets: [{ name: 'March', xml: statement }] }),
  )
  const bytes = zipOf([...parts, ['xl/media/image1.png', 'damaged']], {
    lies: { 'xl/media/image1.png': { checksum: 1 } },
  })
  expect((await read('picture.xlsx', bytes)).rows).toEqual(statementRows)
})

describe('where the machine stands', () => {
  const here = process.env['TZ']
  afterEach(() => {
    if (here === undefined) delete process.env['TZ']
    else process.env['TZ'] = here
  })

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York'])(
    '(%s) is nothing to the days of a workbook',
    async (zone) => {
      process.env['TZ'] = zone
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
      for (const { file, bytes, rows } of corpus) expect((await read(file, bytes)).rows).toEqual(rows)
    },
  )
})
