import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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

async function cli(
  args: readonly string[],
  options: { dataDir?: string; key?: string; stdin?: string } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [new URL('main.ts', import.meta.url).pathname, ...args], {
    env: {
      ...process.env,
      STUB_IMPORT_DATA: options.dataDir ?? join(folder, 'data'),
      STUB_IMPORT_KEY: options.key ?? '',
      DBUS_SESSION_BUS_ADDRESS: '',
      DISPLAY: '',
    },
  })
  child.stdin.end(options.stdin ?? '')
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  const code = child.exitCode ?? (await new Promise<number | null>((resolve) => child.once('exit', resolve)))
  return { code, stdout, stderr }
}

const at = (name: string) => join(folder, name)

function writeFnb(): string {
  writeFileSync(at('fnb.csv'), fnb)
  return at('fnb.csv')
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

const withoutId = ({ id, ...rest }: Record<string, unknown>) => {
  expect(id).toMatch(/^r1[a-z2-7]{26}$/)
  return rest
}

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
    const { income, expenses } = await held(sandbox)
    expect(income.map(withoutId)).toEqual([
      { date: '2025-01-30', name: 'EFT CREDIT INVOICE 1042', currency: 'ZAR', amount: 1500 },
      { date: '2025-01-02', name: 'CASH DEPOSIT', currency: 'ZAR', amount: 250 },
    ])
    expect(expenses.map(withoutId)).toEqual([
      { date: '2025-01-31', name: 'UIF 123456789123456', currency: 'ZAR', amount: 43.9 },
      { date: '2025-01-30', name: 'COFFEE BEAN SEA POINT', currency: 'ZAR', amount: 35 },
      { date: '2025-01-30', name: 'COFFEE BEAN SEA POINT', currency: 'ZAR', amount: 35 },
      { date: '2025-01-28', name: 'MAKRO MONTAGUE GARDENS', currency: 'ZAR', amount: 1250.5 },
    ])
  })

  it('gets every record across exactly once under 20 % faults, sending the refused again until none is left', async () => {
    sandbox = await startSandbox({
      ...sandboxOptions,
      faults: spreadFaults(0.2),
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
    const { income, expenses } = await held(sandbox)
    expect([income.length, expenses.length]).toEqual([2, 4])
    expect(new Set([...income, ...expenses].map(({ id }) => id)).size).toBe(6)
  })

  it.each([
    { args: ['inspect', 'none.csv'], code: 2, says: /none\.csv/ },
    { args: ['send', 'none.stubimport', '--connection', 'Nobody'], code: 2, says: /./ },
    { args: ['bogus'], code: 1, says: /unknown command/ },
    { args: ['receipt', 'x', '--out', 'y'], code: 1, says: /not in this version/ },
    { args: ['connections', 'test', 'Nobody'], code: 5, says: /Nobody/ },
  ])('ends $args with $code and a sentence', async ({ args, code, says }) => {
    const ran = await cli(args)
    expect(ran.code).toBe(code)
    expect(ran.stderr).toMatch(says)
  })
})
