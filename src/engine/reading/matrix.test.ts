import { describe, expect, it } from 'vitest'
import type { Cells } from '#shared/reading/cell.ts'
import { encodeAs } from '#engine/reading/testing/encodeAs.ts'
import { readAll } from '#engine/reading/testing/readAll.ts'
import { writeTable } from '#engine/reading/testing/writeTable.ts'

/** A table as its owner would say it, heading first; null is: there is none. */
interface Table {
  readonly what: string
  readonly heading: readonly string[] | null
  readonly rows: readonly (readonly string[])[]
}

const western: readonly Table[] = [
  {
    what: 'a signed amount and a balance',
    heading: ['Date', 'Description', 'Amount', 'Balance'],
    rows: [
      ['2025-03-01', 'Café Zoë, Môreland', '-45.90', '954.10'],
      ['2025-03-02', 'Müller "Spur" Grill; Knysna', '-120.00', '834.10'],
      ['2025-03-03', 'Salaris | Maart ~ 2025', '18500.00', '19334.10'],
      ['2025-03-04', 'Crème à la crème 09:30', '-7.05', '19327.05'],
    ],
  },
  {
    what: 'decimal commas and thousands',
    heading: ['Buchungstag', 'Empfänger', 'Verwendungszweck', 'Betrag', 'Saldo'],
    rows: [
      ['03.03.2025', 'Bäckerei Müller', 'Brot, Brötchen', '-12,50', '1.987,50'],
      ['02.03.2025', 'Kunde Groß & Söhne', 'Rechnung 7', '1.000,00', '2.000,00'],
      ['01.03.2025', 'Café Straßburg', 'Miete für März', '-300,00', '1.000,00'],
    ],
  },
  {
    what: 'debits and credits with gaps',
    heading: ['Transaction Date', 'Posting Date', 'Description', 'Debits', 'Credits', 'Balance'],
    rows: [
      ['2025/03/31', '2025/03/31', 'Diensfooi', '285.00', '', '18215.00'],
      ['2025/03/28', '2025/03/29', 'Kliënt se betaling', '', '18500.00', '18500.00'],
      ['2025/03/27', '2025/03/27', 'Hôtel Château', '1250.50', '', '0.00'],
      ['2025/03/26', '2025/03/26', 'Oordrag', '', '1250.50', '1250.50'],
    ],
  },
  {
    what: 'no heading',
    heading: null,
    rows: [
      ['01Mar2025', 'ROADCOVER 250301', '-33', '54676.77'],
      ['03Mar2025', 'Kaartverkope Môrester', '1200.50', '55877.27'],
      ['26Mar2025', 'Rekeningfooi, België', '-116.70', '55760.57'],
    ],
  },
]

const central: readonly Table[] = [
  {
    what: 'Polish',
    heading: ['Data', 'Opis', 'Kwota', 'Saldo'],
    rows: [
      ['2025-03-01', 'Żabka, Łódź', '-45,90', '954,10'],
      ['2025-03-02', 'Piekarnia "Pączek" Święty Józef', '-12,00', '942,10'],
      ['2025-03-03', 'Wynagrodzenie za luty; ćwierć', '5000,00', '5942,10'],
    ],
  },
  {
    what: 'Czech',
    heading: ['Datum', 'Popis', 'Částka', 'Zůstatek'],
    rows: [
      ['01.03.2025', 'Česká spořitelna', '-45,90', '954,10'],
      ['02.03.2025', 'Příjem, věrnostní účet', '120,00', '1074,10'],
    ],
  },
]

const preambles: Readonly<Record<string, readonly (readonly string[])[]>> = {
  none: [],
  'a title': [['ACCOUNT TRANSACTION HISTORY'], []],
  'keys and values': [
    ['Account Name:', 'J Soap'],
    ['Account Number:', '62001234567'],
    ['Period:', 'March 2025'],
    [],
  ],
  'a balance brought forward': [['Balance brought forward:', '122411.10'], []],
  'fourteen rows': Array.from({ length: 14 }, (_, row) =>
    row % 2 === 1 ? [] : [`Line ${row}:`, 'Statement text'],
  ),
}

const delimiters = [',', ';', '\t', '|', '^', '~', ':', '  '] as const
const quotings = ['needed', 'all', 'single', 'backslash', 'spaced'] as const
const lineEnds = ['\n', '\r\n', '\r'] as const

const marks: Readonly<Record<string, readonly number[]>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
}

const encodings: readonly { encoding: string; marked: boolean; tables: readonly Table[] }[] = [
  ...['utf-8', 'utf-16le', 'utf-16be'].flatMap((encoding) =>
    [true, false].map((marked) => ({ encoding, marked, tables: [...western, ...central] })),
  ),
  ...['windows-1252', 'iso-8859-15', 'macintosh'].map((encoding) => ({
    encoding,
    marked: false,
    tables: western,
  })),
  { encoding: 'windows-1250', marked: false, tables: central },
]

type Quoting = (typeof quotings)[number]

interface Written {
  readonly table: Table
  readonly preamble: string
  readonly delimiter: string
  readonly quoting: Quoting
  readonly lineEnd: string
  readonly encoding: string
  readonly marked: boolean
}

function bytesOf({ table, preamble, delimiter, quoting, lineEnd, encoding, marked }: Written): Buffer {
  const above = preambles[preamble] ?? []
  const below = table.heading === null ? table.rows : [table.heading, ...table.rows]
  const text = writeTable(above, below, { delimiter, quoting, lineEnd })
  return Buffer.concat([Buffer.from(marked ? (marks[encoding] ?? []) : []), encodeAs(text, encoding)])
}

/** What went wrong, or null: read rightly, or asked about. Without a heading, the rows above it are no matter. */
async function judged(
  written: Written,
): Promise<'right' | 'asked' | { wrong: Written; got: readonly Cells[] }> {
  const { table, preamble } = written
  const { reading, rows } = await readAll('matrix.csv', bytesOf(written))
  const above = (preambles[preamble] ?? []).length
  const first = above + (table.heading === null ? 1 : 2)
  const left = new Set(reading.left.map(({ row }) => row))
  const got = rows
    .slice(reading.firstRow - 1, reading.lastRow)
    .filter((_, index) => !left.has(reading.firstRow + index))
  const isRight =
    JSON.stringify(got) === JSON.stringify(table.rows) &&
    reading.firstRow === first &&
    reading.headingRow === (table.heading === null ? null : above + 1) &&
    (table.heading === null || JSON.stringify(rows[above]) === JSON.stringify(table.heading))
  if (reading.questions.length > 0) return 'asked'
  return isRight ? 'right' : { wrong: written, got }
}

/** Every quoting and line end comes up with every delimiter, encoding and preamble, in turn. */
function combinations(delimiter: string): Written[] {
  let turn = 0
  return encodings.flatMap(({ encoding, marked, tables }) =>
    tables.flatMap((table) =>
      Object.keys(preambles).map((preamble) => {
        turn += 1
        const quoting = quotings[turn % quotings.length] ?? 'needed'
        const lineEnd = lineEnds[turn % lineEnds.length] ?? '\n'
        return { table, preamble, delimiter, quoting, lineEnd, encoding, marked }
      }),
    ),
  )
}

describe('every encoding, table and preamble', () => {
  it.each(delimiters)('with %j between cells is read rightly or asked about', async (delimiter) => {
    const results = await Promise.all(combinations(delimiter).map(judged))
    expect(results.filter((result) => typeof result === 'object')).toEqual([])
    // To ask always would be no reading.
    expect(results.filter((result) => result === 'asked').length).toBeLessThan(results.length / 20)
  })
})

describe('every quoting, line end and table', () => {
  it.each(delimiters)('with %j between cells is read rightly or asked about', async (delimiter) => {
    const all = western.flatMap((table) =>
      quotings.flatMap((quoting) =>
        lineEnds.map((lineEnd) => ({
          table,
          quoting,
          lineEnd,
          delimiter,
          preamble: 'a title',
          encoding: 'utf-8',
          marked: false,
        })),
      ),
    )
    const results = await Promise.all(all.map(judged))
    expect(results.filter((result) => typeof result === 'object')).toEqual([])
    expect(results.filter((result) => result === 'asked').length).toBeLessThan(results.length / 20)
  })
})
