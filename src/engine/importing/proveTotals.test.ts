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
    { what: 'of Capitec Business', text: capitec, agreeing: 2 },
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

  it('that do not agree are told at their cells', async () => {
    // 38 000.00 - 120.00 = 37 880.00, and fees of 2.50 + 11.00.
    const text = capitec.replace('Total:,,,,37880.00,-13.50', 'Total:,,,,37980.00,-13.00')
    const { summary, doubts, left } = await read(text)
    expect(left).toEqual(['7 total'])
    expect(doubts).toEqual(['7 total.differs', '7 total.differs'])
    expect(summary.totals).toEqual({
      agreeing: 0,
      wrong: [
        { row: 7, column: 4, field: 'amount', found: '37980.00', expected: 3788000, difference: 10000 },
        { row: 7, column: 5, field: 'fee', found: '-13.00', expected: 1350, difference: -50 },
      ],
    })
    expect(summary.tally.warnings).toBe(1)
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
