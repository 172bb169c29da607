import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as XLSX from 'xlsx'
import { bankAccount, payoutFile } from '#engine/importing/testing/bankFile.ts'
import { spreadFaults } from '#sandbox/faults.ts'
import { startSandbox, type Sandbox, type SandboxOptions } from '#sandbox/startSandbox.ts'

const fnb = `ACCOUNT TRANSACTION HISTORY

Name:, THANDI, MOKOENA
Account:, 62000000001, [Gold Business Account]
Balance:, 8432.10, 8432.10

Date, Amount, Balance, Description
2025/01/31, -43.90, 8432.10, UIF 123456789123456
2025/01/30, 1500.00, 8476.00, EFT CREDIT  INVOICE 1042
2025/01/30, -35.00, 6976.00, COFFEE BEAN SEA POINT
2025/01/30, -35.00, 7011.00, COFFEE BEAN SEA POINT
2025/01/28, -1250.50, 7046.00, MAKRO MONTAGUE GARDENS
2025/01/02, 250.00, 8296.50, CASH DEPOSIT
`

const capitec = [
  [
    ...['Nr', 'Account', 'Posting Date', 'Transaction Date', 'Description', 'Original Description'],
    ...['Parent Category', 'Category', 'Money In', 'Money Out', 'Fee', 'Balance'],
  ],
  [1, '1234567890', '2025-03-01', '2025-03-01', 'Salary', 'SALARY', 'Income', 'Sales', 12000, '', '', 15000],
  [2, '1234567890', '2025-03-03', '2025-03-02 18:20', 'Cash', 'ATM', 'Cash', 'Travel', '', -500, -10, 14490],
  [3, '1234567890', '2025-03-31', '2025-03-31', 'Admin', 'ADMIN', 'Fees', 'Rent', '', '', -7.5, 14482.5],
]

const payouts = `Transaction Date,Type,Order,Payout Date,Payout ID,Amount,Fee,Net,Currency
2026-08-29 16:59:53 +0400,charge,#1001,2026-09-01,PO-501,1000.00,25.00,975.00,ZAR
2026-08-30 10:00:00 +0400,refund,#1001,2026-09-01,PO-501,-100.00,0.00,-100.00,ZAR
`

interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

const sandboxOptions: SandboxOptions = {
  port: 0,
  dataFile: ':memory:',
  faults: {},
  seed: 7,
  sameId: 'add',
  readBack: true,
  emptyAnswers: false,
  webhookTimeScale: 0.001,
}

let folder: string
let sandbox: Sandbox | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'))
})

afterEach(async () => {
  await sandbox?.close()
  sandbox = undefined
  rmSync(folder, { recursive: true, force: true })
})

interface CliOptions {
  readonly dataDir?: string
  readonly key?: string
  readonly stdin?: string
}

function startCli(args: readonly string[], { dataDir, key = '', stdin = '' }: CliOptions = {}) {
  const child = spawn(process.execPath, [new URL('main.ts', import.meta.url).pathname, ...args], {
    env: {
      ...process.env,
      STUB_IMPORT_DATA: dataDir ?? at('data'),
      STUB_IMPORT_KEY: key,
      DBUS_SESSION_BUS_ADDRESS: '',
      DISPLAY: '',
    },
  })
  child.stdin.end(stdin)
  return child
}

async function cli(args: readonly string[], options: CliOptions = {}): Promise<Ran> {
  const child = startCli(args, options)
  const ended = once(child, 'close')
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  await ended
  return { code: child.exitCode, stdout, stderr }
}

const at = (name: string) => join(folder, name)

function writeFnb(): string {
  writeFileSync(at('fnb.csv'), fnb)
  return at('fnb.csv')
}

async function converted(file: string, ...options: readonly string[]): Promise<Record<string, unknown>[]> {
  const ran = await cli(['convert', file, ...options, '--out', at('out.ndjson')])
  expect(ran).toMatchObject({ code: 0 })
  const lines = readFileSync(at('out.ndjson'), 'utf8').trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>) // that it is one object a line is asserted by its use
}

/** Settings under which even a small file takes many requests. */
function sendOneByOne(): void {
  mkdirSync(at('data'))
  writeFileSync(
    join(at('data'), 'settings.json'),
    JSON.stringify({ preferences: { batchSize: 1, pauseMs: 0, timeoutMs: 1000 } }),
  )
}

async function connect(started: Sandbox, dataDir?: string): Promise<void> {
  const added = await cli(
    [
      'connections',
      'add',
      'Shop',
      '--environment',
      'sandbox',
      '--url',
      started.url,
      '--app-id',
      started.appId,
      '--uid',
      started.uid,
    ],
    { stdin: `${started.apiKey}\n`, ...(dataDir === undefined ? {} : { dataDir }) },
  )
  expect(added.code).toBe(0)
}

async function held(
  started: Sandbox,
): Promise<{ income: Record<string, unknown>[]; expenses: Record<string, unknown>[] }> {
  await started.settled()
  const answer = await fetch(`${started.url}/sandbox/state?uid=${started.uid}`)
  // The sandbox's own tests show this shape.
  return (await answer.json()) as { income: Record<string, unknown>[]; expenses: Record<string, unknown>[] }
}

async function expectFnbHeld(started: Sandbox): Promise<void> {
  const { income, expenses } = await held(started)
  expect(byDate(income.map(withoutId))).toEqual([
    { date: '2025-01-02', name: 'CASH DEPOSIT', currency: 'ZAR', amount: 250 },
    { date: '2025-01-30', name: 'EFT CREDIT INVOICE 1042', currency: 'ZAR', amount: 1500 },
  ])
  expect(byDate(expenses.map(withoutId))).toEqual([
    { date: '2025-01-28', name: 'MAKRO MONTAGUE GARDENS', currency: 'ZAR', amount: 1250.5 },
    { date: '2025-01-30', name: 'COFFEE BEAN SEA POINT', currency: 'ZAR', amount: 35 },
    { date: '2025-01-30', name: 'COFFEE BEAN SEA POINT', currency: 'ZAR', amount: 35 },
    { date: '2025-01-31', name: 'UIF 123456789123456', currency: 'ZAR', amount: 43.9 },
  ])
  expect(new Set([...income, ...expenses].map(({ id }) => id)).size).toBe(6)
}

// Requests may come in any order. The dates are texts that sort as days do.
const byDate = (records: Record<string, unknown>[]) =>
  records.sort((a, b) => String(a['date']).localeCompare(String(b['date'])))

const withoutId = ({ id, ...rest }: Record<string, unknown>) => {
  expect(id).toMatch(/^r1[a-z2-7]{26}$/)
  return rest
}

describe('a result', () => {
  it('never takes the place of the file that it is made of', async () => {
    const source = writeFnb()
    const ran = await cli(['convert', source, '--out', source])
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain('is there already')
    expect(readFileSync(source, 'utf8')).toBe(fnb)
  })

  it('never takes the place of an import', async () => {
    expect((await cli(['prepare', writeFnb(), '--out', at('march.stubimport')])).code).toBe(0)
    const before = readFileSync(at('march.stubimport'))
    expect((await cli(['prepare', at('fnb.csv'), '--out', at('march.stubimport')])).code).toBe(1)
    expect((await cli(['findings', at('march.stubimport'), '--csv', at('march.stubimport')])).code).toBe(1)
    expect(readFileSync(at('march.stubimport')).equals(before)).toBe(true)
  })

  it('that has no folder to go to is a sentence', async () => {
    const ran = await cli(['prepare', writeFnb(), '--out', at('none/march.stubimport')])
    expect(ran.code).toBe(1)
    expect(ran.stderr).toContain('could not be written')
  })
})

describe('the command line', () => {
  it('shows how a bank file was read, and stores nothing', async () => {
    const ran = await cli(['inspect', writeFnb(), '--json'])
    expect(ran.code).toBe(0)
    expect(JSON.parse(ran.stdout)).toMatchObject({
      source: { name: 'fnb.csv', format: 'csv', bytes: Buffer.byteLength(fnb) },
      sheets: [],
      reading: {
        encoding: 'utf-8',
        delimiter: ',',
        headingRow: 7,
        headingRows: [7],
        firstRow: 8,
        lastRow: 13,
        facts: { account: '62000000001' },
      },
      layout: {
        kind: 'bank',
        dateOrder: 'ymd',
        decimalMark: '.',
        sign: 'signed',
        fields: { date: { column: 0 }, amount: { column: 1 }, balance: { column: 2 }, name: { column: 3 } },
      },
      questions: [],
    })
  })

  it('converts a bank file to records, and the rows add up', async () => {
    const ran = await cli(['convert', writeFnb(), '--out', at('out.ndjson'), '--json'])
    expect(ran.code).toBe(0)
    const summary: unknown = JSON.parse(ran.stdout)
    expect(summary).toMatchObject({
      rows: 6,
      converted: 6,
      left: 0,
      errors: 0,
      records: 6,
      income: { count: 2, sum: 175000 },
      expense: { count: 4, sum: 4390 + 3500 + 3500 + 125050 },
      findings: [],
      duplicates: [{ row: 11, of: 10 }],
      questions: [],
    })
    const records = readFileSync(at('out.ndjson'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(records.map(withoutId)[0]).toEqual({
      row: 8,
      part: 'main',
      kind: 'expense',
      date: '2025-01-31',
      name: 'UIF 123456789123456',
      amount: 4390,
      currency: 'ZAR',
    })
    expect(new Set(records.map(({ id }) => id)).size).toBe(6)
  })

  it('converts a workbook: the day of the transaction, fees of their own, a fee alone', async () => {
    const book = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(capitec), 'Transactions')
    // XLSX.write answers a Buffer when asked for one.
    writeFileSync(at('capitec.xlsx'), XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
    const zar = { currency: 'ZAR' }
    const fee = { ...zar, part: 'fee', kind: 'expense', category: 'Bank Charges' }
    const main = { ...zar, part: 'main' }
    expect((await converted(at('capitec.xlsx'))).map(withoutId)).toEqual([
      {
        ...main,
        row: 2,
        kind: 'income',
        date: '2025-03-01',
        name: 'Salary',
        amount: 1200000,
        category: 'Sales',
      },
      {
        ...main,
        row: 3,
        kind: 'expense',
        date: '2025-03-02',
        name: 'Cash',
        amount: 50000,
        category: 'Travel',
      },
      { ...fee, row: 3, date: '2025-03-02', name: 'Cash (fee)', amount: 1000 },
      { ...fee, row: 4, date: '2025-03-31', name: 'Admin (fee)', amount: 750 },
    ])
  })

  it('converts payouts: what was paid out, with the income and expenses that it is made of', async () => {
    writeFileSync(at('payouts.csv'), payouts)
    const [payout, ...others] = await converted(at('payouts.csv'), '--account', 'Web shop')
    expect(others).toEqual([])
    expect(payout).toMatchObject({ rows: [2, 3], kind: 'settlement', date: '2026-09-01', currency: 'ZAR' })
    // Paid out: 1000 − 25 − 100.
    expect(payout).toMatchObject({ amount: 87500, fee: 2500 })
    expect(payout).toMatchObject({
      income: [{ row: 2, part: 'main', date: '2026-08-29', name: '#1001', amount: 100000 }],
      expenses: [
        { row: 2, part: 'fee', name: '#1001 (fee)', amount: 2500, category: 'Merchant Fees' },
        { row: 3, part: 'main', date: '2026-08-30', name: '#1001', amount: 10000 },
      ],
    })
    const { income, expenses } = payout as Record<'income' | 'expenses', Record<string, unknown>[]> // as matched above
    expect(income[0]?.['feeId']).toBe(expenses[0]?.['id'])
  })

  it('takes overlapping files at once, tells what they share, and sends nothing twice', async () => {
    const [preamble = '', rows = ''] = fnb.split('Description\n')
    const lines = rows.trimEnd().split('\n')
    const parts = { a: lines.slice(2), b: lines.slice(1, 5), c: lines }
    const files = Object.entries(parts).map(([name, part]) => {
      writeFileSync(at(`${name}.csv`), `${preamble}Description\n${part.join('\n')}\n`)
      return at(`${name}.csv`)
    })
    const prepared = await cli(['prepare', ...files, '--out', at('out/'), '--json'])
    expect(prepared.code).toBe(0)
    expect(
      prepared.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toMatchObject([
      { records: 4, sentBefore: 0, waitsElsewhere: 0 },
      { records: 4, sentBefore: 0, waitsElsewhere: 3 },
      { records: 6, sentBefore: 0, waitsElsewhere: 5 },
    ])
    // It doubles whatever has an id that it holds already.
    sandbox = await startSandbox({ ...sandboxOptions, readBack: false })
    await connect(sandbox)
    const imports = ['a', 'b', 'c'].map((name) => at(`out/${name}.stubimport`))
    const to = ['--connection', 'Shop', '--json']
    const sent = await cli(['send', ...imports, ...to], { key: sandbox.apiKey })
    expect(sent.code).toBe(0)
    expect(
      sent.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toMatchObject([
      { records: 4, accepted: 4, waiting: 0, requests: 1 },
      { records: 4, accepted: 4, waiting: 0, requests: 1 },
      { records: 6, accepted: 6, waiting: 0, requests: 1 },
    ])
    await expectFnbHeld(sandbox)
  })

  it('sends an account to another business only once that one is named', async () => {
    expect((await cli(['prepare', writeFnb(), '--out', at('march.stubimport')])).code).toBe(0)
    copyFileSync(at('march.stubimport'), at('copy.stubimport'))
    sandbox = await startSandbox(sandboxOptions)
    const { url, appId, uid, apiKey } = sandbox
    await connect(sandbox)
    const sendTo = (name: string, file: string, ...more: readonly string[]) =>
      cli(['send', at(file), '--connection', name, ...more], { key: apiKey })
    expect((await sendTo('Shop', 'march.stubimport')).code).toBe(0)

    const business = { businessname: 'Cafe', firstname: 'A', lastname: 'B', email: 'cafe@example.com' }
    const made = await fetch(`${url}/api/push/business`, {
      method: 'POST',
      body: JSON.stringify({ apikey: apiKey, appid: appId, data: business }),
      headers: { 'content-type': 'application/json', 'x-api-key': apiKey },
    })
    const { uid: other } = (await made.json()) as { uid: string } // push/business answers with it
    expect(other).not.toBe(uid)
    const to = ['--environment', 'sandbox', '--url', url, '--app-id', appId, '--uid', other]
    expect((await cli(['connections', 'add', 'Cafe', ...to], { stdin: `${apiKey}\n` })).code).toBe(0)
    const refused = await sendTo('Cafe', 'copy.stubimport')
    expect(refused.code).toBe(5)
    expect(refused.stderr).toContain('Account 62000000001 was sent to Shop before')
    expect((await sendTo('Cafe', 'copy.stubimport', '--account-to', 'Shop')).code).toBe(5)
    expect((await sendTo('Cafe', 'copy.stubimport', '--account-to', 'Cafe')).code).toBe(0)
    expect((await sendTo('Cafe', 'copy.stubimport')).code).toBe(0)
  })

  it('reverses what was sent: an import of its own, and the original does not leave again until that is lifted', async () => {
    await cli(['prepare', writeFnb(), '--out', at('march.stubimport')])
    sandbox = await startSandbox(sandboxOptions)
    await connect(sandbox)
    const key = sandbox.apiKey
    const send = ['send', at('march.stubimport'), '--connection', 'Shop', '--json']
    expect(await cli([...send, '--limit', '5', '--wait', '10'], { key })).toMatchObject({ code: 6 })
    const made = await cli(['reverse', at('march.stubimport'), '--out', at('back.stubimport'), '--json'])
    expect(made).toMatchObject({ code: 0 })
    expect(JSON.parse(made.stdout)).toEqual({
      ...{ file: at('march.stubimport'), out: at('back.stubimport'), records: 5, errors: 0, payouts: [] },
    })
    const blocked = await cli(send, { key })
    expect(blocked.code).toBe(5)
    expect(blocked.stderr).toContain('holds records that reverse it')

    const back = await cli(
      ['send', at('back.stubimport'), '--connection', 'Shop', '--wait', '10', '--json'],
      { key },
    )
    expect(JSON.parse(back.stdout)).toMatchObject({ records: 5, confirmed: 5, differing: [] })
    await sandbox.settled()
    const { income, expenses } = await held(sandbox)
    const sum = (records: readonly Record<string, unknown>[]) =>
      records.reduce((total, { amount }) => total + Math.round(Number(amount) * 100), 0)
    // Each record twice, once each way.
    expect([income.length, expenses.length]).toEqual([5, 5])
    expect(sum(income)).toBe(sum(expenses))

    expect(await cli(['reverse', at('march.stubimport'), '--lift'])).toMatchObject({ code: 0 })
    expect(await cli([...send, '--wait', '10'], { key })).toMatchObject({ code: 0 })
  })

  it('names each payout of which it can reverse the lines only', async () => {
    // 10.00 less a fee of 1.00 each.
    writeFileSync(at('payouts.csv'), payoutFile([1, 1]))
    await cli(['prepare', at('payouts.csv'), '--account', bankAccount, '--out', at('payouts.stubimport')])
    sandbox = await startSandbox(sandboxOptions)
    await connect(sandbox)
    const sent = await cli(['send', at('payouts.stubimport'), '--connection', 'Shop', '--wait', '10'], {
      key: sandbox.apiKey,
    })
    expect(sent).toMatchObject({ code: 0 })
    const made = await cli(['reverse', at('payouts.stubimport'), '--out', at('back.stubimport')])
    expect(made.stdout).toContain('stay in stub’s list of payouts, to be removed there by hand:')
    const named = made.stdout.matchAll(/^(\d{4}-\d\d-\d\d) +9\.00 +ZAR +r1\w+$/gm)
    expect([...named].map(([, date]) => date)).toEqual(['2025-03-10', '2025-03-11'])
    const status = await cli(['status', at('payouts.stubimport')])
    expect(status.stdout).toContain('2 payouts of it stay in stub’s list of payouts')
  })

  it('lists for programs the payouts that are accepted and not confirmed too, oldest first, without what another import sent', async () => {
    const sizes = { 'first.csv': [1], 'all.csv': [1, 2, 1] }
    sandbox = await startSandbox({ ...sandboxOptions, readBack: false })
    await connect(sandbox)
    for (const [name, payouts] of Object.entries(sizes)) {
      const [heading = '', ...lines] = payoutFile(payouts).trimEnd().split('\n')
      writeFileSync(at(name), [heading, ...lines.toReversed(), ''].join('\n'))
      await cli(['prepare', at(name), '--account', bankAccount, '--out', at(`${name}.stubimport`)])
      await cli(['send', at(`${name}.stubimport`), '--connection', 'Shop'], { key: sandbox.apiKey })
    }
    const made = await cli(['reverse', at('all.csv.stubimport'), '--out', at('back.stubimport'), '--json'])
    // The payout of 10 March left with the other file. 2 × 10.00 less 2 × 1.00 is 18.00.
    expect(JSON.parse(made.stdout)).toMatchObject({
      payouts: [
        { date: '2025-03-11', amount: 1800, currency: 'ZAR' },
        { date: '2025-03-12', amount: 900, currency: 'ZAR' },
      ],
    })
  })

  it('prepares without a connection, hands on, sends from another data folder, and again from the first: nothing doubles', async () => {
    const prepared = await cli(['prepare', writeFnb(), '--out', at('march.stubimport')])
    expect(prepared.code).toBe(0)
    copyFileSync(at('march.stubimport'), at('handed-on.stubimport'))
    sandbox = await startSandbox(sandboxOptions)
    await connect(sandbox, at('other'))
    const sent = await cli(
      ['send', at('handed-on.stubimport'), '--connection', 'Shop', '--wait', '10', '--json'],
      { dataDir: at('other'), key: sandbox.apiKey },
    )
    expect(sent).toMatchObject({ code: 0 })
    expect(JSON.parse(sent.stdout)).toMatchObject({
      records: 6,
      waiting: 0,
      confirmed: 6,
      refused: 0,
      unknown: 0,
      refusals: [],
    })
    await connect(sandbox)
    const again = await cli(['send', at('march.stubimport'), '--connection', 'Shop', '--json'], {
      key: sandbox.apiKey,
    })
    expect(again.code).toBe(0)
    const third = await cli(['send', at('march.stubimport'), '--connection', 'Shop', '--json'], {
      key: sandbox.apiKey,
    })
    expect(third.code).toBe(0)
    expect(JSON.parse(third.stdout)).toMatchObject({ confirmed: 6, requests: 0 })
    await expectFnbHeld(sandbox)

    const receipt = await cli(['receipt', at('handed-on.stubimport'), '--out', at('march.json'), '--json'])
    expect(receipt.code).toBe(0)
    const proof = JSON.parse(readFileSync(at('march.json'), 'utf8')) as Record<string, unknown>
    expect(JSON.parse(receipt.stdout)).toEqual({ records: 6, sha256: proof['sha256'] })
    expect(proof).toMatchObject({
      counts: { records: 6, confirmed: 6 },
      recipients: [{ connection: 'Shop', environment: 'sandbox', uid: sandbox.uid }],
      attempts: [
        { outcome: 'found', records: 6 },
        { batch: 1, attempt: 1, outcome: 'accepted', records: 6, exchange: { endpoint: '/api/push/many' } },
      ],
    })
    expect(JSON.stringify(proof)).not.toContain(sandbox.apiKey)
    expect(await cli(['receipt', at('march.json'), '--check'])).toMatchObject({ code: 0 })
    writeFileSync(at('march.json'), readFileSync(at('march.json'), 'utf8').replace('43', '44'))
    expect(await cli(['receipt', at('march.json'), '--check'])).toMatchObject({ code: 3 })
  })

  it('gets every record across exactly once under 20 % faults, sending the refused again until none is left', async () => {
    sendOneByOne()
    sandbox = await startSandbox({
      ...sandboxOptions,
      faults: spreadFaults(0.2),
      // The fourth request, the first push, is done and its answer lost; soon after one is refused and one hangs.
      seed: 2332346,
      latencyMs: 5,
      timeoutMs: 200,
      retryAfterSeconds: 0,
    })
    await connect(sandbox)
    await cli(['prepare', writeFnb(), '--out', at('march.stubimport')])
    let last: Ran | undefined
    for (let round = 0; round < 20 && last?.code !== 0; round++) {
      last = await cli(
        ['send', at('march.stubimport'), '--connection', 'Shop', '--refused', '--wait', '5', '--json'],
        { key: sandbox.apiKey },
      )
    }
    expect(last?.code).toBe(0)
    await expectFnbHeld(sandbox)
  })

  it('killed while it sends, it sends the rest when it is run again', async () => {
    sendOneByOne()
    const slow = await startSandbox({ ...sandboxOptions, faults: { latency: 1 }, latencyMs: 150 })
    sandbox = slow
    await connect(slow)
    await cli(['prepare', writeFnb(), '--out', at('march.stubimport')])
    const send = ['send', at('march.stubimport'), '--connection', 'Shop']
    const first = startCli(send, { key: slow.apiKey })
    const ended = once(first, 'exit')
    await vi.waitUntil(() => slow.counts().income + slow.counts().expenses >= 2, {
      timeout: 20_000,
      interval: 20,
    })
    first.kill('SIGKILL')
    await ended
    expect(slow.counts().income + slow.counts().expenses).toBeLessThan(6)

    expect(await cli(send, { key: slow.apiKey })).toMatchObject({ code: 0 })
    await expectFnbHeld(slow)
  })

  it.each([
    { args: ['inspect', 'none.csv'], code: 2, says: /none\.csv/ },
    { args: ['send', 'none.stubimport', '--connection', 'Nobody'], code: 2, says: /./ },
    { args: ['bogus'], code: 1, says: /unknown command/ },
    { args: ['receipt', 'none.stubimport'], code: 1, says: /--out/ },
    { args: ['receipt', 'none.html', '--check'], code: 2, says: /none\.html/ },
    { args: ['connections', 'test', 'Nobody'], code: 5, says: /Nobody/ },
  ])('ends $args with $code and a sentence', async ({ args, code, says }) => {
    const ran = await cli(args)
    expect(ran.code).toBe(code)
    expect(ran.stderr).toMatch(says)
  })
})
