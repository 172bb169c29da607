import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createConnections } from '#engine/connect/connections.ts'
import { MemoryKeychain } from '#engine/secrets/memoryKeychain.ts'
import { startSandbox, type Sandbox, type SandboxOptions } from '#sandbox/startSandbox.ts'
import { composeCli, type Cli } from './compose.ts'
import { questionText } from './questionText.ts'
import { runCli } from './runCli.ts'

const samples = new URL('../../resources/samples/', import.meta.url).pathname
const fnb = join(samples, 'fnb.csv')

// Days up to 12 and amounts with a minus: only the order of day and month is open.
const openDates = `Date,Description,Amount
01/02/2025,Rent,-900.00
03/02/2025,Sale,150.50
05/02/2025,Rent,-35.25
`

let folder: string
let sandbox: Sandbox | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terminal-'))
})
afterEach(async () => {
  await sandbox?.close()
  sandbox = undefined
  rmSync(folder, { recursive: true, force: true })
})

const at = (name: string) => join(folder, name)

function write(name: string, content: string): string {
  writeFileSync(at(name), content)
  return at(name)
}

interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

interface Surroundings {
  readonly stdin?: string
  readonly key?: string
  readonly change?: (cli: Cli) => Cli
}

/** Runs a command in this process, with a keychain in memory. */
async function cli(
  args: readonly string[],
  { stdin = '', key = '', change }: Surroundings = {},
): Promise<Ran> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await runCli(['--data-dir', at('data'), ...args], { stdout, stderr }, (surroundings) => {
    const real = composeCli(surroundings)
    const { settings } = real
    const connections = createConnections({
      ...{ settings, keychain: new MemoryKeychain(), fetch, newId: () => 'id1', timeoutMs: () => 1000 },
    })
    const composed = { ...real, connections, env: { STUB_IMPORT_KEY: key }, stdin: Readable.from([stdin]) }
    return change?.(composed) ?? composed
  })
  stdout.end()
  stderr.end()
  return { code, stdout: await text(stdout), stderr: await text(stderr) }
}

async function connect(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  sandbox = await startSandbox({
    ...{ port: 0, dataFile: ':memory:', faults: {}, seed: 7, sameId: 'add', readBack: true },
    ...{ emptyAnswers: false, webhookTimeScale: 0.001, ...options },
  })
  const { url, apiKey, appId, uid } = sandbox
  const where = ['--environment', 'sandbox', '--url', url, '--app-id', appId, '--uid', uid]
  expect(await cli(['connections', 'add', 'Shop', ...where], { stdin: apiKey })).toMatchObject({ code: 0 })
  return sandbox
}

describe('a path that was typed', () => {
  it.each([
    { args: ['status'], file: 'none/march.stubimport' },
    { args: ['findings'], file: 'none/march.stubimport' },
    { args: ['send', '--connection', 'Shop'], file: 'none/march.stubimport' },
    { args: ['inspect'], file: 'none/march.csv' },
    { args: ['convert'], file: 'none/march.csv' },
  ])('is named by $args where nothing is', async ({ args, file }) => {
    const ran = await cli([...args, at(file)])
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toContain(`There is no file “${at(file)}”.`)
    expect(ran.stderr).not.toContain('data folder')
  })

  it('that is a folder is no import', async () => {
    const ran = await cli(['status', folder])
    expect(ran.code).toBe(2)
    expect(ran.stderr).toContain(`“${folder}” is a folder`)
  })

  it('for the data cannot be a file', async () => {
    const ran = await cli(['--data-dir', write('taken', ''), 'connections', 'list'])
    expect(ran.code).toBe(2)
    expect(ran.stderr).toContain('did not let the data folder be written')
  })

  it('for the results cannot be a file where a folder is needed', async () => {
    const ran = await cli(['prepare', fnb, join(samples, 'capitec.xlsx'), '--out', write('taken', '')])
    expect(ran.code).toBe(1)
    expect(ran.stderr).toContain('could not be written')
  })

  it.each([
    { other: 'n2/march.csv', is: 'the same name in another folder' },
    { other: 'n1/march.txt', is: 'another ending' },
    { other: 'n2/MARCH.csv', is: 'capitals' },
  ])('cannot be that of two files: $is', async ({ other }) => {
    mkdirSync(at('n1'))
    mkdirSync(at('n2'))
    const files = [write('n1/march.csv', openDates), write(other, openDates)]
    const ran = await cli(['prepare', ...files, '--out', at('out')])
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain(
      `“${at('n1/march.csv')}” and “${at(other)}” would both become “${at('out/march.stubimport')}”`,
    )
    expect(existsSync(at('out'))).toBe(false)
  })
})

describe('convert --json', () => {
  it('says of which currency its sums are, and which are left out of them', async () => {
    const source = write(
      'two.csv',
      'Date,Description,Amount,Currency\n2025-01-13,Rent,-9.50,ZAR\n2025-01-14,Sale,1.25,ZAR\n2025-01-15,Host,-7.00,USD\n',
    )
    const ran = await cli(['convert', source, '--out', at('out.ndjson'), '--json'])
    expect(JSON.parse(ran.stdout)).toMatchObject({
      ...{ records: 3, currency: 'ZAR', otherCurrencies: ['USD'] },
      // All are counted; the 7.00 in USD are in no sum.
      ...{ income: { count: 1, sum: 125 }, expense: { count: 2, sum: 950 } },
    })
  })
})

describe('--sheet', () => {
  it('of a text file says that there are none', async () => {
    const ran = await cli(['inspect', fnb, '--sheet', 'March'])
    expect(ran.code).toBe(2)
    expect(ran.stderr).toBe(
      '“fnb.csv” is no workbook and has no sheets, so none is called “March”. Leave --sheet out.\n',
    )
  })

  it('that is not there names those that are', async () => {
    const ran = await cli(['inspect', join(samples, 'capitec.xlsx'), '--sheet', 'March'])
    expect(ran.stderr).toContain('--sheet "Transactions"')
  })
})

describe('--layout', () => {
  const layout = {
    ...{ version: 1, kind: 'bank', dateOrder: 'ymd', decimalMark: '.', sign: 'signed', currency: 'ZAR' },
    ...{
      identity: [],
      fields: { date: { from: 'column', column: 0 }, amount: { from: 'column', column: 9 } },
    },
  }

  it.each([
    { is: 'missing', content: null, code: 2, says: 'There is no file' },
    { is: 'no JSON', content: '{', code: 1, says: 'it is not JSON' },
    {
      is: 'of another shape',
      content: '{"version":1,"kind":"gold"}',
      code: 1,
      says: '“kind”: invalid option',
    },
    {
      is: 'of another table',
      content: JSON.stringify(layout),
      code: 1,
      says: 'it names column 9, and the columns of this table are 0 to 3',
    },
    {
      is: 'of a rule that is unsound',
      content: JSON.stringify({
        ...layout,
        categories: { rules: [{ when: 'matches', pattern: 'engen(', category: 'Fuel' }] },
      }),
      code: 1,
      says: '“categories.rules.0.pattern”: “engen(” is not taken: a bracket ( is never closed. Correct it',
    },
  ])('that is $is says so', async ({ content, code, says }) => {
    if (content !== null) write('layout.json', content)
    const ran = await cli(['convert', fnb, '--layout', at('layout.json')])
    expect(ran).toMatchObject({ code, stdout: '' })
    expect(ran.stderr).toContain(says)
  })

  const fields = {
    date: { from: 'column', column: 0 },
    name: { from: 'column', column: 1 },
    amount: { from: 'column', column: 2 },
  }
  // Of 13/02 the first number can only be the day; what the layout says was of other files.
  const other = { ...layout, fields, dateOrder: 'mdy', decimalMark: ',' }
  const march = 'Date,Name,Amount\n13/02/2025,Rent,-1250.55\n01/03/2025,Tea,-2.25\n'

  it('gives way to how the file writes its dates and amounts, and says so', async () => {
    write('layout.json', JSON.stringify(other))
    const args = [write('march.csv', march), '--layout', at('layout.json'), '--account', '1']
    const ran = await cli(['convert', ...args])
    expect(ran).toMatchObject({ code: 0 })
    expect(
      ran.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toMatchObject([
      { date: '2025-02-13', amount: 125055 },
      { date: '2025-03-01', amount: 225 },
    ])
    const prepared = await cli(['prepare', ...args, '--out', at('march.stubimport')])
    for (const { stderr } of [ran, prepared]) {
      expect(stderr).toContain(
        'The file overrules its layout. Its dates are not written as usual. Day/month/year: row 2',
      )
      expect(stderr).toContain('Its amounts are not written as usual. Decimal point: row 2 has -1250.55')
    }
  })

  it('gives way to the currency that the file says above its table', async () => {
    write('layout.json', JSON.stringify({ ...layout, fields }))
    const file = write(
      'dollars.csv',
      `Currency:,USD\n\n${march.replace('13/02/2025', '2025-02-13').replace('01/03/2025', '2025-03-01')}`,
    )
    const ran = await cli(['convert', file, '--layout', at('layout.json')])
    expect(ran.stdout).toContain('"currency":"USD"')
    expect(ran.stderr).toContain('It says that it is in USD, not in ZAR as usual.')
  })

  it('leaves open which currency rows are in that the file says above its table by what several are called', async () => {
    write('layout.json', JSON.stringify({ ...layout, fields }))
    const rows = march.replace('13/02/2025', '2025-02-13').replace('01/03/2025', '2025-03-01')
    const file = write('dollars.csv', `Currency:,Dollar\n\n${rows}`)
    const args = ['convert', file, '--layout', at('layout.json')]
    const ran = await cli(args)
    expect(ran.stdout).toBe('')
    expect(ran.stderr).toContain('It says that it is in Dollar, not in ZAR as usual.')
    expect(ran.stderr).toContain('Dollar is not a currency that is known.')
    expect((await cli([...args, '--answer', 'currency=USD'])).stdout).toContain('"currency":"USD"')
  })

  it('does not give way where the user answers otherwise', async () => {
    write('layout.json', JSON.stringify({ ...other, decimalMark: '.' }))
    const args = [write('march.csv', march), '--layout', at('layout.json'), '--answer', 'dateOrder=mdy']
    const ran = await cli(['convert', ...args, '--out', at('out.ndjson'), '--json'])
    expect(JSON.parse(ran.stdout)).toMatchObject({ records: 1, findingCounts: { 'date.impossible': 1 } })
  })

  it('says that the file’s own account counts where another one is given', async () => {
    const file = write('named.csv', 'Account:,62-002\n\nDate,Name,Amount\n2025-03-01,Tea,-2.25\n')
    const told = 'The file says that it is of account 62-002: that counts, and --account 63001 is not used.'
    expect((await cli(['convert', file, '--account', '63001'])).stderr).toContain(told)
    expect((await cli(['convert', file, '--account', '62002'])).stderr).not.toContain('counts')
  })

  it('gives way in what the user does not answer', async () => {
    write('layout.json', JSON.stringify(other))
    const args = [write('march.csv', march), '--layout', at('layout.json'), '--answer', 'dateOrder=dmy']
    const ran = await cli(['convert', ...args])
    expect(ran.stdout).toContain('"amount":125055')
    expect(ran.stderr).toContain('Its amounts are not written as usual. Decimal point: row 2 has -1250.55')
    expect(ran.stderr).not.toContain('Its dates')
  })

  it('says where VAT and categories come from, and that card numbers are masked', async () => {
    write('till.csv', 'Date,Name,Amount\n2025-03-01,Engen 4111 1111 1111 1111,-115.00\n')
    const fields = {
      date: { from: 'column', column: 0 },
      name: { from: 'column', column: 1 },
      amount: { from: 'column', column: 2 },
      notes: { from: 'columns', columns: [0, 1], separator: ' · ' },
    }
    const categories = { rules: [{ when: 'matches', pattern: '^engen', category: 'Fuel' }] }
    write('layout.json', JSON.stringify({ ...layout, fields, vat: 'contained', maskCards: true, categories }))
    const { stdout } = await cli(['convert', at('till.csv'), '--layout', at('layout.json')])
    // 115 × 15 / 115 = 15.
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ amount: 11500, vat: 1500, category: 'Fuel', name: 'Engen **** **** **** 1111' },
      notes: '2025-03-01 · Engen **** **** **** 1111',
    })
  })
})

describe('--preset', () => {
  it('reads a file by the preset that is named, whatever it looks like', async () => {
    write('moved.csv', 'Balance,Date,Amount,Description,Branch\n950.00,2025/03/01,-50.00,COFFEE,Main\n')
    const ran = await cli(['convert', at('moved.csv'), '--preset', 'fnb-history'])
    expect(ran.code).toBe(0)
    expect(JSON.parse(ran.stdout)).toMatchObject({ kind: 'expense', date: '2025-03-01', amount: 5000 })
  })

  it.each([
    {
      preset: 'capitec',
      says: '“Capitec account” takes what it needs from columns that this file does not have: the column “Transaction Date” (date)',
    },
    { preset: 'snapscan', says: 'Give one of these: absa, capitec, capitec-business' },
  ])('$preset says why it cannot be', async ({ preset, says }) => {
    const ran = await cli(['convert', fnb, '--preset', preset])
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain(says)
  })

  it('is not both named and given as a file', async () => {
    const ran = await cli(['convert', fnb, '--preset', 'absa', '--layout', 'layout.json'])
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain('cannot be used with')
  })
})

describe('--answer', () => {
  it.each([
    { answer: 'dateOrder', says: 'dateOrder=ymd, dateOrder=dmy, dateOrder=mdy' },
    { answer: 'dateOrder=ydm', says: 'dateOrder=ymd, dateOrder=dmy, dateOrder=mdy' },
    { answer: 'decimalMark=;', says: 'decimalMark=., decimalMark=,' },
    {
      answer: 'weather=good',
      says: 'dateOrder, decimalMark, amountsIn, sign, againstFlag, fee, tips, date, amount, debit, name, flag, currency, moneyIn, moneyOut, delimiter',
    },
    { answer: 'date=first', says: 'date=0' },
    { answer: 'currency=dollar', says: 'currency=USD' },
    { answer: 'delimiter=', says: 'delimiter=;' },
    { answer: 'encoding=utf-9', says: 'encoding=windows-1252' },
  ])('$answer is told what may be given', async ({ answer, says }) => {
    const ran = await cli(['convert', fnb, '--answer', answer])
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain(says)
  })

  it('names a column that is not there', async () => {
    const ran = await cli(['convert', fnb, '--answer', 'date=9'])
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain('it names column 9, and the columns of this table are 0 to 3')
  })

  it('says which column holds the date where the file does not', async () => {
    const source = write('days.csv', 'What,When,Amount\nRent,soon,-900.00\nSale,later,150.50\n')
    const open = await cli(['convert', source, '--out', at('out.ndjson')])
    expect(open.code).toBe(3)
    expect(open.stdout).toContain('--answer date=COLUMN')
    const named = await cli(['convert', source, '--answer', 'date=1', '--out', at('out.ndjson'), '--json'])
    expect(JSON.parse(named.stdout)).toMatchObject({ findingCounts: { 'date.unreadable': 2 }, questions: [] })
  })

  it('says which column names the records where two may', async () => {
    const source = write(
      'guests.csv',
      'Date,Guest,Room,Amount\n2025-03-01,Van Wyk,sea view,-20.00\n2025-03-02,Naidoo,attic,-35.00\n',
    )
    const open = await cli(['convert', source, '--out', at('out.ndjson')])
    expect(open.code).toBe(3)
    expect(open.stdout).toContain(
      'Open: which column says what each row was for (“Guest” and “Room” hold words',
    )
    expect(open.stdout).toContain(
      '  --answer name=1   (the 2nd column)\n  --answer name=2   (the 3rd column)',
    )
    expect(readFileSync(at('out.ndjson'), 'utf8')).toBe('')
    const named = await cli(['convert', source, '--answer', 'name=2', '--out', at('out.ndjson')])
    expect(named.code).toBe(0)
    expect(readFileSync(at('out.ndjson'), 'utf8')).toContain('"name":"sea view"')
  })

  it.each([
    { command: 'inspect', out: null, on: 'stdout' },
    { command: 'convert', out: 'out.ndjson', on: 'stdout' },
    { command: 'prepare', out: 'out.stubimport', on: 'stderr' },
  ] as const)('is named by $command, to be copied', async ({ command, out, on }) => {
    const target = out === null ? [] : ['--out', at(out)]
    const ran = await cli([command, write('open.csv', openDates), ...target])
    expect(ran.code).toBe(3)
    expect(ran[on]).toContain('  --answer dateOrder=dmy\n  --answer dateOrder=mdy')
  })

  it.each([{ more: [] }, { more: ['--dry-run'] }])(
    'is named by send $more, which stops',
    async ({ more }) => {
      await connect()
      await cli(['prepare', write('open.csv', openDates), '--account', '1', '--out', at('open.stubimport')])
      const ran = await cli(['send', at('open.stubimport'), '--connection', 'Shop', ...more], {
        key: sandbox!.apiKey,
      })
      expect(ran.code).toBe(3)
      expect(ran.stderr).toContain('  --answer dateOrder=dmy\n  --answer dateOrder=mdy')
      expect(ran.stderr).not.toContain('“Columns”')
    },
  )

  it('says how the text is to be read', async () => {
    const source = write(
      'days.csv',
      'Date;Name;Amount\n2025-01-13;Rent, half;-9.50\n2025-01-14;Sale, all;1.25\n',
    )
    const ran = await cli(['convert', source, '--answer', 'delimiter=,', '--out', at('out.ndjson'), '--json'])
    expect(JSON.parse(ran.stdout)).not.toMatchObject({ records: 2 })
    const right = await cli([
      'convert',
      source,
      '--answer',
      'delimiter=;',
      '--out',
      at('out.ndjson'),
      '--json',
    ])
    expect(JSON.parse(right.stdout)).toMatchObject({ records: 2, errors: 0 })
  })

  it.each([
    { options: [',', ';'], copied: '--answer delimiter=,\n  --answer "delimiter=;"' },
    { options: ['\t', '  '], copied: '--answer delimiter=tab\n  --answer "delimiter=  "' },
  ])('is quoted for a shell where that needs it: $options', ({ options, copied }) => {
    expect(questionText({ about: 'delimiter', options, why: 'two are as good' })).toContain(copied)
  })

  it('about a column says which it is by counting as people do, too', () => {
    const question = { about: 'amount', options: ['2', '3'], why: 'two hold amounts' } as const
    expect(questionText({ ...question, options: [...question.options] })).toContain(
      '  --answer amount=2   (the 3rd column)\n  --answer amount=3   (the 4th column)',
    )
  })

  it('that was copied closes the question', async () => {
    const source = write('open.csv', openDates)
    const ran = await cli([
      'convert',
      source,
      '--answer',
      'dateOrder=dmy',
      '--out',
      at('out.ndjson'),
      '--json',
    ])
    expect(ran.code).toBe(0)
    expect(JSON.parse(ran.stdout)).toMatchObject({ records: 3, questions: [] })
    expect(readFileSync(at('out.ndjson'), 'utf8')).toContain('"date":"2025-02-01"')
  })
})

describe('connections', () => {
  const add = (environment: string, ...more: string[]) => [
    ...[
      'connections',
      'add',
      'Shop',
      '--environment',
      environment,
      '--app-id',
      'app',
      '--uid',
      'U1',
      ...more,
    ],
  ]

  it('of the sandbox need an address', async () => {
    const ran = await cli(add('sandbox'), { stdin: 'key' })
    expect(ran).toMatchObject({ code: 5, stdout: '' })
    expect(ran.stderr).toContain('A sandbox has no fixed address')
    expect(ran.stderr).toContain('--url http://127.0.0.1')
  })

  it('of another environment have none', async () => {
    const ran = await cli(add('live', '--url', 'http://127.0.0.1:1'), { stdin: 'key' })
    expect(ran.code).toBe(5)
    expect(ran.stderr).toContain('Leave --url out')
  })

  it.each([{ stdin: '' }, { stdin: ' \n' }])(
    'are not added with the empty key "$stdin"',
    async ({ stdin }) => {
      const ran = await cli(add('test'), { stdin })
      expect(ran).toMatchObject({ code: 1, stdout: '' })
      expect(ran.stderr).toContain('No key was given')
      expect((await cli(['connections', 'list', '--json'])).stdout).toBe('[]\n')
    },
  )

  it('are added without one where STUB_IMPORT_KEY stands in', async () => {
    const ran = await cli(add('test'), { key: 'sk_test_1' })
    expect(ran.code).toBe(0)
    expect(ran.stderr).toContain('No key is kept')
  })

  it.each([
    {
      environment: 'live',
      key: 'sk_test_1',
      warns: 'The connection is for live, and the key looks like one for test.',
    },
    {
      environment: 'test',
      key: 'sk_live_1',
      warns: 'The connection is for test, and the key looks like one for live.',
    },
    { environment: 'live', key: 'sk_live_1', warns: '' },
  ])('for $environment with $key warn: "$warns"', async ({ environment, key, warns }) => {
    const ran = await cli(add(environment), { stdin: `${key}\n` })
    expect(ran).toMatchObject({ code: 0, stdout: 'Shop was added.\n' })
    if (warns === '') expect(ran.stderr).toBe('')
    else expect(ran.stderr).toContain(warns)
    expect(ran.stderr).not.toContain(key)
  })

  it('take another key, and keep it out of sight', async () => {
    await cli(add('test'), { stdin: 'sk_test_1\n' })
    const ran = await cli(['connections', 'set-key', 'Shop'], { stdin: 'sk_live_2\n' })
    expect(ran).toMatchObject({ code: 0, stdout: 'Shop has another key.\n' })
    expect(ran.stderr).toContain('the key looks like one for live')
    expect(ran.stdout + ran.stderr).not.toContain('sk_live_2')
  })

  it('keep the key that they have where none is given', async () => {
    await cli(add('test'), { stdin: 'sk_test_1\n' })
    const ran = await cli(['connections', 'set-key', 'Shop'])
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain('nothing was changed')
  })

  it.each([
    { args: ['connections', 'test', 'Nobody'] },
    { args: ['connections', 'set-key', 'Nobody'] },
    { args: ['connections', 'remove', 'Nobody'] },
  ])('that never were are not gone: $args', async ({ args }) => {
    const ran = await cli(args)
    expect(ran.code).toBe(5)
    expect(ran.stderr).toContain('There is no connection “Nobody”.')
  })
})

describe('send --method', () => {
  it('single sends each record in a request of its own', async () => {
    const stub = await connect()
    await cli(['prepare', fnb, '--out', at('fnb.stubimport')])
    const ran = await cli(
      ['send', at('fnb.stubimport'), '--connection', 'Shop', '--method', 'single', '--limit', '3', '--json'],
      { key: stub.apiKey },
    )
    expect(JSON.parse(ran.stdout)).toMatchObject({ requests: 3, confirmed: 3, waiting: 109 })
    expect(stub.counts()).toMatchObject({ income: 2, expenses: 1 })
  })

  it('file is for settlements', async () => {
    await connect()
    await cli(['prepare', fnb, '--out', at('fnb.stubimport')])
    const ran = await cli(['send', at('fnb.stubimport'), '--connection', 'Shop', '--method', 'file'])
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain('--method file is for settlements')
  })
})

describe('a key that was revoked', () => {
  it('stops a sending, which goes on with another key', async () => {
    const stub = await connect()
    await cli(['prepare', fnb, '--out', at('fnb.stubimport')])
    const send = ['send', at('fnb.stubimport'), '--connection', 'Shop']
    const stopped = await cli(send, { key: 'sk_test_revoked' })
    expect(stopped.code).toBe(5)
    expect(stopped.stderr).toContain('set-key')
    expect(JSON.parse((await cli(['status', at('fnb.stubimport'), '--json'])).stdout)).toMatchObject({
      ...{ records: 112, waiting: 112, refused: 0 },
    })
    expect(await cli(send, { key: stub.apiKey })).toMatchObject({ code: 0 })
  })
})

describe('send --dry-run', () => {
  async function prepared(): Promise<string> {
    expect(await cli(['prepare', fnb, '--out', at('fnb.stubimport')])).toMatchObject({ code: 0 })
    return at('fnb.stubimport')
  }

  it('wants a connection that there is', async () => {
    const ran = await cli(['send', await prepared(), '--connection', 'Nobody', '--dry-run'])
    expect(ran).toMatchObject({ code: 5, stdout: '' })
    expect(ran.stderr).toContain('“Nobody”')
  })

  it('shows exactly what a limit lets through, and changes nothing', async () => {
    const stub = await connect()
    const file = await prepared()
    const args = ['send', file, '--connection', 'Shop', '--dry-run', '--json']
    expect(JSON.parse((await cli(args)).stdout)).toMatchObject({ records: 112, requests: 1 })
    // The sample's first three rows: 17.44 in, 240.80 out, 1201.78 in.
    expect(JSON.parse((await cli([...args, '--limit', '3'])).stdout)).toMatchObject({
      ...{ records: 3, requests: 1, obstacles: [] },
      income: { count: 2, sum: 1744 + 120_178 },
      expense: { count: 1, sum: 24_080 },
    })
    expect(stub.counts()).toMatchObject({ income: 0, expenses: 0 })
    expect(JSON.parse((await cli(['status', file, '--json'])).stdout)).toMatchObject({
      waiting: 112,
      sent: 0,
    })
    expect(readdirSync(at('data')).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('adds up each currency by itself, the whole and what a limit lets through', async () => {
    await connect()
    const rows = ['2025-03-01,Sale,100.00,ZAR', '2025-03-02,Sale,20.50,USD', '2025-03-03,Sale,7.00,EUR']
    const file = write(
      'currencies.csv',
      [
        'Date,Description,Amount,Currency',
        ...rows,
        '2025-03-04,Rent,-5,EUR',
        '2025-03-05,Tea,-1.25,ZAR',
        '',
      ].join('\n'),
    )
    const made = at('currencies.stubimport')
    const prepare = ['prepare', file, '--account', '62', '--answer', 'sign=signed', '--out', made]
    expect(await cli(prepare)).toMatchObject({ code: 0 })
    const args = ['send', made, '--connection', 'Shop', '--dry-run']
    expect((await cli(args)).stdout).toContain(
      'income 3 (ZAR 100.00, EUR 7.00, USD 20.50), expenses 2 (ZAR 1.25, EUR 5.00).',
    )
    expect((await cli([...args, '--limit', '4'])).stdout).toContain(
      'income 3 (ZAR 100.00, EUR 7.00, USD 20.50), expenses 1 (EUR 5.00).',
    )
    expect(JSON.parse((await cli([...args, '--json'])).stdout)).toMatchObject({
      currency: 'ZAR',
      expense: { count: 2, sum: 125, others: [{ currency: 'EUR', sum: 500 }] },
    })
  })
})

it('equal rows are suspected in one account, however they are written, and not in two', async () => {
  const rows = [
    '62-1,2025-03-01,Coffee shop,-35.00',
    '62-2,2025-03-01,Coffee shop,-35.00',
    '621,2025-03-01,COFFEE  SHOP,-35.00',
  ]
  const file = write('accounts.csv', ['Account,Date,Description,Amount', ...rows, ''].join('\n'))
  const ran = await cli(['convert', file, '--json', '--out', at('out.ndjson')])
  expect(JSON.parse(ran.stdout)).toMatchObject({ records: 3, duplicates: [{ row: 4, of: 2 }] })
})

it('inspect has the note of the preset that a file is read by', async () => {
  const sample = new URL('../engine/importing/testing/presetSamples/payfast.csv', import.meta.url).pathname
  const { stdout } = await cli(['inspect', sample])
  expect(stdout).toContain('does not say which sales a payout is of')
})

describe('what a file states wrongly of itself', () => {
  // 700.00 + 50.25 are 750.25.
  const wrongTotal =
    'Date,Description,Debit,Credit\n2025-03-01,Rent,700.00,\n2025-03-02,Tea,50.25,\nTotal,,760.25,\n'
  const says = 'Row 4 states a total of 760.25, and the rows above add up to 750.25: 10.00 less.'

  it('is told by prepare and by findings, and no error', async () => {
    const args = [
      'prepare',
      write('march.csv', wrongTotal),
      '--account',
      '1',
      '--out',
      at('march.stubimport'),
    ]
    const prepared = await cli(args)
    expect(prepared).toMatchObject({ code: 0, stderr: expect.stringContaining(says) as unknown })
    expect(prepared.stdout).toContain('1 row to check (see “findings”)')
    const found = await cli(['findings', at('march.stubimport')])
    expect(found.code).toBe(0)
    expect(found.stdout).toContain(
      'The total 760.25 is not the sum of its column, 750.25: it is 10.00 too high.',
    )
  })

  it('is told by inspect and by convert', async () => {
    const file = write('march.csv', wrongTotal)
    expect((await cli(['inspect', file])).stdout).toContain(says)
    const converted = await cli(['convert', file, '--json', '--out', at('march.ndjson')])
    expect(JSON.parse(converted.stdout)).toMatchObject({
      findingCounts: { 'total.differs': 1 },
      totals: { agreeing: 0, wrong: [{ row: 4, column: 2, expected: 75025, difference: 1000 }] },
    })
  })
})

describe('rows that may have been sent in another form', () => {
  const heading = 'Date,Amount,Description\n'
  const bread = '2025/01/01,-5.00,Bread\n'
  // Sent first: coffee on 3 January, still pending, and one parking on the last day.
  const first = `${heading}${bread}2025/01/03,-35.00,(Pending) Coffee\n2025/01/09,-1.00,Parking\n`
  // Then: the coffee as it was posted, in row 3, and two parkings on that day, of which one is new.
  const posted = '2025/01/06,-35.00,Coffee\n'
  const parkings = '2025/01/09,-1.00,Parking\n2025/01/09,-1.00,Parking\n'
  const later = `${heading}${bread}${posted}${parkings}2025/01/12,-2.00,Tea\n`

  async function sentFirst(): Promise<(file: string, ...more: string[]) => Promise<Ran>> {
    const { apiKey } = await connect()
    const send = (file: string, ...more: string[]) =>
      cli(['send', at(file), '--connection', 'Shop', ...more], { key: apiKey })
    await cli(['prepare', write('first.csv', first), '--account', '1', '--out', at('first.stubimport')])
    expect(await send('first.stubimport', '--wait', '10')).toMatchObject({ code: 0 })
    return send
  }

  const prepareLater = () =>
    cli(['prepare', write('later.csv', later), '--account', '1', '--out', at('later.stubimport'), '--json'])

  it('are told by prepare', async () => {
    await sentFirst()
    const ran = await prepareLater()
    // Bread and one parking left before; the coffee and both parkings are to be looked at.
    expect(JSON.parse(ran.stdout)).toMatchObject({ records: 5, sentBefore: 2, toLookAt: 3 })
    expect(ran.stderr).toContain('3 rows to look at')
  })

  it.each([{ more: [] }, { more: ['--dry-run'] }])(
    'hold sending up with $more, until that is decided',
    async ({ more }) => {
      const send = await sentFirst()
      await prepareLater()
      const before = sandbox!.counts()
      const ran = await send('later.stubimport', ...more)
      expect(ran.code).toBe(3)
      expect(ran.stderr).toContain('2 rows may have been sent to this business in another form before')
      expect(ran.stderr).toContain(
        'row 3 (2025-01-06, Coffee, ZAR 35.00): sent with “first.csv” as ZAR 35.00 of 2025-01-03, then pending',
      )
      expect(ran.stderr).toContain('this file has 2 such rows on that day, “first.csv” had 1')
      expect(ran.stderr).toContain('--changed')
      expect(sandbox!.counts()).toEqual(before)
    },
  )

  it('leave with --changed, and are nothing to decide once they have left', async () => {
    const send = await sentFirst()
    await prepareLater()
    const plan = await send('later.stubimport', '--dry-run', '--changed', '--json')
    expect(plan).toMatchObject({ code: 0, stderr: expect.not.stringContaining('another form') as string })
    expect(JSON.parse(plan.stdout)).toMatchObject({ toLookAt: 2, obstacles: [] })
    expect(await send('later.stubimport', '--changed', '--wait', '10')).toMatchObject({ code: 0 })
    // Bread, coffee twice, parking twice, tea.
    expect(sandbox!.counts()).toMatchObject({ expenses: 6 })
    expect(await send('later.stubimport')).toMatchObject({ code: 0 })
    expect(sandbox!.counts()).toMatchObject({ expenses: 6 })
  })
})

describe('what nobody foresaw', () => {
  it('is a sentence with an incident, the log has the rest', async () => {
    const broken = () => {
      throw new TypeError('the sky fell on account 62000000001')
    }
    const ran = await cli(['inspect', fnb], { change: (real) => ({ ...real, openImporter: broken }) })
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).not.toMatch(/sky|TypeError|\n {4}at /)
    const incident = /noted in the log as (i[0-9a-f]{7})/.exec(ran.stderr)?.[1]
    expect(ran.stderr).toContain(at('data/logs/main.log'))
    const log = readFileSync(at('data/logs/main.log'), 'utf8')
    expect(log).toContain(
      `[${incident ?? 'none'}] stub-import inspect: TypeError: the sky fell on account …0001`,
    )
    expect(log).toContain('    at ')
  })
})

describe('the sandbox', () => {
  it.each([
    { args: ['--port', '65536'], says: 'The last port is 65535' },
    { args: ['--fault', 'latency=0.6', '--fault', 'refuse=0.6'], says: 'together cannot be above 1' },
    { args: ['--data', '/dev/null/state'], says: 'could not be started with “/dev/null/state”' },
  ])('does not start with $args, and says why', async ({ args, says }) => {
    const ran = await cli(['sandbox', ...args])
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain(says)
  })

  it('does not start on a port that is taken', async () => {
    const { url } = await connect()
    const ran = await cli(['sandbox', '--port', new URL(url).port])
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain('is taken')
  })
})

describe('what is not there yet', () => {
  it.each([{ args: ['convert', fnb, '--kind', 'sale'], says: 'Sales are not in this version yet' }])(
    '$args is a sentence',
    async ({ args, says }) => {
      const ran = await cli(args)
      expect(ran).toMatchObject({ code: 1, stdout: '' })
      expect(ran.stderr).toContain(says)
    },
  )
})

describe('a reader that has enough', () => {
  it('ends a conversion quietly', async () => {
    // Far more than a pipe holds.
    const rows = Array.from({ length: 20_000 }, (_, no) => `2025-01-13,Sale ${no},-12.50`)
    const source = write('many.csv', ['Date,Description,Amount', ...rows].join('\n'))
    mkdirSync(at('data'))
    const main = new URL('main.ts', import.meta.url).pathname
    const child = spawn(process.execPath, [main, 'convert', source], {
      env: { ...process.env, STUB_IMPORT_DATA: at('data') },
    })
    const said = text(child.stderr)
    const ended = once(child, 'close')
    await once(child.stdout, 'data')
    child.stdout.destroy()
    await ended
    expect(child.exitCode).toBe(0)
    expect(await said).not.toMatch(/EPIPE|\n {4}at |written/)
    expect(existsSync(at('data/logs/main.log'))).toBe(false)
  })
})
