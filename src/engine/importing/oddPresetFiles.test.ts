import { afterAll, describe, expect, it } from 'vitest'
import { presets } from '#shared/layout/presets.ts'
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
  {
    // Newest first, columns that only some merchants ask for, payouts' own rows, a part given back, days' first and last second.
    preset: 'payfast',
    written: 'UTF-8 with a mark and CRLF',
    records: [
      '3 | main | expense | 2026-09-21 | 5000 | Red mug',
      '3 | fee | income | 2026-09-21 | 184 | Red mug (fee) | Merchant Fees',
      '4 | main | income | 2026-09-21 | 80000 | Red, "big" mug',
      '4 | fee | expense | 2026-09-21 | 4080 | Red, "big" mug (fee) | Merchant Fees',
      '5 | main | income | 2026-09-20 | 25000 | Red mug',
      '5 | fee | expense | 2026-09-20 | 920 | Red mug (fee) | Merchant Fees',
      '6 | main | expense | 2026-09-19 | 10000 | Blue mug',
      '6 | fee | income | 2026-09-19 | 403 | Blue mug (fee) | Merchant Fees',
      '7 | main | income | 2026-09-18 | 10000 | Blue mug',
      '7 | fee | expense | 2026-09-18 | 403 | Blue mug (fee) | Merchant Fees',
      '9 | main | income | 2026-09-18 | 123450 | Thé 1 234,50',
      '9 | fee | expense | 2026-09-18 | 4000 | Thé 1 234,50 (fee) | Merchant Fees',
    ],
    left: ['2 information', '8 information'],
    // Rows 5 and 3 have one payment's id, and so have 7 and 6: the amounts tell them apart.
    same: [
      ['2 main', '7 main'],
      ['2 fee', '7 fee'],
      ['3 main', '6 main'],
      ['3 fee', '6 fee'],
      ['4 main', '5 main'],
      ['4 fee', '5 fee'],
    ],
  },
  {
    // Newest first; states in other capitals, a refund with its fee, a sale without VAT or fee, a discount, a total.
    preset: 'yoco',
    written: 'Windows-1252',
    records: [
      '2 | main | income | 2026-09-20 | 7000 | Flat white, croissant | VAT 913',
      '2 | fee | expense | 2026-09-20 | 207 | Flat white, croissant (fee) | Merchant Fees',
      '4 | main | expense | 2026-09-19 | 4000 | Flat white | VAT 522',
      '4 | fee | income | 2026-09-19 | 118 | Flat white (fee) | Merchant Fees',
      '5 | main | income | 2026-09-19 | 10000 | Gift card | VAT 0',
      '6 | main | income | 2026-09-19 | 2500 | Espresso | VAT 326',
      '6 | fee | expense | 2026-09-19 | 74 | Espresso (fee) | Merchant Fees',
      '8 | main | income | 2026-09-18 | 23000 | Breakfast | VAT 3000',
      '8 | fee | expense | 2026-09-18 | 738 | Breakfast (fee) | Merchant Fees',
      '10 | main | income | 2026-09-18 | 4000 | Flat white | VAT 522',
      '10 | fee | expense | 2026-09-18 | 118 | Flat white (fee) | Merchant Fees',
    ],
    left: ['3 information', '7 information', '9 blank', '11 total'],
    same: [
      ['2 main', '10 main'],
      ['2 fee', '10 fee'],
      ['3 main', '8 main'],
      ['3 fee', '8 fee'],
      ['5 main', '6 main'],
      ['5 fee', '6 fee'],
    ],
  },
  {
    // Newest first, with the batch in another place, a part given back, and a sale that is in no batch yet.
    preset: 'payfast-batches',
    written: 'UTF-8 with a mark and CRLF',
    settlements: [
      {
        // 80.00 + 1.84 - 50.00 less a fee of 3.20: the 28.64 of the payout's own row. A fee that came back is income.
        of: '4,5 | 2026-09-22 | 2864 | 320',
        lines: [
          '4 | fee | income | 2026-09-22 | 184 | Red mug (fee) | Merchant Fees',
          '5 | main | income | 2026-09-21 | 8000 | Jug',
          '4 | main | expense | 2026-09-22 | 5000 | Red mug',
          '5 | fee | expense | 2026-09-21 | 320 | Jug (fee) | Merchant Fees',
        ],
      },
      {
        of: '7,8 | 2026-09-19 | 33680 | 1320',
        lines: [
          '7 | main | income | 2026-09-19 | 25000 | Red mug',
          '8 | main | income | 2026-09-18 | 10000 | Blue mug',
          '7 | fee | expense | 2026-09-19 | 920 | Red mug (fee) | Merchant Fees',
          '8 | fee | expense | 2026-09-18 | 400 | Blue mug (fee) | Merchant Fees',
        ],
      },
    ],
    left: ['2 pending', '3 total', '6 total'],
    same: [
      ['2,3 settlement', '7,8 settlement'],
      ['2 main', '8 main'],
      ['2 fee', '8 fee'],
      ['3 main', '7 main'],
      ['3 fee', '7 fee'],
    ],
  },
  {
    // Once through Excel: days without noughts, amounts with signs of currencies. Two currencies, a chargeback, two equal sales.
    preset: 'shopify-payments',
    written: 'UTF-8 with a mark and CRLF',
    settlements: [
      {
        // 21.83 + 1 200.00 - 21.83 less fees of 0.93 + 35.10.
        of: '2,3,4 | 2026-06-15 | 116397 | 3603',
        lines: [
          '2 | main | income | 2026-06-12 | 2183 | #2001',
          '3 | main | income | 2026-06-12 | 120000 | #2002',
          '2 | fee | expense | 2026-06-12 | 93 | #2001 (fee) | Merchant Fees',
          '3 | fee | expense | 2026-06-12 | 3510 | #2002 (fee) | Merchant Fees',
          '4 | main | expense | 2026-06-13 | 2183 | #2001',
        ],
      },
      {
        // Taken from the shop: 50.00 and fees of 15.00 + 2.00.
        of: '5,6 | 2026-06-17 | -6700 | 1700',
        lines: [
          '5 | main | expense | 2026-06-14 | 5000 | #1999',
          '5 | fee | expense | 2026-06-14 | 1500 | #1999 (fee) | Merchant Fees',
          '6 | fee | expense | 2026-06-14 | 200 | Expense (fee) | Merchant Fees',
        ],
      },
      {
        of: '7,8 | 2026-06-18 | 7708 | 292',
        lines: [
          '7 | main | income | 2026-06-16 | 4000 | #2003',
          '8 | main | income | 2026-06-16 | 4000 | #2003',
          '7 | fee | expense | 2026-06-16 | 146 | #2003 (fee) | Merchant Fees',
          '8 | fee | expense | 2026-06-16 | 146 | #2003 (fee) | Merchant Fees',
        ],
      },
      {
        of: '10,11 | 2026-09-02 | 67970 | 2030',
        lines: [
          '10 | main | income | 2026-08-31 | 20000 | #1002',
          '11 | main | income | 2026-08-30 | 50000 | #1001',
          '10 | fee | expense | 2026-08-31 | 580 | #1002 (fee) | Merchant Fees',
          '11 | fee | expense | 2026-08-30 | 1450 | #1001 (fee) | Merchant Fees',
        ],
      },
    ],
    left: ['9 pending'],
    doubts: ['6 name.missing'],
    same: [
      ['2,3 settlement', '10,11 settlement'],
      ['2 main', '11 main'],
      ['2 fee', '11 fee'],
      ['3 main', '10 main'],
      ['3 fee', '10 fee'],
    ],
  },
  {
    // Newest first, three currencies, a dispute and its end, Stripe's own fee, a payout that failed, a sale not yet paid out.
    preset: 'stripe-payouts',
    written: 'as it is',
    settlements: [
      {
        of: '3,4 | 2026-08-12 | 4690 | 310',
        lines: [
          '3 | main | income | 2026-08-10 | 9000 | charge',
          '3 | fee | expense | 2026-08-10 | 310 | charge (fee) | Merchant Fees',
          '4 | main | expense | 2026-08-09 | 4000 | refund',
        ],
      },
      {
        // 1 098.50 were paid out, but 33.00 of them for the second time: the sales behind them were in the payout that failed.
        of: '7,8,9,10,11 | 2026-08-19 | 106550 | 4750',
        lines: [
          '8 | main | income | 2026-08-15 | 10000 | dispute_reversal',
          '8 | fee | income | 2026-08-15 | 1500 | dispute_reversal (fee) | Merchant Fees',
          '10 | main | income | 2026-08-13 | 100000 | charge',
          '11 | main | income | 2026-08-13 | 10000 | charge',
          '7 | main | expense | 2026-08-16 | 200 | fee',
          '9 | main | expense | 2026-08-14 | 10000 | dispute',
          '9 | fee | expense | 2026-08-14 | 1500 | dispute (fee) | Merchant Fees',
          '10 | fee | expense | 2026-08-13 | 2930 | charge (fee) | Merchant Fees',
          '11 | fee | expense | 2026-08-13 | 320 | charge (fee) | Merchant Fees',
        ],
      },
      {
        // A yen has no hundredths.
        of: '13 | 2026-08-20 | 4820 | 180',
        lines: [
          '13 | main | income | 2026-08-18 | 5000 | charge',
          '13 | fee | expense | 2026-08-18 | 180 | charge (fee) | Merchant Fees',
        ],
      },
    ],
    left: ['2 total', '5 total', '6 total', '12 total', '14 pending'],
    same: [
      ['5,6 settlement', '3,4 settlement'],
      ['5 main', '4 main'],
      ['6 main', '3 main'],
      ['6 fee', '3 fee'],
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

  it('every preset is here', () => {
    expect(files.map(({ preset }) => preset).sort()).toEqual(presets.map(({ id }) => id).sort())
  })
})
