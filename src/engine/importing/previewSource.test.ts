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
