import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'

/** What a generated file holds: its rows below the heading, and how many of them have a bad cell. */
export interface BankCsv {
  readonly rows: number
  readonly badRows: number
}

/** The headings of the generated export. */
export const bankHeadings = 'Date,Description,Reference,Debit,Credit,Balance,Currency,VAT,Category'.split(',')
const ways = ['POS Purchase', 'Debit Order', 'Internet Payment', 'Card Purchase']
const shops = [
  'Café Zürich, Long Street',
  'Pick & Pay "Sea Point"',
  'Engen, N1 City',
  'Makro Cape Gate',
  'Takealot.com',
  'Eskom Prepaid Electricity',
  'Vodacom Airtime',
  'Müller Optik',
]
const categories = ['Fuel', 'Rent', 'Office Supplies', 'Bank Charges', 'Sales', 'Travel']
// A place in the row, and a text that no reader may take for what belongs there.
const badCells = [
  [0, '31/02/2024'],
  [3, 'n/a'],
  [6, 'XXX'],
  [7, 'twelve'],
] as const

const badShare = 0.045
const rowsADay = 300
const usualSeed = 20_250_101
const blockLength = 1_000_000

/** Writes a bank export of 9 columns, about 103 bytes a row; 4.5 % of the rows have one bad cell. The same seed gives the same bytes. */
export async function writeBankCsv(path: string, rows: number, seed = usualSeed): Promise<BankCsv> {
  const out = createWriteStream(path)
  out.write(`${bankHeadings.join(',')}\r\n`)
  let badRows = 0
  let block = ''
  for (const { cells, isBad } of bankRows(rows, seed)) {
    badRows += isBad ? 1 : 0
    block += `${cells.map(quoted).join(',')}\r\n`
    if (block.length < blockLength) continue
    if (!out.write(block)) await once(out, 'drain')
    block = ''
  }
  out.end(block)
  await finished(out)
  return { rows, badRows }
}

/** The rows of the generated export as texts, 4.5 % of them with one bad cell. The same seed gives the same rows. */
export function* bankRows(
  rows: number,
  seed = usualSeed,
): Generator<{ readonly cells: readonly string[]; readonly isBad: boolean }> {
  const random = seededRandom(seed)
  let balance = 10_000_000
  for (let row = 0; row < rows; row++) {
    const minor = bankMovement(random)
    balance += minor
    const cells = bankRow(row, minor, balance, random)
    const isBad = random() < badShare
    if (isBad) spoil(cells, random)
    yield { cells, isBad }
  }
}

/** A series of numbers in [0, 1) that is the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Seven of ten go out; what comes in is larger, so that the account neither grows nor shrinks for good. */
function bankMovement(random: () => number): number {
  const size = 100 + Math.floor(random() * 500_000)
  return random() < 0.7 ? -size : Math.round((size * 7) / 3)
}

function bankRow(row: number, minor: number, balance: number, random: () => number): string[] {
  const date = dateOf(row)
  return [
    date,
    `${oneOf(ways, random)} ${oneOf(shops, random)} ${row % 977}`,
    `REF${String(row).padStart(9, '0')}`,
    minor < 0 ? rands(-minor) : '',
    minor < 0 ? '' : rands(minor),
    rands(balance),
    'ZAR',
    rands(vatOf(minor, date)),
    oneOf(categories, random),
  ]
}

/** The VAT contained at the rate of the day: 14 % before 1 April 2018, then 15 %. */
function vatOf(minor: number, date: string): number {
  const percent = date < '2018-04-01' ? 14 : 15
  return Math.round((Math.abs(minor) * percent) / (100 + percent))
}

/** Months of 28 days: every date exists. */
function dateOf(row: number): string {
  const day = Math.floor(row / rowsADay)
  return `${2015 + Math.floor(day / 336)}-${twoDigits(1 + (Math.floor(day / 28) % 12))}-${twoDigits(1 + (day % 28))}`
}

function spoil(cells: string[], random: () => number): void {
  const [column, text] = oneOf(badCells, random)
  cells[column] = text
}

function oneOf<Value>(values: readonly Value[], random: () => number): Value {
  const value = values[Math.floor(random() * values.length)]
  if (value === undefined) throw new Error('There is nothing to choose from')
  return value
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function quoted(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function rands(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, '0')
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
