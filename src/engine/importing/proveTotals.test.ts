import { afterAll, describe, expect, it } from 'vitest'
import { presetSample, readPresetFile } from '#engine/importing/testing/presetReading.ts'
import { tempFolder } from '#engine/importing/testing/tempFolder.ts'
import { madeOf, valueOf } from '#engine/importing/testing/testImporter.ts'

const folder = tempFolder()
afterAll(folder.remove)

const read = (text: string) => readPresetFile(text, folder.path)
const capitec = presetSample('capitec-business')

const statement = (rows: readonly string[], heading = 'Date,Description,Debit,Credit') =>
  [heading, ...rows, ''].join('\n')
const rows = ['2025-03-01,Rent,700.00,', '2025-03-02,Sale,,150.50', '2025-03-03,Tea,50.25,']

describe('the totals of a file', () => {
  it.each([
    { what: 'of Capitec Business, its balance too', text: capitec, agreeing: 3 },
    { what: 'of two columns', text: statement([...rows, 'Total,,750.25,150.50']), agreeing: 2 },
    { what: 'written with a minus', text: statement([...rows, 'Total,,-750.25,']), agreeing: 1 },
    {
      what: 'of each page and of all',
      text: statement([
        'Total,,0.00,0.00',
        ...rows,
        'Page total,,750.25,150.50',
        ...rows,
        'Page total,,750.25,150.50',
        'Grand total,,1500.50,301.00',
      ]),
      agreeing: 8,
    },
    {
      what: 'below a workbook’s cells that say so',
      text: statement([...rows, 'Total debits,,750.25,']),
      agreeing: 1,
    },
    { what: 'of none of its columns', text: statement([...rows, 'Total,3 transactions,,']), agreeing: 0 },
    {
      what: 'of a flagged column, which nobody adds up alike',
      text: statement(
        ['2025-03-01,Rent,700.00,D', '2025-03-02,Sale,150.50,C', 'Total,,1.00,'],
        'Date,Description,Amount,D/C',
      ),
      agreeing: 0,
    },
    {
      what: 'of several currencies',
      text: statement(
        ['2025-03-01,Rent,-700.00,ZAR', '2025-03-02,Sale,150.50,USD', 'Total,,1.00,'],
        'Date,Description,Amount,Currency',
      ),
      agreeing: 0,
    },
  ])('agree: those $what', async ({ text, agreeing }) => {
    const { summary, doubts } = await read(text)
    expect({ totals: summary.totals, doubts }).toEqual({ totals: { agreeing, wrong: [] }, doubts: [] })
  })

  it('are not what money in less money out makes', async () => {
    const text = statement([...rows, 'Totals,,750.25,150.50', 'Net movement,,,-599.75'])
    const { summary, doubts, left } = await read(text)
    expect({ left, doubts }).toEqual({ left: ['5 total', '6 information'], doubts: [] })
    expect(summary.totals).toEqual({ agreeing: 2, wrong: [] })
  })

  it('that do not agree are told at their cells', async () => {
    // 38 000.00 - 120.00 = 37 880.00, and fees of 2.50 + 11.00.
    const text = capitec.replace('Total:,,,,37880.00,-13.50', 'Total:,,,,37980.00,-13.00')
    const { summary, doubts, left } = await read(text)
    expect(left).toEqual(['7 total'])
    expect(doubts).toEqual(['7 total.differs', '7 total.differs'])
    expect(summary.totals).toEqual({
      agreeing: 1,
      wrong: [
        { row: 7, column: 4, field: 'amount', found: '37980.00', expected: 3788000, difference: 10000 },
        { row: 7, column: 5, field: 'fee', found: '-13.00', expected: 1350, difference: -50 },
      ],
    })
    expect(summary.tally.warnings).toBe(1)
  })

  it('of VAT on fees are held against them, too', async () => {
    // 15 % of 2.60 and 5.98 is 0.39 and 0.90: 1.29, and 0.01 less than is stated.
    const sales = ['2025-03-01,Cup,100.00,2.60,0.39', '2025-03-02,Mug,230.00,5.98,0.90']
    const heading = 'Date,Description,Amount,Fee,VAT'
    const { summary } = await read(statement([...sales, 'Total,,330.00,8.58,1.30'], heading))
    expect(summary.totals).toEqual({
      agreeing: 2,
      wrong: [{ row: 4, column: 4, field: 'feeVat', found: '1.30', expected: 129, difference: 1 }],
    })
  })

  const heading = 'Date,Description,Amount,Balance'
  const days = [
    '2025-03-01,Rent,-700.00,300.00',
    '2025-03-02,Sale,150.50,450.50',
    '2025-03-03,Tea,-50.25,400.25',
  ]
  it.each([
    { what: 'oldest first', text: statement([...days, 'Total,,,400.25'], heading), agreeing: 1 },
    { what: 'newest first', text: statement([...days.toReversed(), 'Total,,,400.25'], heading), agreeing: 1 },
    // 300.00 + 450.50 + 400.25.
    { what: 'added up', text: statement([...days, 'Total,,,1150.75'], heading), agreeing: 1 },
    { what: 'without one', text: statement([...days, 'Total,,-599.75,'], heading), agreeing: 1 },
    {
      what: 'of two accounts',
      text: statement(
        [
          ...days.map((line) => `${line},A`),
          '2025-03-01,Rent,-1.00,9.00,B',
          '2025-03-02,Tea,-1.00,8.00,B',
          'Total,,,1.00,',
        ],
        `${heading},Account`,
      ),
      agreeing: 0,
    },
    {
      what: 'that follow from nothing',
      text: statement(
        [
          ...Array.from({ length: 12 }, (_, no) => `2025-03-${no + 10},Tea,-1.00,${no * no}.50`),
          'Total,,,1.00',
        ],
        heading,
      ),
      agreeing: 0,
    },
  ])('agree with the balances beside them: $what', async ({ text, agreeing }) => {
    expect((await read(text)).summary.totals).toEqual({ agreeing, wrong: [] })
  })

  it('that state another balance than the one that the rows end with are told', async () => {
    const { summary, doubts, left } = await read(statement([...days, 'Total,,,450.25'], heading))
    expect({ left, doubts }).toEqual({ left: ['5 total'], doubts: ['5 total.differs'] })
    expect(summary.totals.wrong).toEqual([
      { row: 5, column: 3, field: 'balance', found: '450.25', expected: 40025, difference: 5000 },
    ])
    expect(summary.balance).toMatchObject({ checked: 2, broken: 0 })
  })

  it('are held against all rows, wherever the chunks end', async () => {
    const many = Array.from({ length: 2500 }, (_, at) => `2025-03-01,Tea ${at},1.01,`)
    const { client, close, summary } = await madeOf(statement([...many, 'Total,,2525.01,']), folder.path, {
      kept: false,
    })
    // 2 500 times 1.01.
    expect(summary.totals.wrong).toMatchObject([{ row: 2502, expected: 252500, difference: 1 }])
    const page = { filter: 'warnings', offset: 0, limit: 10 } as const
    expect(valueOf(await client.call('import.page', page))).toMatchObject({ total: 1, rows: [{ row: 2502 }] })
    close()
  })

  it('stay told once another layout is chosen, and a row is corrected', async () => {
    const made = await madeOf(statement([...rows, 'Total,,751.25,150.50']), folder.path, { kept: false })
    const layout = { ...made.summary.layout, maskCards: true }
    const origin = { layoutName: null, preset: null }
    const set = valueOf(await made.client.task('import.setLayout', { layout, ...origin }))
    expect(set.totals).toEqual(made.summary.totals)
    const fix = { does: 'set', row: 2, field: 'debit', value: '701.00' } as const
    const fixed = valueOf(await made.client.call('import.fix', { fix }))
    expect(fixed.summary).toMatchObject({
      totals: { wrong: [{ row: 5, difference: 100 }] },
      tally: { warnings: 1 },
    })
    made.close()
  })
})
