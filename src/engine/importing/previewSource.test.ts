import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { firstLookSchema, type FirstLook } from '#shared/imports/firstLook.ts'
import { previewSource } from '#engine/importing/previewSource.ts'
import { createInProcessImporter } from '#engine/importing/inProcessImporter.ts'
import { testNow, valueOf } from '#engine/importing/testing/testImporter.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { readSource } from '#engine/reading/readSource.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import { encodeAs } from '#engine/reading/testing/encodeAs.ts'
import { randomFrom } from '#engine/reading/testing/randomFrom.ts'
import { expectOfFile } from '#engine/reading/testing/readOutcome.ts'
import { anywhere } from '#engine/reading/testing/spoil.ts'
import { spoilable, spoiledFormats } from '#engine/reading/testing/spoilable.ts'
import { lengthened, textsOfCorpus } from '#engine/reading/testing/spoilableTexts.ts'
import { flatOpenDocument, odsOf } from '#engine/reading/testing/odsOf.ts'
import { xlsbOf, type XlsbSheet } from '#engine/reading/testing/xlsbOf.ts'
import { xlsOf, type XlsCell } from '#engine/reading/testing/xlsOf.ts'
import { xlsxOf } from '#engine/reading/testing/xlsxOf.ts'

const corpus = new URL('../reading/testdata/', import.meta.url)
const files = readdirSync(corpus)

function preview(bytes: SourceBytes) {
  return previewSource(bytes, new AbortController().signal)
}

async function lookAt(name: string, bytes: Uint8Array): Promise<FirstLook> {
  const look = valueOf(await preview(memoryBytes(name, bytes)))
  if (look === null) throw new Error(`Nothing was seen of ${name}`)
  return firstLookSchema.parse(look)
}

describe('a first look at a short source', () => {
  it.each(files)('shows of %s what the whole reading does', async (file) => {
    const bytes = readFileSync(new URL(file, corpus))
    const seen = await preview(memoryBytes(file, bytes))
    const { client, close } = createInProcessImporter({ now: () => testNow, readSource })
    const made = await client.task('import.create', {
      ...{ path: ':memory:', id: 'whole', sourcePath: new URL(file, corpus).pathname, sourceName: file },
      ...{ choice: {}, account: null },
    })
    if (!made.ok) {
      expect(seen).toEqual(made)
      return
    }
    const look = valueOf(seen)
    const { reading, accountInFile, source } = made.value
    const { encoding, delimiter, sheet, headingRow, headingRows, facts } = reading
    const view = valueOf(await client.call('import.columns', {}))
    const shown = valueOf(await client.call('import.preview', {}))
    expect(look).toMatchObject({
      source: { name: file, bytes: bytes.length, format: source.format },
      isWhole: true,
      // None of them has more rows than are shown.
      rows: shown.rows.length,
      reading: { encoding, delimiter, sheet, headingRow, headingRows, facts },
      account: accountInFile,
      preview: shown,
      suggestion: { columns: view.columns, confidence: view.confidence, preset: view.preset },
    })
    close()
  })
})

const preamble = ['Account:;62001234567', '']
const heading = 'Datum;Omschrijving;Bedrag;Saldo'

/** So many rows of a bank, of 40 bytes each with their line's end. */
function records(count: number, text = 'Huur'): string[] {
  return Array.from({ length: count }, (_, row) => {
    const day = String((row % 28) + 1).padStart(2, '0')
    const name = `${text} ${String(row).padStart(6, '0')}`.padEnd(14)
    return `${day}/03/2025;${name};-12,50;1.000,00`.padEnd(39)
  })
}

function textOf(...lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}

/** As `encodeAs`, which takes its time over a long text of one byte a character: its ASCII needs no table. */
function bytesOf(text: string, encoding: string): Buffer {
  const isAscii = encoding === 'windows-1252' && !/\P{ASCII}/u.test(text)
  return isAscii ? Buffer.from(text) : encodeAs(text, encoding)
}

describe('a first look at a long text', () => {
  // 15,000 records of 40 bytes are 600 KB: more than two blocks, of which 300 lines each are seen.
  const long = textOf(...preamble, heading, ...records(15_000))

  it.each(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'])(
    'in %s tells its reading from its ends',
    async (encoding) => {
      const [before = '', after = ''] = long.split('Huur 000001')
      const bytes = [before, 'Café 000001', after].map((text) => bytesOf(text, encoding))
      const look = await lookAt('maart.csv', Buffer.concat(bytes))
      expect(look).toMatchObject({
        isWhole: false,
        reading: { encoding, delimiter: ';', headingRow: 3, facts: { account: '62001234567' } },
        account: '62001234567',
        suggestion: { suggested: { dateOrder: 'dmy', decimalMark: ',' } },
      })
      expect(look.preview.rows).toHaveLength(100)
      expect(look.preview.rows[4]?.cells[1]).toBe('Café 000001')
      expect(look.preview.rows.slice(0, 3).map(({ left }) => left)).toEqual(['preamble', 'blank', 'heading'])
    },
  )

  it('guesses how many rows there are from how long those are that it saw', async () => {
    const { rows } = await lookAt('maart.csv', Buffer.from(long))
    // 15,003 lines, three of which are shorter than the rest: those seen are about a quarter of a byte shorter on average.
    expect(Math.abs(rows - 15_003)).toBeLessThan(50)
  })

  it('sees what the last block says otherwise than the first', async () => {
    const tail = records(400, 'Café').join('\n')
    const bytes = Buffer.concat([Buffer.from(long), encodeAs(tail, 'windows-1252')])
    expect((await lookAt('maart.csv', bytes)).reading.encoding).toBe('windows-1252')
  })

  it('sees the tables of both ends', async () => {
    const fees = Array.from({ length: 200 }, (_, row) => `2025-03-01;Fee ${row};-1,00;ZAR`)
    const look = await lookAt('maart.csv', Buffer.from(long + textOf('', 'Day;Fee;Cost;Currency', ...fees)))
    expect(look.tables).toBe(2)
  })
})

/** A sheet of so many rows with texts that are shared, in an order that hides them from a reader of the first ones only if `late`. */
function book(rows: number, late: boolean): Buffer {
  const random = randomFrom(7)
  const texts = Array.from({ length: rows }, (_, row) => `Payment ${row} ${String(random()).slice(2)}`)
  const item = (row: number): number => (late ? rows - 1 - row : row)
  const sheetRows = texts.map((_, row) => {
    const at = row + 2
    const amount = (random() * 1000).toFixed(2)
    return `<row r="${at}"><c r="A${at}" s="1"><v>${45717 + (row % 28)}</v></c><c r="B${at}" t="s"><v>${item(row)}</v></c><c r="C${at}"><v>-${amount}</v></c></row>`
  })
  const headings = ['Date', 'Description', 'Amount'].map(
    (text, column) => `<c r="${'ABC'[column] ?? ''}1" t="inlineStr"><is><t>${text}</t></is></c>`,
  )
  return xlsxOf({
    formats: ['yyyy-mm-dd'],
    strings: texts.map((text) => `<si><t>${text}</t></si>`).join(''),
    sheets: [
      {
        name: 'March',
        xml: `<sheetData><row r="1">${headings.join('')}</row>${sheetRows.join('')}</sheetData>`,
      },
    ],
  })
}

describe('a first look at a long workbook', () => {
  it.each([
    { shared: 'in the order of the rows', late: false },
    { shared: 'with those of the first rows at the end', late: true },
  ])('shows its first rows, their texts shared $shared', async ({ late }) => {
    const rows = 30_000
    const look = await lookAt('march.xlsx', book(rows, late))
    expect(look).toMatchObject({
      isWhole: false,
      source: { format: 'xlsx' },
      reading: { encoding: null, sheet: 'March', headingRow: 1 },
      suggestion: {
        suggested: { fields: { date: { column: 0 }, name: { column: 1 }, amount: { column: 2 } } },
      },
    })
    expect(look.preview.rows).toHaveLength(100)
    // 45,717 is 1 March 2025.
    expect(look.preview.rows[1]?.cells[0]).toEqual({ date: '2025-03-01' })
    expect(look.preview.rows[1]?.cells[1]).toEqual(
      expect.stringMatching(late ? /^Payment 29999 / : /^Payment 0 /),
    )
    expect(Math.abs(look.rows - rows) / rows).toBeLessThan(0.1)
  })
})

const bookRows = 15_000

/** A heading and so many rows of a day, a text that no packing makes short, and an amount. */
function statement(): { day: string; serial: number; text: string; amount: number }[] {
  const random = randomFrom(8)
  return Array.from({ length: bookRows }, (_, row) => ({
    day: `2025-03-${String((row % 28) + 1).padStart(2, '0')}`,
    // 45,717 is 1 March 2025.
    serial: 45_717 + (row % 28),
    text: `Payment ${row} ${[0, 1, 2].map(() => String(random()).slice(2)).join('')}`,
    amount: -(100 + (row % 900)) - 0.25,
  }))
}

const headings = ['Date', 'Description', 'Amount']

function xlsCells(): XlsCell[] {
  return [
    ...headings.map((value, column) => ({ row: 0, column, value })),
    ...statement().flatMap(({ serial, text, amount }, index) => [
      { row: index + 1, column: 0, value: serial, format: 0 },
      { row: index + 1, column: 1, value: text },
      { row: index + 1, column: 2, value: amount },
    ]),
  ]
}

function xlsbBook(more: Partial<XlsbSheet>): Buffer {
  const rows = statement().map(({ serial, text, amount }) => [
    { value: serial, format: 0 },
    text,
    { value: amount },
  ])
  return xlsbOf([{ name: 'March', rows: [headings, ...rows], ...more }], ['yyyy-mm-dd'])
}

const booksOfEachKind: readonly { kind: string; format: string; bytes: () => Buffer }[] = [
  ...([5, 8] as const).map((biff) => ({
    kind: `Excel ${biff === 8 ? '97' : '95'}`,
    format: 'xls',
    bytes: () => xlsOf({ formats: ['yyyy-mm-dd'], sheets: [{ name: 'March', cells: xlsCells() }] }, biff),
  })),
  { kind: 'XLSB', format: 'xlsb', bytes: () => xlsbBook({}) },
  { kind: 'XLSB that does not say its size', format: 'xlsb', bytes: () => xlsbBook({ saysSize: false }) },
  { kind: 'OpenDocument', format: 'ods', bytes: () => odsOf(openBook()) },
  { kind: 'flat OpenDocument', format: 'ods', bytes: () => Buffer.from(flatOpenDocument(openBook())) },
  {
    kind: 'XML 2003',
    format: 'xml2003',
    bytes: () =>
      Buffer.from(
        `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="March"><Table>${rowsOf('Row', 'Cell', (type, value) => `<Data ss:Type="${type}">${value}${type === 'DateTime' ? 'T00:00:00.000' : ''}</Data>`)}</Table></Worksheet></Workbook>`,
      ),
  },
  {
    kind: 'a web page',
    format: 'html',
    bytes: () =>
      Buffer.from(
        `<html><body><table>${rowsOf('tr', 'td', (_, value) => String(value))}</table></body></html>`,
      ),
  },
]

function openBook() {
  const cell = (type: string, value: string | number): string => {
    if (type === 'String') return `office:value-type="string"><text:p>${value}</text:p>`
    return type === 'Number'
      ? `office:value-type="float" office:value="${value}">`
      : `office:value-type="date" office:date-value="${value}">`
  }
  const rows = rowsOf('table:table-row', 'table:table-cell', cell).replaceAll(
    '<table:table-cell>',
    '<table:table-cell ',
  )
  return { sheets: `<table:table table:name="March">${rows}</table:table>` }
}

type CellType = 'String' | 'Number' | 'DateTime'

/** The statement in elements of a row and a cell. */
function rowsOf(
  row: string,
  cell: string,
  write: (type: CellType, value: string | number) => string,
): string {
  const line = (cells: readonly (readonly [CellType, string | number])[]): string =>
    `<${row}>${cells.map(([type, value]) => `<${cell}>${write(type, value)}</${cell}>`).join('')}</${row}>`
  return [
    line(headings.map((heading) => ['String', heading])),
    ...statement().map(({ day, text, amount }) =>
      line([
        ['DateTime', day],
        ['String', text],
        ['Number', amount],
      ]),
    ),
  ].join('')
}

describe('a first look at a long workbook of another kind', () => {
  it.each(booksOfEachKind)('shows the first rows of $kind', async ({ format, bytes }) => {
    const look = await lookAt('march.dat', bytes())
    expect(look).toMatchObject({
      isWhole: false,
      source: { format },
      reading: { encoding: null, headingRow: 1 },
      suggestion: {
        suggested: { fields: { date: { column: 0 }, name: { column: 1 }, amount: { column: 2 } } },
      },
    })
    expect(look.preview.rows).toHaveLength(100)
    const [date, text, amount] = look.preview.rows[2]?.cells ?? []
    expect([{ date: '2025-03-02' }, '2025-03-02']).toContainEqual(date)
    expect(text).toMatch(/^Payment 1 /)
    expect([-101.25, '-101.25']).toContainEqual(amount)
    expect(Math.abs(look.rows - bookRows) / bookRows).toBeLessThan(0.1)
  })
})

it.each([5, 8] as const)(
  'a first look counts the rows of a BIFF %i workbook by its cells, whatever it says of its size',
  async (biff) => {
    const sheets = [{ name: 'March', cells: xlsCells(), saysRows: 60_000 }]
    const look = await lookAt('march.xls', xlsOf({ formats: ['yyyy-mm-dd'], sheets }, biff))
    expect(look).toMatchObject({ isWhole: false, rows: bookRows + 1 })
  },
)

it('a first look at a long Excel 97 workbook that does not say its size is at all of it', async () => {
  const sheets = [{ name: 'March', cells: xlsCells(), saysRows: false }] as const
  const look = await lookAt('march.xls', xlsOf({ formats: ['yyyy-mm-dd'], sheets }))
  expect(look).toMatchObject({ isWhole: true, rows: bookRows + 1, reading: { headingRow: 1 } })
  expect(look.preview.rows).toHaveLength(100)
})

// `npm run fuzz` goes on for as long as it is told to.
const SEED = 20250301
const ROUNDS = 2

describe(`of ${ROUNDS} spoiled long copies from seed ${SEED}`, () => {
  const long = [
    ...textsOfCorpus()
      .filter(({ bytes }) => bytes.length > 0)
      .map(({ file, bytes }) => anywhere(`long-${file}`, lengthened(bytes))),
    anywhere('long.xlsx', book(30_000, false)),
    ...spoiledFormats.flatMap(spoilable).filter(({ file }) => /\blarge\b/.test(file)),
  ]

  it.each(long)(
    'a first look at every one of $file shows something, nothing, or fails for a reason',
    async ({ spoiled }) => {
      const random = randomFrom(SEED)
      for (let round = 0; round < ROUNDS; round++) {
        const seen = await preview(memoryBytes('march.dat', spoiled(random)))
        if (seen.ok) firstLookSchema.nullable().parse(seen.value)
        else expectOfFile(seen.error)
      }
    },
  )
})
