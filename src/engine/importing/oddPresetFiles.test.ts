import { afterAll, describe, expect, it } from 'vitest'
import { presetSample, readPresetFile } from '#engine/importing/testing/presetReading.ts'
import { tempFolder } from '#engine/importing/testing/tempFolder.ts'

const folder = tempFolder()
afterAll(folder.remove)

/** How a text is written into a file: what the samples, which are UTF-8 with line feeds, cannot show. */
const writings = {
  'as it is': (text: string) => Buffer.from(text),
  'UTF-8 with a mark and CRLF': (text: string) => Buffer.from(`\uFEFF${withCrLf(text)}`),
  'Windows-1252': (text: string) => Buffer.from(text, 'latin1'),
  'Windows-1252 with CRLF': (text: string) => Buffer.from(withCrLf(text), 'latin1'),
  'UTF-16 of Excel': (text: string) => Buffer.from(`\uFEFF${withCrLf(text)}`, 'utf16le'),
} as const

const withCrLf = (text: string) => text.replaceAll('\n', '\r\n')

/** What a file full of its source's oddities comes to. `same` pairs records of the ordinary file with theirs in the odd one. */
interface OddFile {
  readonly preset: string
  readonly written: keyof typeof writings
  readonly records?: readonly string[]
  readonly settlements?: readonly { of: string; lines: readonly string[] }[]
  readonly left: readonly string[]
  readonly doubts?: readonly string[]
  readonly overruled?: readonly string[]
  readonly same: readonly (readonly [ordinary: string, odd: string])[]
}

const files: readonly OddFile[] = [
  {
    // Across New Year, with a page's heading in the middle, a garage called Total, a day within a text, and a refund.
    preset: 'fnb-history',
    written: 'UTF-8 with a mark and CRLF',
    records: [
      '8 | main | expense | 2022-01-03 | 25000 | TOTAL CAFÉ & GARAGE SEA POINT',
      '9 | main | income | 2022-01-02 | 100000 | INTERNET PMT FROM "OUMA" 2021/12/30',
      '10 | main | expense | 2021-12-31 | 2500 | #MONTHLY ACCOUNT FEE',
      '13 | main | expense | 2021-12-13 | 4390 | UIF 123456789123456',
      '14 | main | expense | 2021-12-13 | 3500 | COFFEE BEAN KLOOF ST',
      '15 | main | expense | 2021-12-13 | 3500 | COFFEE BEAN KLOOF ST',
      '16 | main | income | 2021-12-01 | 150000 | EFT CREDIT INVOICE 1042',
      '17 | main | expense | 2021-12-01 | 150000 | EFT CREDIT INVOICE 1042 RETURNED',
    ],
    left: ['11 blank', '12 heading'],
    // Of the two coffees the first of either file is the same.
    same: [
      ['8 main', '13 main'],
      ['9 main', '14 main'],
      ['10 main', '15 main'],
      ['11 main', '16 main'],
    ],
  },
  {
    // NUL bytes in cells, days written in both ways, a fee beside an amount and one alone, and two equal rows.
    preset: 'fnb-business',
    written: 'Windows-1252 with CRLF',
    records: [
      '4 | main | expense | 2024-05-02 | 120000 | DEBIT ORDER',
      '5 | main | expense | 2024-05-03 | 30000 | PAYMENT TO ACME',
      '6 | main | income | 2024-05-04 | 250000 | CREDIT TRANSFER',
      // 11 000.00 - 450.00 - 7.50 = 10 542.50: the fee comes beside the amount.
      '7 | main | expense | 2024-05-06 | 45000 | CHEQUE',
      '7 | fee | expense | 2024-05-06 | 750 | CHEQUE (fee) | Bank Charges',
      '8 | main | expense | 2024-05-07 | 8000 | CAFÉ KAROO',
      '9 | main | expense | 2024-05-07 | 8000 | CAFÉ KAROO',
      '10 | fee | expense | 2024-05-31 | 5500 | MONTHLY ACCOUNT FEE (fee) | Bank Charges',
      '11 | main | income | 2024-05-31 | 8000 | CAFÉ KAROO REVERSAL',
      '12 | main | expense | 2024-06-01 | 10000 | TOTAL, PAARL',
    ],
    left: [],
    // A NUL is no part of a text: row 5 has it in the ordinary file alone, row 6 in this one.
    same: [
      ['4 main', '4 main'],
      ['5 main', '5 main'],
      ['6 main', '6 main'],
    ],
  },
  {
    // Two statements in one file, each with its opening, closing and heading; a closing balance that is a payment's text.
    preset: 'standard-bank-business',
    written: 'UTF-16 of Excel',
    records: [
      '17 | main | expense | 2025-03-03 | 700000 | RENT MARCH',
      '18 | main | income | 2025-03-14 | 150050 | CLIENT PAYMENT',
      '19 | main | expense | 2025-03-31 | 8075 | BANK CHARGES',
      // The day of the transaction counts, not the value date.
      '23 | main | expense | 2025-04-02 | 50000000 | CLOSE BALANCE SHEET AUDIT',
      '24 | main | expense | 2025-04-03 | 2000000 | TRANSFER OUT',
      '25 | main | income | 2025-04-04 | 2000000 | TRANSFER OUT RETURNED',
      '26 | main | expense | 2025-04-05 | 3000 | CAFÉ GRAAFF',
      '27 | main | expense | 2025-04-05 | 3000 | CAFÉ GRAAFF',
    ],
    left: ['16 opening', '20 closing', '21 heading', '22 opening', '28 closing'],
    // The days are written otherwise than in the ordinary file, and mean the same.
    same: [
      ['17 main', '17 main'],
      ['18 main', '18 main'],
      ['19 main', '19 main'],
    ],
  },
  {
    // Quotes, a line break and decimal commas within texts, double spaces, a blank row and two equal rows.
    preset: 'absa',
    written: 'Windows-1252',
    records: [
      '2 | main | expense | 2020-06-15 | 5000 | OUMA SE WINKEL "DIE PLAAS"',
      '3 | main | income | 2020-06-18 | 1200000 | ACB CREDIT SALARY',
      '4 | main | expense | 2020-06-19 | 14000 | CARD PURCHASE 140,00 AT MILL',
      '5 | main | expense | 2020-06-22 | 50000 | ATM WITHDRAWAL',
      '6 | main | expense | 2020-06-22 | 50000 | ATM WITHDRAWAL',
      '8 | main | expense | 2020-06-30 | 6900 | MONTHLY ACC FEE 20200630',
      '9 | main | income | 2020-07-01 | 123450 | CAFÉ DE PARIS 1 234,50 RETURNED',
      '10 | main | expense | 2020-07-01 | 250 | CARD PURCHASE ( 2,50 VAT )',
    ],
    left: ['7 blank'],
    // The ordinary file ends with the day's first withdrawal of two.
    same: [
      ['2 main', '3 main'],
      ['3 main', '4 main'],
      ['4 main', '5 main'],
    ],
  },
  {
    // Pages that are carried and brought forward, a text with a comma, a day and an amount, amounts without their zeros.
    preset: 'nedbank',
    written: 'Windows-1252',
    records: [
      '5 | main | expense | 2025-03-01 | 3300 | ROADCOVER 250301',
      '6 | main | income | 2025-03-03 | 1500000 | SALARY ACME',
      '7 | main | income | 2025-03-03 | 1500000 | SALARY ACME',
      '8 | main | expense | 2025-03-04 | 12050 | CELL C AIRTIME',
      '9 | main | expense | 2025-03-05 | 9999 | CAFÉ, 05Mar2025 R99.99',
      '11 | main | expense | 2025-03-26 | 11666 | SERVICE FEE',
      '14 | main | income | 2025-03-31 | 9999 | CAFÉ, 05Mar2025 R99.99 REVERSED',
      // A balance is carried forward by a row without an amount alone.
      '15 | main | expense | 2025-04-01 | 50 | CARRIED FORWARD REMOVALS',
    ],
    left: ['4 opening', '10 information', '12 closing', '13 opening', '16 information'],
    same: [
      ['4 main', '5 main'],
      ['5 main', '6 main'],
      ['6 main', '8 main'],
    ],
  },
  {
    // A time behind some days, a pending row that was posted and a new one, a withdrawal and its fee given back.
    preset: 'capitec',
    written: 'UTF-8 with a mark and CRLF',
    records: [
      '2 | main | expense | 2025-02-27 | 9900 | Uber | Taxi',
      '3 | main | expense | 2025-02-28 | 23050 | Checkers | Groceries',
      '4 | main | income | 2025-03-03 | 1500000 | Salary | Salary',
      '5 | main | expense | 2025-03-04 | 50000 | Cash withdrawal | Cash',
      '5 | fee | expense | 2025-03-04 | 1000 | Cash withdrawal (fee) | Bank Charges',
      '6 | fee | expense | 2025-03-31 | 750 | Monthly account fee (fee) | Bank Charges',
      '7 | main | expense | 2025-03-31 | 9900 | Checkers | Groceries',
      '8 | main | income | 2025-04-02 | 50000 | Cash withdrawal reversed',
      '8 | fee | income | 2025-04-02 | 1000 | Cash withdrawal reversed (fee) | Bank Charges',
      '9 | main | expense | 2025-04-03 | 3500 | Café Nº 9 | Eating Out',
      '10 | main | expense | 2025-04-03 | 3500 | Café Nº 9 | Eating Out',
      // Money out without its minus was paid back: 19 593.00 + 35.00 = 19 628.00.
      '11 | main | income | 2025-04-03 | 3500 | Café Nº 9 refund | Eating Out',
      '12 | main | expense | 2025-04-05 | 3500 | (Pending) Café Nº 9 | Eating Out',
    ],
    left: [],
    doubts: ['11 amount.against'],
    // `Nr` is another in every row, and row 7 was pending in the ordinary file.
    same: [
      ['2 main', '3 main'],
      ['3 main', '4 main'],
      ['4 main', '5 main'],
      ['4 fee', '5 fee'],
      ['5 fee', '6 fee'],
      ['6 main', '7 main'],
    ],
  },
  {
    // No day above 12, so that only the preset knows the order; a garage called Total, fees given back, a formula's text.
    preset: 'capitec-business',
    written: 'Windows-1252 with CRLF',
    records: [
      '4 | fee | expense | 2025-04-01 | 1100 | MONTHLY FEE (fee) | Bank Charges',
      '5 | main | expense | 2025-04-02 | 12000 | EFT PAYMENT',
      '5 | fee | expense | 2025-04-02 | 250 | EFT PAYMENT (fee) | Bank Charges',
      '6 | main | expense | 2025-04-02 | 12000 | EFT PAYMENT',
      '6 | fee | expense | 2025-04-02 | 250 | EFT PAYMENT (fee) | Bank Charges',
      '7 | main | income | 2025-04-03 | 12000 | EFT PAYMENT REVERSED',
      '7 | fee | income | 2025-04-03 | 250 | EFT PAYMENT REVERSED (fee) | Bank Charges',
      '8 | main | expense | 2025-04-04 | 50000 | TOTAL: 38063,92 PAARL',
      '11 | main | expense | 2025-04-05 | 4550 | CAFÉ KAROO',
    ],
    left: ['9 information', '10 blank', '12 total'],
    // The ordinary file ends on the day on which this one begins.
    same: [['6 fee', '4 fee']],
  },
  {
    // Rows with a comma more and without, a page's heading, nothing and noughts, and a debit that was taken back.
    preset: 'investec',
    written: 'Windows-1252',
    records: [
      '3 | main | expense | 2025-04-02 | 45000 | WOOLWORTHS SEA POINT',
      '4 | main | income | 2025-04-01 | 35000 | REFUND, CAFÉ NÜ',
      '5 | main | expense | 2025-03-31 | 45000 | WOOLWORTHS SEA POINT',
      '6 | main | income | 2025-03-28 | 1235 | INTEREST',
      '8 | main | expense | 2025-03-27 | 100000 | TRANSFER OUT',
      '9 | main | expense | 2025-03-27 | 100000 | TRANSFER OUT',
      // 11 972.65 + 15.00 = 11 987.65.
      '11 | main | income | 2025-03-26 | 1500 | FEE TAKEN BACK',
      '12 | main | expense | 2025-03-25 | 120000 | CLOSING BALANCE CONSULTANTS',
    ],
    left: ['7 heading', '10 information'],
    doubts: ['11 amount.against'],
    same: [
      ['3 main', '5 main'],
      ['4 main', '6 main'],
      ['5 main', '8 main'],
    ],
  },
]

const readOdd = ({ preset, written }: OddFile) =>
  readPresetFile(writings[written](presetSample(`${preset}-odd`)), folder.path)

describe('an odd file of', () => {
  it.each(files)('$preset is read without a question, right to the cent', async (file) => {
    const { preset, records = [], settlements = [], left, doubts = [], overruled = [] } = file
    const found = await readOdd(file)
    expect(found).toMatchObject({ preset, questions: [], errors: 0, records, settlements, left, doubts })
    expect(found.view.preset).toMatchObject({ id: preset, overruled })
    expect(found.summary.balance?.broken ?? 0).toBe(0)
  })

  it.each(files)(
    '$preset has the ids of the ordinary one where they overlap, and others else',
    async (file) => {
      const ordinary = await readPresetFile(presetSample(file.preset), folder.path)
      const odd = await readOdd(file)
      const rowsById = new Map([...odd.ids].map(([row, id]) => [id, row]))
      expect(rowsById.size).toBe(odd.ids.size)
      const same = [...ordinary.ids].flatMap(([row, id]) => {
        const inOdd = rowsById.get(id)
        return inOdd === undefined ? [] : [[row, inOdd]]
      })
      expect(same.sort()).toEqual([...file.same].sort())
    },
  )
})
