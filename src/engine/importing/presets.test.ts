import { afterAll, describe, expect, it } from 'vitest'
import { presets } from '#shared/layout/presets.ts'
import { presetSample, readPresetFile } from '#engine/importing/testing/presetReading.ts'
import { madeOf, valueOf } from '#engine/importing/testing/testImporter.ts'
import { tempFolder } from '#engine/importing/testing/tempFolder.ts'

const folder = tempFolder()
afterAll(folder.remove)

const read = (text: string) => readPresetFile(text, folder.path)

const banks: readonly { preset: string; records: readonly string[]; left: readonly string[] }[] = [
  {
    preset: 'fnb-history',
    records: [
      '8 | main | expense | 2021-12-13 | 4390 | UIF 123456789123456',
      '9 | main | expense | 2021-12-13 | 3500 | COFFEE BEAN KLOOF ST',
      '10 | main | expense | 2021-12-13 | 3500 | COFFEE BEAN KLOOF ST',
      '11 | main | income | 2021-12-01 | 150000 | EFT CREDIT INVOICE 1042',
    ],
    left: [],
  },
  {
    preset: 'fnb-business',
    records: [
      '4 | main | expense | 2024-05-02 | 120000 | DEBIT ORDER',
      '5 | main | expense | 2024-05-03 | 30000 | PAYMENT TO ACME',
      '6 | main | income | 2024-05-04 | 250000 | CREDIT TRANSFER',
    ],
    left: [],
  },
  {
    preset: 'standard-bank-business',
    records: [
      '17 | main | expense | 2025-03-03 | 700000 | RENT MARCH',
      '18 | main | income | 2025-03-14 | 150050 | CLIENT PAYMENT',
      '19 | main | expense | 2025-03-31 | 8075 | BANK CHARGES',
    ],
    left: ['16 opening', '20 closing'],
  },
  {
    preset: 'absa',
    records: [
      '2 | main | income | 2020-06-18 | 1200000 | ACB CREDIT SALARY',
      '3 | main | expense | 2020-06-19 | 14000 | CARD PURCHASE 140,00 AT MILL',
      '4 | main | expense | 2020-06-22 | 50000 | ATM WITHDRAWAL',
    ],
    left: [],
  },
  {
    preset: 'nedbank',
    records: [
      '4 | main | expense | 2025-03-01 | 3300 | ROADCOVER 250301',
      '5 | main | income | 2025-03-03 | 1500000 | SALARY ACME',
      '6 | main | expense | 2025-03-04 | 12050 | CELL C AIRTIME',
    ],
    left: ['3 opening', '7 information', '8 information'],
  },
  {
    preset: 'capitec',
    records: [
      '2 | main | expense | 2025-02-28 | 23050 | Checkers | Groceries',
      '3 | main | income | 2025-03-03 | 1500000 | Salary | Salary',
      '4 | main | expense | 2025-03-04 | 50000 | Cash withdrawal | Cash',
      '4 | fee | expense | 2025-03-04 | 1000 | Cash withdrawal (fee) | Bank Charges',
      '5 | fee | expense | 2025-03-31 | 750 | Monthly account fee (fee) | Bank Charges',
      '6 | main | expense | 2025-03-31 | 9900 | (Pending) Checkers | Groceries',
    ],
    left: [],
  },
  {
    preset: 'capitec-business',
    records: [
      '4 | main | income | 2025-03-31 | 3800000 | PAYMENT RECEIVED',
      '5 | main | expense | 2025-03-31 | 12000 | EFT PAYMENT',
      '5 | fee | expense | 2025-03-31 | 250 | EFT PAYMENT (fee) | Bank Charges',
      '6 | fee | expense | 2025-04-01 | 1100 | MONTHLY FEE (fee) | Bank Charges',
    ],
    left: ['7 total'],
  },
  {
    preset: 'investec',
    records: [
      '3 | main | expense | 2025-03-31 | 45000 | WOOLWORTHS SEA POINT',
      '4 | main | income | 2025-03-28 | 1235 | INTEREST',
      '5 | main | expense | 2025-03-27 | 100000 | TRANSFER OUT',
    ],
    left: [],
  },
  {
    preset: 'payfast',
    records: [
      '2 | main | income | 2026-09-18 | 10000 | Blue mug',
      '2 | fee | expense | 2026-09-18 | 403 | Blue mug (fee) | Merchant Fees',
      '3 | main | expense | 2026-09-19 | 10000 | Blue mug',
      '3 | fee | income | 2026-09-19 | 403 | Blue mug (fee) | Merchant Fees',
      '4 | main | income | 2026-09-20 | 25000 | Red mug',
      '4 | fee | expense | 2026-09-20 | 920 | Red mug (fee) | Merchant Fees',
    ],
    left: [],
  },
  {
    preset: 'yoco',
    records: [
      '2 | main | income | 2026-09-18 | 4000 | Flat white | VAT 522',
      '2 | fee | expense | 2026-09-18 | 118 | Flat white (fee) | Merchant Fees',
      '3 | main | income | 2026-09-18 | 23000 | Breakfast | VAT 3000',
      '3 | fee | expense | 2026-09-18 | 738 | Breakfast (fee) | Merchant Fees',
      '5 | main | income | 2026-09-19 | 2500 | Espresso | VAT 326',
      '5 | fee | expense | 2026-09-19 | 74 | Espresso (fee) | Merchant Fees',
    ],
    left: ['4 information'],
  },
]

const processors: readonly {
  preset: string
  settlements: readonly { of: string; lines: readonly string[] }[]
  left: readonly string[]
}[] = [
  {
    preset: 'payfast-batches',
    settlements: [
      {
        // 100.00 + 250.00 less fees of 4.00 + 9.20: the 336.80 of the payout's own row.
        of: '2,3 | 2026-09-19 | 33680 | 1320',
        lines: [
          '2 | main | income | 2026-09-18 | 10000 | Blue mug',
          '3 | main | income | 2026-09-19 | 25000 | Red mug',
          '2 | fee | expense | 2026-09-18 | 400 | Blue mug (fee) | Merchant Fees',
          '3 | fee | expense | 2026-09-19 | 920 | Red mug (fee) | Merchant Fees',
        ],
      },
    ],
    left: ['4 total', '5 pending'],
  },
  {
    preset: 'shopify-payments',
    settlements: [
      {
        // 500.00 + 200.00 less fees of 14.50 + 5.80.
        of: '2,3 | 2026-09-02 | 67970 | 2030',
        lines: [
          '2 | main | income | 2026-08-30 | 50000 | #1001',
          '3 | main | income | 2026-08-31 | 20000 | #1002',
          '2 | fee | expense | 2026-08-30 | 1450 | #1001 (fee) | Merchant Fees',
          '3 | fee | expense | 2026-08-31 | 580 | #1002 (fee) | Merchant Fees',
        ],
      },
      {
        of: '4 | 2026-09-04 | -10000 | 0',
        lines: ['4 | main | expense | 2026-09-01 | 10000 | #1001'],
      },
    ],
    left: ['5 pending'],
  },
  {
    preset: 'stripe-payouts',
    settlements: [
      {
        // 250.00 + 100.00 less fees of 7.75 + 3.40: the 338.85 of the payout's own row.
        of: '2,3 | 2026-08-05 | 33885 | 1115',
        lines: [
          '2 | main | income | 2026-08-01 | 25000 | charge',
          '3 | main | income | 2026-08-02 | 10000 | charge',
          '2 | fee | expense | 2026-08-01 | 775 | charge (fee) | Merchant Fees',
          '3 | fee | expense | 2026-08-02 | 340 | charge (fee) | Merchant Fees',
        ],
      },
      {
        // 90.00 - 40.00 less a fee of 3.10: the 46.90 of the payout's own row.
        of: '5,6 | 2026-08-12 | 4690 | 310',
        lines: [
          '6 | main | income | 2026-08-10 | 9000 | charge',
          '5 | main | expense | 2026-08-09 | 4000 | refund',
          '6 | fee | expense | 2026-08-10 | 310 | charge (fee) | Merchant Fees',
        ],
      },
    ],
    left: ['4 total', '7 total'],
  },
]

describe('a file of', () => {
  it.each(banks)('$preset is read by its preset, right to the cent', async ({ preset, records, left }) => {
    const found = await read(presetSample(preset))
    expect(found).toMatchObject({ preset, questions: [], errors: 0, records, left })
    expect(found.view.preset).toMatchObject({ id: preset, overruled: [] })
  })

  it.each(processors)('$preset is grouped into its payouts', async ({ preset, settlements, left }) => {
    const found = await read(presetSample(preset))
    expect(found).toMatchObject({ preset, questions: [], errors: 0, settlements, left })
    expect(found.view.preset).toMatchObject({ id: preset, overruled: [] })
  })

  it('PayFast, with a row of a type that is no sale, leaves that row out', async () => {
    const fee =
      '"2026-09-21 06:00:00","Other","Debit","","","","","ZAR","","-9.00","0.00","-9.00","331.80","",""'
    const found = await read(`${presetSample('payfast')}${fee}\n`)
    expect(found).toMatchObject({ preset: 'payfast', errors: 0, left: ['5 information'] })
    expect(found.records).toHaveLength(6)
  })

  it('Stripe, with a wrong sum, says so at its row until what is wrong is corrected', async () => {
    const wrong = presetSample('stripe-payouts').replace('100.00,3.40,96.60', '101.00,3.40,96.60')
    expect(await read(wrong)).toMatchObject({
      errors: 0,
      // 250.00 + 101.00 less 11.15 are 339.85, and 338.85 were paid out.
      doubts: ['3 net.differs', '4 payout.differs'],
    })
    const { client, close } = await madeOf(wrong, folder.path, { kept: false, account: '1' })
    const fix = { does: 'set', row: 3, field: 'amount', value: '100.00' } as const
    const fixed = valueOf(await client.call('import.fix', { fix }))
    const page = { filter: 'warnings', offset: 0, limit: 10 } as const
    expect(valueOf(await client.call('import.page', page))).toEqual({ total: 0, rows: [] })
    expect(fixed.summary.tally).toMatchObject({ converted: 4, left: 2, errors: 0, warnings: 0 })
    close()
  })

  it('Stripe, with a payout whose sum cannot be read, counts that doubt', async () => {
    const lines = presetSample('stripe-payouts').split('\n')
    const unread = lines.map((line, at) => (at === 3 ? line.replaceAll('-338.85', 'about 300') : line))
    const { client, close, summary } = await madeOf(unread.join('\n'), folder.path, {
      kept: false,
      account: '1',
    })
    const page = { filter: 'warnings', offset: 0, limit: 10 } as const
    const { total, rows } = valueOf(await client.call('import.page', page))
    close()
    expect({ warnings: summary.tally.warnings, total, rows }).toMatchObject({
      ...{ warnings: 1, total: 1 },
      rows: [{ row: 4 }],
    })
  })

  it('Stripe, with a payout of which no row is there, says so', async () => {
    const [heading, , , payout] = presetSample('stripe-payouts').split('\n')
    const { doubts, settlements } = await read([heading, payout, ''].join('\n'))
    expect({ doubts, settlements }).toEqual({ doubts: ['2 payout.alone'], settlements: [] })
  })

  it('every preset has a sample here', () => {
    const samples = [...banks, ...processors].map(({ preset }) => preset)
    expect(samples.sort()).toEqual(presets.map(({ id }) => id).sort())
  })
})

describe('a preset gives way to what a file proves', () => {
  it('of its dates: Capitec Business with the month first', async () => {
    const swapped = presetSample('capitec-business').replaceAll('31/03/2025', '03/31/2025')
    const { preset, view, summary, records } = await read(swapped)
    expect(preset).toBe('capitec-business')
    expect(view.preset?.overruled).toEqual([
      'Its dates are not written as usual. Month/day/year: row 4 has 03/31/2025, which can only be read so.',
    ])
    expect(summary.layout.dateOrder).toBe('mdy')
    expect(records[0]).toBe('4 | main | income | 2025-03-31 | 3800000 | PAYMENT RECEIVED')
  })

  it('not where every order reads the dates alike: Capitec Business with the year in front', async () => {
    const early = presetSample('capitec-business')
      .replaceAll('31/03/2025', '2025-03-31')
      .replaceAll('01/04/2025', '2025-04-01')
    const { view, summary } = await read(early)
    expect(view.preset?.overruled).toEqual([])
    expect(summary.questions).toEqual([])
  })

  it('of its decimal mark: FNB with commas', async () => {
    const commas = presetSample('fnb-history')
      .replaceAll(', ', ';')
      .replaceAll(/(\d)\.(\d\d)\b/g, '$1,$2')
    const { preset, view, records } = await read(commas)
    expect(preset).toBe('fnb-history')
    expect(view.preset?.overruled).toEqual([
      'Its amounts are not written as usual. Decimal comma: row 8 has -43,90, which can only be read so.',
    ])
    expect(records[0]).toBe('8 | main | expense | 2021-12-13 | 4390 | UIF 123456789123456')
  })

  it('of its signs, by the balance: Absa with a minus for money in', async () => {
    const turned = presetSample('absa')
      .replace('12000.00,', '-12000.00,')
      .replace('-140.00,', '140.00,')
      .replace('-500.00,', '500.00,')
    const { preset, view, records } = await read(turned)
    expect(preset).toBe('absa')
    expect(view.preset?.overruled).toEqual([
      'Its amounts have the other sign than usual. Minus is money in: the balance follows from it in 2 of the first rows.',
    ])
    expect(records.map((line) => line.split(' | ')[2])).toEqual(['income', 'expense', 'expense'])
  })
})

describe('which way the money went in a file that the Absa preset is for', () => {
  it.each([
    { what: 'went both ways, as its balances show', balances: ['90.00', '70.00', '100.00', '95.00'] },
    { what: 'came in, or is owed', balances: ['110.00', '130.00', '160.00', '165.00'] },
  ])('is asked about where no amount has a minus: what $what', async ({ balances }) => {
    const rows = ['10.00', '20.00', '30.00', '5.00'].map(
      (amount, place) => `2025031${place + 3},Shop ${place},${amount},${balances[place]}`,
    )
    const { preset, questions, records } = await read(['Date,Description,Amount,Balance', ...rows].join('\n'))
    expect(preset).toBe('absa')
    expect(questions).toMatchObject([{ about: 'sign', options: ['signed', 'inverted'] }])
    expect(records).toEqual([])
  })
})

describe('no preset is for', () => {
  it.each([
    {
      what: 'headings like Absa’s with other dates',
      from: 'absa',
      by: (text: string) => text.replaceAll(/^(\d{4})(\d\d)(\d\d)/gm, '$3/$2/$1'),
    },
    {
      what: 'a file whose columns are in another order',
      from: 'fnb-history',
      by: (text: string) =>
        text.replace('Date, Amount, Balance, Description', 'Date, Balance, Amount, Description'),
    },
    {
      what: 'a file with a column less',
      from: 'stripe-payouts',
      by: (text: string) => text.replace('reporting_category', 'category_of_report'),
    },
    {
      what: 'a table without headings that dates otherwise than Nedbank',
      from: 'nedbank',
      by: (text: string) => text.replaceAll('Mar2025', '/03/2025'),
    },
  ])('$what', async ({ from, by }) => {
    expect((await read(by(presetSample(from)))).preset).toBeNull()
  })
})

describe('a file of payouts that no preset is for', () => {
  it('has the payouts’ own rows left out by what its columns say', async () => {
    const text = presetSample('stripe-payouts').replace('payment_intent_id', 'payment_intent')
    const stripe = processors.find(({ preset }) => preset === 'stripe-payouts')
    expect(await read(text)).toMatchObject({ ...stripe, preset: null, questions: [], errors: 0 })
  })
})

describe('rows that a layout leaves out', () => {
  it('have no part in the numbering of equal rows: the sale that was declined first keeps its id', async () => {
    const idOf = async (text: string) => {
      const { client, close } = await madeOf(text, folder.path, { kept: false, account: 'Y1' })
      const [first] = valueOf(await client.call('import.records', { from: 0, limit: 10 }))
      close()
      return first?.id
    }
    const heading = presetSample('yoco').split('\n')[0] ?? ''
    const sale = (status: string) =>
      `R9,2026/09/19,10:01,${status},Card,503,Till 1,Espresso,,ZAR,0.00,0.00,3.26,25.00,0.74,24.26`
    const alone = await idOf([heading, sale('approved'), ''].join('\n'))
    expect(alone).toBeDefined()
    expect(await idOf([heading, sale('declined'), sale('approved'), ''].join('\n'))).toBe(alone)
  })

  it('can be taken in, as one more of the same', async () => {
    const { client, close } = await madeOf(presetSample('yoco'), folder.path, { kept: false })
    const fix = { does: 'takeIn', row: 4 } as const
    const { rows, summary } = valueOf(await client.call('import.fix', { fix }))
    expect(rows).toMatchObject([{ verdict: { state: 'converted', entries: [{ row: 4, amount: 2500 }] } }])
    expect(summary.tally).toMatchObject({ converted: 4, left: 0, errors: 0 })
    close()
  })
})

describe('tips', () => {
  const files = presetSample('yoco')
  it('on top of the amount are not taken off it', async () => {
    // 250.00 and 20.00 on top, less 7.38; the VAT in 250.00 is 32.61.
    const { records, view } = await read(
      files.replace('20.00,0.00,30.00,250.00,7.38,242.62', '20.00,0.00,32.61,250.00,7.38,262.62'),
    )
    expect(records[2]).toBe('3 | main | income | 2026-09-18 | 25000 | Breakfast | VAT 3261')
    expect(view.proofs.tips).toBe(
      'What is paid out, or the VAT, shows that the tips come on top of the amounts.',
    )
  })

  it('that nothing tells of are a question, and only their rows wait for it', async () => {
    const { questions, errors, records } = await read(
      files.replace('30.00,250.00,7.38,242.62', '0.00,250.00,7.38,'),
    )
    expect(questions).toMatchObject([{ about: 'tips', options: ['in', 'beside'] }])
    expect(errors).toBe(1)
    expect(records.filter((line) => line.includes('main'))).toHaveLength(2)
  })
})
