import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { tempFolder } from '#engine/importing/testing/tempFolder.ts'
import { composeCli } from './compose.ts'
import { runCli } from './runCli.ts'
import type { ConversionSummary } from './summarize.ts'

let folder: ReturnType<typeof tempFolder>
beforeEach(() => {
  folder = tempFolder()
})
afterEach(() => folder.remove())

interface Converted {
  readonly code: number
  /** Each as `row kind amount`. */
  readonly records: readonly string[]
  readonly summary: ConversionSummary
}

/** What `convert` makes of a file with these lines. */
async function convert(lines: readonly string[], ...options: readonly string[]): Promise<Converted> {
  const source = join(folder.path, 'source.csv')
  writeFileSync(source, `${lines.join('\n')}\n`)
  return convertFile(source, options)
}

async function convertFile(source: string, options: readonly string[]): Promise<Converted> {
  const out = join(folder.path, 'out.ndjson')
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const args = ['--data-dir', folder.path, 'convert', source, ...options, '--json', '--out', out]
  const code = await runCli(args, { stdout, stderr }, composeCli)
  stdout.end()
  // What `convert` promises to print, and what it promises to write.
  const summary = JSON.parse(await text(stdout)) as ConversionSummary
  const records = readFileSync(out, 'utf8').split('\n').filter(Boolean)
  return { code, records: records.map(inShort), summary }
}

function inShort(line: string): string {
  const { row, kind, amount } = JSON.parse(line) as Record<'row' | 'kind' | 'amount', string | number>
  return `${row} ${kind} ${amount}`
}

describe('a balance that stands where amounts do', () => {
  it('is left out wherever it stands, with its reason', async () => {
    const { code, records, summary } = await convert([
      'Date,Description,Amount',
      '2025-03-01,Balance b/f,1000.00',
      '2025-03-02,Paper,-115.00',
      '2025-03-05,Balance carried forward,885.00',
      '2025-03-05,Saldo oorgedra,885.00',
      '2025-03-06,Sale,575.00',
    ])
    expect({ code, records }).toEqual({ code: 0, records: ['3 expense 11500', '6 income 57500'] })
    expect(summary).toMatchObject({ rows: 5, converted: 2, left: 3, errors: 0 })
  })
})

describe('two columns of amounts without headings, of which each row fills one', () => {
  const lines = ['2025-03-13,Paper,115.00,', '2025-03-14,Sale,,575.00', '2025-03-15,Fuel,200.00,']

  it('make no record until it is said which of them is money out', async () => {
    const { code, records, summary } = await convert(lines)
    expect({ code, records }).toEqual({ code: 3, records: [] })
    expect(summary.questions).toMatchObject([{ about: 'debit', options: ['2', '3'] }])
  })

  it.each([
    { answer: 'debit=2', made: ['1 expense 11500', '2 income 57500', '3 expense 20000'] },
    { answer: 'debit=3', made: ['1 income 11500', '2 expense 57500', '3 income 20000'] },
  ])('make a record of each row with $answer', async ({ answer, made }) => {
    const { code, records } = await convert(lines, '--answer', answer)
    expect({ code, records }).toEqual({ code: 0, records: made })
  })
})

describe('debits and credits that the balances contradict', () => {
  const heading = 'Date,Name,Debit,Credit,Balance'
  // 950.00 + 500.00 = 1,450.00; the total has both.
  const withTotal = [
    heading,
    '2024-01-13,Staples,,50.00,950.00',
    '2024-01-14,Client,500.00,,1450.00',
    ',Total,500.00,50.00,1450.00',
  ]
  // Each row is held against the balance that is stated above it: 1,000.00 - 50.00, 5,000.00 + 30.00.
  const accounts = [
    heading,
    '2024-01-12,Opening balance,,,1000.00',
    '2024-01-13,Staples,,50.00,950.00',
    '2024-01-12,Opening balance,,,5000.00',
    '2024-01-13,Client,30.00,,5030.00',
  ]
  // One of two agrees: 1,000.00 - 50.00 = 950.00, and 950.00 + 30.00 = 980.00.
  const halves = [
    heading,
    '2024-01-12,Opening balance,,,1000.00',
    '2024-01-13,Staples,50.00,,950.00',
    '2024-01-14,Client,30.00,,980.00',
  ]

  it.each([
    { what: 'above a total', lines: withTotal },
    { what: 'of accounts with a row each', lines: accounts },
    { what: 'in half of the rows', lines: halves },
    {
      what: 'beside days of which the order is said',
      lines: withTotal.map((line) => line.replace(/2024-01-1\d/, '01/02/2024')),
    },
  ])('make no record until it is said which is money out, $what', async ({ lines }) => {
    const { code, records, summary } = await convert(lines, '--answer', 'dateOrder=dmy')
    expect({ code, records }).toEqual({ code: 3, records: [] })
    expect(summary.questions).toMatchObject([{ about: 'debit', options: ['2', '3'] }])
  })

  it.each([
    { answer: 'debit=2', made: ['3 income 5000', '5 expense 3000'] },
    { answer: 'debit=3', made: ['3 expense 5000', '5 income 3000'] },
  ])('make a record of each row with $answer', async ({ answer, made }) => {
    const { code, records } = await convert(accounts, '--answer', answer)
    expect({ code, records }).toEqual({ code: 0, records: made })
  })

  it('are what they are called where more balances agree with them', async () => {
    // 980.00 - 80.00 = 900.00
    const { code, records } = await convert([...halves, '2024-01-15,Fuel,80.00,,900.00'])
    expect({ code, records }).toEqual({
      code: 0,
      records: ['3 expense 5000', '4 expense 3000', '5 expense 8000'],
    })
  })
})

describe('amounts with a sign that several currencies share', () => {
  const lines = ['Date,Description,Amount', '2025-03-13,Paper,-$115.00', '2025-03-14,Sale,$575.00']

  it('make no record until it is said which currency it is', async () => {
    const { code, records, summary } = await convert(lines)
    expect({ code, records }).toEqual({ code: 3, records: [] })
    expect(summary.findingCounts).toEqual({ 'currency.vague': 2 })
  })

  it.each(['USD', 'ZAR'])('are all of the one that is said: %s', async (currency) => {
    const { code, records, summary } = await convert(lines, '--answer', `currency=${currency}`)
    expect({ code, records }).toEqual({ code: 0, records: ['2 expense 11500', '3 income 57500'] })
    expect(summary.findings).toEqual([])
  })
})

describe('words of which it is open which name the records', () => {
  const lines = [
    'Date,Guest,Room,Amount',
    '2025-03-13,Van Wyk,sea view,-20.00',
    '2025-03-14,Nel,garden,-30.00',
  ]

  it('may be none of them', async () => {
    const asked = await convert(lines)
    expect(asked.summary.questions).toMatchObject([{ about: 'name', options: ['1', '2', 'none'] }])
    const { code, records } = await convert(lines, '--answer', 'name=none')
    expect({ code, records }).toEqual({ code: 0, records: ['2 expense 2000', '3 expense 3000'] })
  })
})

describe('a list of one kind with either sign', () => {
  const lines = [
    'Date,Description,Amount',
    '2025-03-13,Paper,-120.00',
    '2025-03-14,Paper given back,20.00',
    '2025-03-15,Ink,-80.00',
  ]

  it('is asked about', async () => {
    const { code, records, summary } = await convert(lines, '--kind', 'expense')
    expect({ code, records }).toEqual({ code: 3, records: [] })
    expect(summary.findingCounts).toEqual({ 'question.open': 3 })
    expect(summary.questions).toMatchObject([{ about: 'sign', options: ['signed', 'inverted', 'unsigned'] }])
  })

  it.each([
    { sign: 'inverted', records: ['2 expense 12000', '3 income 2000', '4 expense 8000'], code: 0 },
    { sign: 'signed', records: ['2 income 12000', '3 expense 2000', '4 income 8000'], code: 0 },
    { sign: 'unsigned', records: ['2 expense 12000', '4 expense 8000'], code: 3 },
  ])('is what the answer $sign makes of it', async ({ sign, records, code }) => {
    const converted = await convert(lines, '--kind', 'expense', '--answer', `sign=${sign}`)
    expect({ records: converted.records, code: converted.code }).toEqual({ records, code })
  })

  it('names the cell of each amount that the answer calls a mistake', async () => {
    const { summary } = await convert(lines, '--kind', 'expense', '--answer', 'sign=unsigned')
    expect(summary.findings).toEqual([
      {
        ...{ row: 3, column: 2, field: 'amount', code: 'amount.otherSign', severity: 'error' },
        found: '20.00',
      },
    ])
  })
})

describe('a row that contradicts itself', () => {
  it('is in error where its flag says otherwise than its sign', async () => {
    const { code, records, summary } = await convert([
      'Date,Description,Amount,D/C',
      '2025-03-13,Paper,-100.00,D',
      '2025-03-14,Sale,500.00,C',
      '2025-03-15,Odd,-100.00,C',
      '2025-03-16,Sale,60.00,C',
    ])
    const kept = ['2 expense 10000', '3 income 50000', '5 income 6000']
    expect({ code, records }).toEqual({ code: 3, records: kept })
    expect(summary.findings).toEqual([
      {
        ...{ row: 4, column: 2, field: 'amount', code: 'amount.againstFlag', severity: 'error' },
        ...{ found: '-100.00', beside: 'C' },
      },
    ])
  })

  const besideWords = [
    ...['2025-03-01,Paper,100.00,Debit', '2025-03-02,Fuel,50.00,Debit', '2025-03-03,Back,-50.00,Debit'],
    ...['2025-03-04,Sale,60.00,Credit', '2025-03-05,Ink,10.00,Debit'],
  ]
  const made = ['2 expense 10000', '3 expense 5000', '5 income 6000', '6 expense 1000']

  it.each([
    {
      what: 'as paid back',
      balances: ['900.00', '850.00', '900.00', '960.00', '950.00'],
      third: '4 income 5000',
      doubts: ['amount.against'],
    },
    {
      what: 'as its word says',
      balances: ['900.00', '850.00', '800.00', '860.00', '850.00'],
      third: '4 expense 5000',
      doubts: [],
    },
  ])('is taken $what where the balance shows that', async ({ balances, third, doubts }) => {
    const rows = besideWords.map((row, place) => `${row},${balances[place]}`)
    const { code, records, summary } = await convert(['Date,Description,Amount,Type,Balance', ...rows])
    expect({ code, records }).toEqual({ code: 0, records: made.toSpliced(2, 0, third) })
    expect(summary.findings.map((finding) => finding.code)).toEqual(doubts)
  })

  it.each([
    {
      why: 'it has no balance, nor has a row below',
      fuel: '50.00',
      balances: ['900.00', '850.00', '', '', ''],
    },
    {
      why: 'the others do not follow one another, of which one would follow',
      fuel: '70.00',
      // 400 + 50 is 450 after what was paid back; no other step, down or up the rows, is by the amount of its row.
      balances: [
        '900.00',
        '400.00',
        '450.00',
        '7.00',
        '610.00',
        '33.00',
        '820.00',
        '91.00',
        '5.00',
        '300.00',
      ],
    },
  ])('is in error where $why', async ({ fuel, balances }) => {
    const more = Array.from({ length: 5 }, (_, place) => `2025-03-1${place},Tea,2.00,Debit`)
    const all = [...besideWords.with(1, `2025-03-02,Fuel,${fuel},Debit`), ...more]
    const rows = balances.map((balance, place) => `${all[place]},${balance}`)
    const { code, summary } = await convert(['Date,Description,Amount,Type,Balance', ...rows])
    expect(code).toBe(3)
    expect(summary.findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { row: 4, code: 'amount.againstFlag' },
    ])
  })

  it.each([
    { answer: 'againstFlag=paidBack', third: '4 income 5000' },
    { answer: 'againstFlag=asFlag', third: '4 expense 5000' },
  ])('is what the user says without a balance: $answer', async ({ answer, third }) => {
    const lines = ['Date,Description,Amount,Type', ...besideWords]
    const { code, records } = await convert(lines, '--answer', answer)
    expect({ code, records }).toEqual({ code: 0, records: made.toSpliced(2, 0, third) })
  })

  it('is in error where its VAT has another sign than that of other rows', async () => {
    const { code, records, summary } = await convert([
      'Date,Description,Amount,VAT',
      '2025-03-13,Paper,-115.00,-15.00',
      '2025-03-14,Ink,-230.00,30.00',
      '2025-03-15,Sale,575.00,75.00',
      '2025-03-16,Desk,-345.00,-45.00',
    ])
    const kept = ['2 expense 11500', '4 income 57500', '5 expense 34500']
    expect({ code, records }).toEqual({ code: 3, records: kept })
    expect(summary.findings).toEqual([
      {
        ...{ row: 3, column: 3, field: 'vat', code: 'vat.otherSign', severity: 'error' },
        ...{ found: '30.00', beside: '-230.00' },
      },
    ])
  })
})

describe('marks like CR and DR', () => {
  it('leave amounts without one open', async () => {
    const lines = ['Date,Description,Amount', '2025-03-13,Paper,120.00', '2025-03-14,Sale,500.00 CR']
    const asked = await convert(lines)
    expect({ code: asked.code, records: asked.records }).toEqual({ code: 3, records: ['3 income 50000'] })
    expect(asked.summary.questions).toMatchObject([
      { about: 'sign', why: 'some amounts have a mark like CR or DR, and others have none' },
    ])
    const answered = await convert(lines, '--answer', 'sign=inverted')
    expect(answered.records).toEqual(['2 expense 12000', '3 income 50000'])
  })

  it('are held against the signs of the others', async () => {
    const { records, summary } = await convert([
      'Date,Description,Amount',
      '2025-03-13,Paper,120.00 DR',
      '2025-03-14,Sale,500.00 CR',
      '2025-03-15,Odd,-80.00 CR',
      '2025-03-16,Ink,90.00 DR',
      '2025-03-17,Sale,60.00 CR',
    ])
    expect(records).toEqual(['2 expense 12000', '3 income 50000', '5 expense 9000', '6 income 6000'])
    expect(summary.findings).toEqual([
      {
        ...{ row: 4, column: 2, field: 'amount', code: 'amount.againstMark', severity: 'error' },
        found: '-80.00 CR',
      },
    ])
  })
})

describe('a column of money out', () => {
  it('with as many signs of one sort as of the other says of one that it was paid back', async () => {
    const { records, summary } = await convert([
      'Date,Description,Debit,Credit',
      '2025-03-13,Paper,-120.00,',
      '2025-03-14,Sale,,500.00',
      '2025-03-15,Ink,80.00,',
    ])
    expect(records).toEqual(['2 income 12000', '3 income 50000', '4 expense 8000'])
    expect(summary.findings).toMatchObject([{ row: 2, field: 'debit', code: 'amount.against' }])
  })
})

describe('a type in words of its own', () => {
  const lines = [
    'Date,Type,Order Number,Total,Fee',
    '2025/03/13,Sale,1001,115.00,3.00',
    '2025/03/14,Sale,1002,230.00,6.00',
    '2025/03/15,Refund,1001,115.00,0.00',
  ]

  it('is offered where nothing else says which way money went', async () => {
    const { summary } = await convert(lines)
    expect(summary.questions).toEqual([
      {
        about: 'sign',
        options: ['flag', 'signed', 'inverted'],
        why: 'no amount has a minus; the column “Type” may say which way the money went, and what its words (Sale and Refund) mean here is not known',
      },
    ])
  })

  it('is asked for its words where it is taken', async () => {
    const { code, summary } = await convert(lines, '--answer', 'sign=flag', '--answer', 'fee=beside')
    expect({ code, counts: summary.findingCounts }).toEqual({ code: 3, counts: { 'flag.unknown': 3 } })
  })

  it('decides once its words are said', async () => {
    const words = ['--answer', 'moneyIn=Sale,Tip', '--answer', 'moneyOut=Refund', '--answer', 'fee=beside']
    const { code, records } = await convert(lines, ...words)
    const sales = ['2 income 11500', '2 expense 300', '3 income 23000', '3 expense 600']
    expect({ code, records }).toEqual({ code: 0, records: [...sales, '4 expense 11500'] })
  })
})

/** The summary of 10.00 and 20.00 paid out and 500.00 paid in, in cents, with a balance after each. */
async function proofBy(heading: string, balances: readonly number[]) {
  const amounts = [-1000, -2000, 50_000]
  const rows = amounts.map((amount, at) => `2025-03-0${at + 1},Shop ${at},${amount},${balances[at]}`)
  return (await convert([`Date,Description,Amount (cents),${heading}`, ...rows])).summary
}

describe('amounts whose headings say cents', () => {
  const lines = [
    'Date,Description,Amount (cents),Fee (cents),Balance (cents)',
    '2025-03-01,Sale of cake,12345,250,112095',
    '2025-03-02,Flour,-5000,0,107095',
    '2025-03-03,Coffee,900,25,107970',
  ]

  it('are read as cents, fees among them', async () => {
    const { code, records } = await convert(lines, '--answer', 'fee=beside')
    expect({ code, records }).toEqual({
      code: 0,
      records: ['2 income 12345', '2 expense 250', '3 expense 5000', '4 income 900', '4 expense 25'],
    })
  })

  it('are proved by balances and totals in cents', async () => {
    // 112,095 - 5,000 = 107,095; + 900 - 25 = 107,970. The amounts add up to 8,245, the fees to 275.
    const { summary } = await convert([...lines, 'Total,,8245,275,1'], '--answer', 'fee=beside')
    expect(summary).toMatchObject({
      balance: { checked: 2, broken: 0 },
      totals: { agreeing: 2, wrong: [{ row: 5, field: 'balance', expected: 107_970, difference: -107_969 }] },
    })
    expect(summary.leftCounts).toEqual({ total: 1 })
  })

  it('have a proof by balances that follow in cents', async () => {
    const { balance } = await proofBy('Balance', [99_000, 97_000, 147_000])
    expect(balance).toMatchObject({ checked: 2, broken: 0 })
  })

  it('have a proof by a balance whose heading says cents, though one is wrong', async () => {
    // 99,000 - 2,000 = 97,000, and 97,001 + 50,000 = 147,001.
    const { balance, findings } = await proofBy('Balance (cents)', [99_000, 97_001, 147_000])
    expect(balance).toMatchObject({ checked: 2, breaks: [3, 4] })
    expect(findings).toMatchObject([
      { row: 3, code: 'balance.break', difference: 1 },
      { row: 4, code: 'balance.break', difference: -1 },
    ])
  })

  it.each([
    { what: 'units', heading: 'Balance', balances: [990.5, 970.5, 1470.5] },
    { what: 'whole units', heading: 'Balance', balances: [990, 970, 1470] },
    { what: 'cents by nothing that shows it', heading: 'Balance', balances: [99_000, 97_001, 147_000] },
  ])('have no proof by balances that are $what', async ({ heading, balances }) => {
    expect((await proofBy(heading, balances)).balance).toBeNull()
  })

  it('are whole rands where the user says so', async () => {
    const { records } = await convert(lines, '--answer', 'fee=beside', '--answer', 'amountsIn=units')
    expect(records[2]).toBe('3 expense 500000')
  })

  it('are cents no longer where another column is said to be the amount', async () => {
    const both = [
      'Date,Description,Amount (cents),Paid',
      '2025-03-01,Cake,12345,123.45',
      '2025-03-02,Tea,900,9.00',
    ]
    const { records } = await convert(both, '--answer', 'amount=3', '--answer', 'sign=signed')
    expect(records).toEqual(['2 income 12345', '3 income 900'])
  })

  it('keep a row with a part of a cent in error', async () => {
    const { code, records, summary } = await convert(
      [...lines, '2025-03-04,Odd,12.5,0,107970'],
      '--answer',
      'fee=beside',
    )
    expect({ code, left: records.length }).toEqual({ code: 3, left: 5 })
    expect(summary.findings).toMatchObject([{ row: 5, code: 'amount.decimals' }])
  })
})

describe('numbers that a workbook stores where dates are expected', () => {
  /** 45717 is 1 March 2025 by the count of a workbook. */
  const table = [
    ['Date', 'Description', 'Amount'],
    [45717, 'Coffee', -20.5],
    [45718, 'Sale', 100],
  ]

  async function convertWorkbook(...options: readonly string[]): Promise<Converted> {
    const source = join(folder.path, 'source.xlsx')
    const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(table))
    writeFileSync(source, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer) // what it writes for this type
    return convertFile(source, options)
  }

  it('are asked about, and no row becomes a record', async () => {
    const { code, records, summary } = await convertWorkbook()
    expect({ code, records }).toEqual({ code: 3, records: [] })
    expect(summary.questions).toMatchObject([{ about: 'date', options: ['0'] }])
  })

  it('are days for who says that their column is the date', async () => {
    const { code, records, summary } = await convertWorkbook('--answer', 'date=0')
    expect({ code, records }).toEqual({ code: 0, records: ['2 expense 2050', '3 income 10000'] })
    expect(summary.questions).toEqual([])
  })
})
