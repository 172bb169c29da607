import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inspect-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string): string => join(folder, name)

function write(name: string, content: string | Buffer): string {
  writeFileSync(at(name), content)
  return at(name)
}

function cli(...args: readonly string[]): { code: number | null; stdout: string; stderr: string } {
  const main = new URL('main.ts', import.meta.url).pathname
  const env = { ...process.env, STUB_IMPORT_DATA: at('data'), DBUS_SESSION_BUS_ADDRESS: '', DISPLAY: '' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { env, encoding: 'utf8' })
  return { code: status, stdout, stderr }
}

function inspected(file: string, ...options: readonly string[]): { code: number | null; json: unknown } {
  const { code, stdout } = cli('inspect', file, ...options, '--json')
  return { code, json: JSON.parse(stdout) }
}

function questionAbout(about: string, json: unknown): unknown {
  return (json as { questions: { about: string }[] }).questions.find((question) => question.about === about) // promised by cli.md
}

const history = `ACCOUNT TRANSACTION HISTORY

Account:, 62001234567
Balance:, 10936.10

Date, Amount, Balance, Description
2021/12/13, -43.90, 10936.10, UIF 123456789123456
2021/12/12, 1000.00, 10980.00, CARD SETTLEMENT
2021/12/11, -20.00, 9980.00, PARKING
`

const twoTables = `Date,Description,Amount
2025-03-13,Coffee,-20.00
2025-03-14,Sales,100.00

Date,Details,Value
2025-03-15,Interest,0.40
2025-03-16,Fee,-0.10
`

describe('inspect --json', () => {
  it('has every field that is promised, and no other but those that were added since', () => {
    const { code, json } = inspected(write('march.csv', history))
    expect(code).toBe(0)
    expect(json).toEqual({
      source: {
        name: 'march.csv',
        bytes: Buffer.byteLength(history),
        sha256: createHash('sha256').update(history).digest('hex'),
        format: 'csv',
      },
      sheets: [],
      reading: {
        ...{ encoding: 'utf-8', delimiter: ',', sheet: null },
        ...{ headingRow: 6, headingRows: [6], firstRow: 7, lastRow: 9 },
        reader: 'fast',
        left: [
          { row: 1, why: 'preamble' },
          { row: 2, why: 'blank' },
          { row: 3, why: 'preamble' },
          { row: 4, why: 'preamble' },
          { row: 5, why: 'blank' },
          { row: 6, why: 'heading' },
        ],
        facts: { account: '62001234567', closingBalance: 1093610 },
        tables: [],
      },
      columns: [
        { index: 0, heading: 'Date', holds: 'date', samples: ['2021/12/13', '2021/12/12', '2021/12/11'] },
        { index: 1, heading: 'Amount', holds: 'amount', samples: ['-43.90', '1000.00', '-20.00'] },
        { index: 2, heading: 'Balance', holds: 'balance', samples: ['10936.10', '10980.00', '9980.00'] },
        {
          index: 3,
          heading: 'Description',
          holds: 'text',
          samples: ['UIF 123456789123456', 'CARD SETTLEMENT', 'PARKING'],
        },
      ],
      layout: {
        preset: 'fnb-history',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
        ...{ kind: 'bank', dateOrder: 'ymd', decimalMark: '.', sign: 'signed' },
        fields: {
          date: { column: 0, confidence: expect.closeTo(1, 0) as unknown },
          amount: { column: 1, confidence: expect.closeTo(1, 0) as unknown },
          balance: { column: 2, confidence: expect.closeTo(1, 0) as unknown },
          name: { column: 3, confidence: expect.closeTo(1, 0) as unknown },
        },
      },
      questions: [],
      balance: {
        ...{ column: 2, checked: 2, broken: 0, breaks: [], follows: true, order: 'newestFirst' },
        ...{ firstOutOfDay: null, turned: false, fee: null, opening: null, closing: true },
      },
    })
  })

  it('says how many rows and columns a workbook hides', () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['Date', 'Description', 'Amount'],
      ['2025-03-13', 'Coffee', -20],
      ['2025-03-14', 'Tea', -15],
    ])
    sheet['!rows'] = [{}, { hidden: true }]
    sheet['!cols'] = [{}, { hidden: true }]
    const book = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(book, sheet, 'March')
    const file = write('book.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer) // type: 'buffer' makes one
    expect(cli('inspect', file).stdout).toContain(
      'sheet March, 1 hidden row and 1 hidden column read like the others',
    )
  })

  it('lists the sheets of a workbook, and reads the one that is asked for', () => {
    const book = XLSX.utils.book_new()
    const rows = [
      ['Date', 'Description', 'Amount'],
      ['2025-03-13', 'Coffee', -20],
    ]
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), 'March')
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([...rows, rows[1] ?? []]), 'April')
    const file = write('book.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer) // type: 'buffer' makes one
    expect(inspected(file, '--sheet', 'March')).toMatchObject({
      code: 0,
      json: {
        source: { format: 'xlsx' },
        sheets: [
          { name: 'March', hidden: false, rows: 2 },
          { name: 'April', hidden: false, rows: 3 },
        ],
        reading: { encoding: null, delimiter: null, sheet: 'March', headingRow: 1, firstRow: 2, lastRow: 2 },
      },
    })
  })

  it.each([
    { of: 'a table', file: 'two.csv', content: twoTables, about: 'table', options: ['1', '2'] },
    {
      of: 'an encoding',
      file: 'letter.csv',
      content: Buffer.from('Nr;Den;K\xe8\n1;2025-03-13;-45,90\n2;2025-03-14;12,00\n', 'latin1'),
      about: 'encoding',
      options: ['windows-1252', 'windows-1250'],
    },
    {
      of: 'a delimiter',
      file: 'gaps.txt',
      content: 'Date  Description  Debit  Credit\n13/03/2025  Rent  7000.00\n14/03/2025  Sales  1200.50\n',
      about: 'delimiter',
      options: ['  '],
    },
    {
      of: 'a date order',
      file: 'dates.csv',
      content: 'Date,Description,Amount\n01/02/2025,Coffee,-20.00\n01/02/2025,Sales,100.00\n',
      about: 'dateOrder',
      options: ['dmy', 'mdy'],
    },
  ])('asks for $of that the file leaves open, and ends with 3', ({ file, content, about, options }) => {
    const { code, json } = inspected(write(file, content))
    expect(code).toBe(3)
    expect(questionAbout(about, json)).toMatchObject({ options, why: expect.any(String) as unknown })
  })
})

describe('inspect', () => {
  it.each([
    { what: 'is done', args: () => [write('march.csv', history)], code: 0 },
    {
      what: 'is told an option that there is none of',
      args: () => [write('march.csv', history), '--no'],
      code: 1,
    },
    { what: 'is given no file', args: () => [], code: 1 },
    { what: 'cannot find the file', args: () => [at('april.csv')], code: 2 },
    {
      what: 'finds a picture',
      args: () => [write('p.csv', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))],
      code: 2,
    },
    { what: 'finds no row', args: () => [write('blank.csv', '\n , \n')], code: 2 },
    { what: 'finds no such sheet', args: () => [write('march.csv', history), '--sheet', 'May'], code: 2 },
  ])('ends with $code when it $what, and stores nothing', ({ args, code }) => {
    const ran = cli('inspect', ...args(), '--json')
    expect({ code: ran.code, isTold: code === 0 || ran.stderr.trim() !== '' }).toEqual({ code, isTold: true })
    expect(ran.stdout === '').toBe(code !== 0)
    expect(existsSync(at('data')) ? readdirSync(at('data')) : []).toEqual([])
  })

  it('says so where there are no rows below the headings, and asks nothing', () => {
    const { code, stdout } = cli('inspect', write('empty.csv', 'Date,Description,Amount\n'))
    expect(code).toBe(0)
    expect(stdout).toContain('No rows, headings in row 1')
    expect(stdout).not.toContain('Open:')
  })

  it('says that quotes around whole lines were taken off', () => {
    const lines = ['"Date,Description,Amount"', '"2025-01-13,Tea,-40.00"', '"2025-01-14,Rent,-10.00"', '']
    const { stdout } = cli('inspect', write('wrapped.csv', lines.join('\n')))
    expect(stdout).toContain('utf-8, cells apart by ,, quotes around whole lines taken off')
  })

  it('says to people how the file was read, what it says, and what it leaves open', () => {
    const { stdout } = cli('inspect', write('march.csv', history + '\n' + twoTables.replaceAll('e', 'e\0')))
    expect(stdout).toContain('utf-8, cells apart by ,, 12 zero bytes dropped')
    expect(stdout).toContain('Rows 7 to 9, headings in row 6')
    expect(stdout).toContain('The file says: account 62001234567, closing balance 10936.10')
    expect(stdout).toContain('Table 2: rows 12 to 13, Date, Description, Amount')
    expect(stdout).toContain('--answer table=2')
  })
})

it('what is asked of the reading can be answered, and the rest follows', () => {
  const out = at('out.ndjson')
  const file = write('two.csv', twoTables)
  const open = cli('convert', file, '--out', out, '--json')
  expect(open.code).toBe(3)
  // Another table has other rows: none becomes a record before it is known which one is meant.
  expect(JSON.parse(open.stdout)).toMatchObject({
    rows: 2,
    errors: 2,
    records: 0,
    findingCounts: { 'question.open': 2 },
  })
  expect(cli('convert', file, '--answer', 'table=2', '--out', out).code).toBe(0)
  const [first = '', second = ''] = readFileSync(out, 'utf8').split('\n')
  expect(JSON.parse(first)).toMatchObject({ row: 6, kind: 'income', date: '2025-03-15', amount: 40 })
  expect(JSON.parse(second)).toMatchObject({ row: 7, kind: 'expense', date: '2025-03-16', amount: 10 })
})
