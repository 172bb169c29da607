import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { RowVerdict } from '#shared/convert/rowVerdict.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { column } from '#shared/layout/testing/bankLayout.ts'
import type { Cells } from '#shared/reading/cell.ts'
import { createImport } from '#engine/importing/createImport.ts'
import { rejudge } from '#engine/importing/judgeImport.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { chunkOf } from '#engine/importing/file/rowChunks.ts'
import { readSource } from '#engine/reading/readSource.ts'
import type { ReadSource } from '#engine/reading/sourceReading.ts'

const folder = mkdtempSync(join(tmpdir(), 'bytes-and-cells-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Reads every source as cells of text, by the reader that the byte reader is held against. */
const readCells: ReadSource = (bytes, { choice, onRows, onProgress, signal }) =>
  readSource(bytes, { choice, onRows, onProgress, signal })

const context = { signal: new AbortController().signal, progress: () => undefined }

async function imported(
  text: string | Buffer,
  read: ReadSource,
  account = '62001234567',
): Promise<OpenImport> {
  const sourcePath = join(folder, 'source.csv')
  writeFileSync(sourcePath, text)
  const made = await createImport(
    { now: () => '2025-04-01T08:00:00.000Z', readSource: read },
    { path: ':memory:', id: 'one', sourcePath, sourceName: 'source.csv', choice: {}, account },
    context,
  )
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

/** All that is known of an import: what differs between two readers of one source is a fault of one of them. */
function known(open: OpenImport) {
  const { table, judgement, chunks } = open.state()
  const { reader, ...reading } = table.reading
  const rows: Cells[] = []
  const verdicts: { verdict: RowVerdict; ordinal: number }[] = []
  for (let row = 1; row <= table.rows; row++) {
    rows.push(open.file.rows.row(table.edition, row))
    verdicts.push(open.verdicts().row(row))
  }
  const { edition: _one, ...judged } = judgement
  return { reader, known: { reading, profiles: table.profiles, judged, chunks, rows, verdicts } }
}

async function expectSame(text: string | Buffer, layout?: (suggested: Layout) => Layout) {
  const bytes = await imported(text, readSource)
  const cells = await imported(text, readCells)
  if (layout !== undefined)
    for (const open of [bytes, cells]) {
      const { judgement } = open.state()
      const changed = { layout: layout(judgement.layout), layoutName: null, account: judgement.account }
      await rejudge(open, changed, { signal: context.signal, onRows: () => undefined })
    }
  const [fromBytes, fromCells] = [known(bytes), known(cells)]
  expect(fromBytes.known).toEqual(fromCells.known)
  expect(fromCells.reader).toBe('text')
  bytes.file.close()
  cells.file.close()
  return fromBytes.reader
}

/** Numbers from 0 up to below 1, the same in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const oddCells = {
  date: [
    '2024-01-31',
    '2024/02/30',
    '31/01/2024',
    '2024-1-5',
    '20240131',
    '2024-01-31 17:22',
    '=""2024-01-31""',
    'soon',
    '',
  ],
  amount: [
    '12.50',
    '-7',
    '1,250.00',
    '(3.00)',
    'R 5.00',
    '-0.00',
    '12.345',
    '12.340',
    '0',
    'x',
    '',
    '9.5',
    '99999999999999.99',
    'n/a',
    'USD 1.2345',
    '$1,2,3',
    'JPY 12.5',
    '=""-12.50""',
  ],
  text: [
    'Coffee  shop',
    ' padded ',
    'say ""hi""',
    'a, b',
    'Café Zoë',
    '(PENDING) Fuel',
    'Total',
    'Opening balance',
    'Carried forward',
    'Daily total',
    'Nuwe saldo',
    'line\r\nbreak',
    'tab\there',
    '\u00a0',
    '',
    'İstanbul ﬁ',
    'ZAR',
    'DR',
    "=cmd|' /C calc'!A0",
    '=""00012345""',
    '=""Total""',
    '=""\u00a0Total""',
    '100% Wool 12',
  ],
}

/** A bank's export of which about one cell in `every` is odd. */
function oddFile(seed: number, rows: number, every: number): string {
  const random = seeded(seed)
  const oneOf = (cells: readonly string[]) => cells[Math.floor(random() * cells.length)] ?? ''
  const odd = (cells: readonly string[], usual: string) => (random() * every < 1 ? oneOf(cells) : usual)
  const quoted = (cell: string) => (/[",\r\n]/.test(cell) || random() < 0.05 ? `"${cell}"` : cell)
  const lines = ['Date,Description,Reference,Amount,Balance,Currency,VAT']
  for (let row = 0; row < rows; row++) {
    const day = `2024-0${1 + (row % 9)}-${String(10 + (row % 19)).padStart(2, '0')}`
    const amount = `${random() < 0.6 ? '-' : ''}${Math.floor(random() * 5000)}.${10 + Math.floor(random() * 89)}`
    const cells = [
      odd(oddCells.date, day),
      odd(oddCells.text, `Shop ${row % 400}`),
      odd(oddCells.text, `REF${row % 50}`),
      odd(oddCells.amount, amount),
      odd(oddCells.amount, `${1000 + row}.25`),
      odd(['USD', 'R', 'JPY', 'zar', 'Rands', 'Pula', 'South African Rand', 'Dollar', 'none', ''], 'ZAR'),
      odd(oddCells.amount, ''),
    ]
    if (random() * every < 0.2) cells.push('one more')
    if (random() * every < 0.2) cells.length = 3
    lines.push(random() * every < 0.1 ? '' : cells.map(quoted).join(','))
  }
  return lines.join(random() < 0.5 ? '\n' : '\r\n')
}

const vatRows = [
  ['2024-01-31', 'Right', '-115.00', '15.00'],
  ['2024-02-01', 'None', '-115.00', '0.00'],
  ['2024-02-02', 'A cent too much', '-115.00', '15.01'],
  ['2018-03-31', 'At the rate of before', '-115.00', '14.12'],
  ['2018-03-31', 'At the rate of later', '-115.00', '15.00'],
  ['1990-01-31', 'Long ago', '-110.00', '10.00'],
  ['2024-02-03', 'Too much', '-115.00', '116.00'],
  ['2024-02-04', 'With a sign', '-115.00', '-15.00'],
]

const sixColumns: Partial<Layout> = {
  kind: 'bank',
  sign: 'signed',
  dateOrder: 'ymd',
  decimalMark: '.',
  vat: 'column',
  identity: [1],
  fields: {
    date: column(0),
    name: column(1),
    amount: column(2),
    fee: column(3),
    currency: column(4),
    vat: column(5),
  },
}

const usualRow = '2025-02-03,Shop,-5.00,,ZAR,0.65'

/** What becomes of rows behind a usual one and before many others, read from their bytes and held against their cells. */
async function judgedUsual(rows: readonly string[], change: Partial<Layout> = {}) {
  const ofSix = (layout: Layout): Layout => ({ ...layout, ...sixColumns, ...change })
  const lines = ['Date,Description,Amount,Fee,Currency,VAT', usualRow, ...rows]
  const text = [...lines, ...Array<string>(20).fill(usualRow)].join('\n')
  expect(await expectSame(text, ofSix)).toBe('fast')
  const open = await imported(text, readSource)
  const { layout, account } = open.state().judgement
  const changed = { layout: ofSix(layout), layoutName: null, account }
  await rejudge(open, changed, { signal: context.signal, onRows: () => undefined })
  const verdicts = open.verdicts()
  const judged = rows.map((_, index) => verdicts.row(index + 3))
  open.file.close()
  return judged
}

describe('an import read from bytes', () => {
  it.each([
    { seed: 1, rows: 4000, every: 1000 },
    { seed: 2, rows: 4000, every: 40 },
    { seed: 3, rows: 2500, every: 5 },
    { seed: 4, rows: 1000, every: 200 },
  ])(
    'is what cells of text make of it: $rows rows, one cell in $every odd',
    async ({ seed, rows, every }) => {
      expect(await expectSame(oddFile(seed, rows, every))).toBe('fast')
    },
  )

  it.each<Partial<Layout>>([
    { kind: 'expense', sign: 'signed' },
    { kind: 'income', sign: 'unsigned' },
    { kind: 'expense', sign: 'unsigned', vat: 'none' },
    {
      sign: 'flag',
      fields: {
        date: column(0),
        amount: column(3),
        name: column(1),
        flag: column(1),
      },
    },
    {
      ...{ sign: 'flag', againstFlag: 'paidBack', debitSign: 'plus', creditSign: 'plus' },
      fields: { date: column(0), amount: column(3), name: column(1), flag: column(1) },
    },
    { sign: 'inverted' },
    { nameOpen: true, fields: { date: column(0), amount: column(3) } },
    { decimalMark: ',' },
    { amountsIn: 'cents' },
    {
      amountsIn: 'cents',
      fields: { date: column(0), amount: column(3), name: column(1), balance: column(4) },
    },
    { dateOrder: 'dmy' },
    { dayCounts: true },
    { fields: { date: column(0), amount: column(3), name: column(1), feeVat: column(6) } },
    { currency: 'JPY' },
    { identity: [1, 2] },
    { leave: [{ column: 2, when: 'is', values: ['ref7', 'ref8'], why: 'information' }] },
    { leave: [{ column: 1, when: 'empty', why: 'pending' }], identity: [] },
    {
      tips: 'in',
      fields: {
        date: column(0),
        amount: column(3),
        name: column(1),
        tip: column(6),
      },
    },
    { fields: { date: column(0), amount: column(3) } },
    {
      fields: {
        date: column(0),
        amount: column(3),
        net: column(6),
      },
    },
    {
      sign: 'debitCredit',
      fields: { date: column(0), debit: column(3), credit: column(6), net: column(3) },
    },
    {
      fields: {
        date: column(0),
        amount: column(3),
        name: column(1),
        sourceId: column(2),
        account: { from: 'constant', value: '4001 22' },
      },
    },
    {
      sign: 'debitCredit',
      fields: {
        date: column(0),
        debit: column(3),
        credit: column(6),
        name: column(1),
        fee: column(6),
      },
    },
    {
      sign: 'debitCredit',
      fields: {
        date: column(0),
        debit: column(3),
        credit: column(6),
        balance: column(4),
      },
    },
    {
      fields: {
        date: column(0),
        amount: { from: 'column', column: 3, empty: '1.00' },
        fee: column(6),
        balance: { from: 'column', column: 4, empty: '7.00' },
        account: column(2),
        currency: column(5),
      },
    },
    {
      fields: {
        date: column(0),
        amount: column(3),
        fee: { from: 'columns', columns: [6, 7], separator: ' ' },
        balance: { from: 'columns', columns: [4, 7], separator: '' },
        currency: column(5),
      },
    },
    { vat: 'none' },
    { vat: 'contained', maskCards: true },
    {
      vat: 'zeroRated',
      categories: { values: [], rules: [{ when: 'matches', pattern: 'shop [1-3]', category: 'Gifts' }] },
    },
    {
      fields: {
        date: column(0),
        amount: column(3),
        name: { from: 'columns', columns: [2, 1], separator: ' / ', empty: 'Till' },
        vat: column(6),
      },
    },
    {
      fields: {
        date: { from: 'column', column: 0, empty: '2024-01-01' },
        amount: { from: 'column', column: 3, empty: '1.00' },
        currency: { from: 'column', column: 5, empty: 'USD' },
      },
    },
    {
      fields: {
        date: { from: 'columns', columns: [0, 6], separator: ' ' },
        amount: column(3),
        vat: { from: 'constant', value: '0.15' },
      },
    },
    ...(['own', 'netted', 'left'] as const).map((fee): Partial<Layout> => ({
      fee,
      feeBasis: 'included',
      fields: {
        date: column(0),
        amount: column(3),
        fee: column(6),
        name: column(1),
      },
    })),
    {
      sign: 'debitCredit',
      debitSign: 'minus',
      creditSign: 'minus',
      fields: {
        date: column(0),
        debit: column(3),
        credit: column(6),
        name: column(1),
      },
    },
  ])('is judged as cells of text are under %o', async (change) => {
    expect(await expectSame(oddFile(5, 1500, 30), (layout) => ({ ...layout, ...change }))).toBe('fast')
  })

  // An id rests on day, money and currency, as they read or as they stand, and not on VAT.
  it.each([
    ['a day that there is none of', '2025-02-30,Shop,-5.00,,ZAR,0.65', [1, 2, 3]],
    ['no day', ',Shop,-5.00,,ZAR,0.65', [1, 2, 3]],
    ['an amount', '2025-02-03,Shop,n/a,,ZAR,0.65', [1, 2, 3]],
    ['an amount with cents of cents', '2025-02-03,Shop,-5.001,,ZAR,0.65', [1, 2, 3]],
    ['a currency', '2025-02-03,Shop,-5.00,,XQX,0.65', [1, 2, 3]],
    ['VAT', `2025-02-03,Shop,-5.00,,ZAR,twelve`, [2, 4, 5]],
    ['a day, an amount and VAT', 'soon,Shop,n/a,,ZAR,twelve', [1, 2, 3]],
    ['a day and a currency', 'soon,Shop,-5.00,,XQX,0.65', [1, 2, 3]],
  ])('counts rows of one kind where %s does not read', async (_what, row, ordinals) => {
    const judged = await judgedUsual([row, usualRow, row, row])
    const ofRow = [judged[0], judged[2], judged[3]]
    expect(ofRow.map((each) => each?.verdict.state)).toEqual(['error', 'error', 'error'])
    expect(ofRow.map((each) => each?.ordinal)).toEqual(ordinals)
  })

  it.each([
    ['days that do not read', 'soon,Shop,-5.00,,ZAR,', 'later,Shop,-5.00,,ZAR,'],
    ['amounts that do not read', '2025-02-03,Shop,n/a,,ZAR,', '2025-02-03,Shop,none,,ZAR,'],
    ['currencies that do not read', '2025-02-03,Shop,-5.00,,XQX,', '2025-02-03,Shop,-5.00,,QXQ,'],
    ['the currency beside an amount', '2025-02-03,Shop,USD 5.001,,ZAR,', '2025-02-03,Shop,USD 5.001,,,'],
    ['whose a sign is', '2025-02-03,Shop,$5.001,,ZAR,', '2025-02-03,Shop,$5.001,,,'],
  ])('tells rows in error apart by %s', async (_what, one, other) => {
    const judged = await judgedUsual([one, other])
    expect(judged.map(({ verdict }) => verdict.state)).toEqual(['error', 'error'])
    expect(judged.map(({ ordinal }) => ordinal)).toEqual([1, 1])
  })

  it('reads an amount in a currency that has no cents', async () => {
    const [judged] = await judgedUsual(['2025-02-03,Shop,-500,,JPY,'])
    expect(judged?.verdict).toMatchObject({
      state: 'converted',
      entries: [{ amount: 500, currency: 'JPY' }],
    })
  })

  it('minds no VAT that does not read where the layout has none', async () => {
    const row = '2025-02-03,,-5.00,,ZAR,twelve'
    const [judged] = await judgedUsual([row], { vat: 'none' })
    expect(judged?.verdict).toMatchObject({ state: 'converted', findings: [{ code: 'name.missing' }] })
  })

  it('is judged as cells of text are where a spreadsheet seems to have swapped its dates', async () => {
    const days = Array.from({ length: 1500 }, (_, row) => 1 + Math.floor(row / 60))
    const rows = days.map((day) => {
      const date = day <= 12 ? `2025-${String(day).padStart(2, '0')}-01` : `${day}/01/2025`
      return `${date},Shop,-1.00`
    })
    const text = ['Date,Description,Amount', ...rows].join('\n')
    expect(await expectSame(text)).toBe('fast')
    const verdicts = (await imported(text, readSource)).verdicts()
    // 1 January reads the same either way; row 62 is the first of 2 January.
    expect([61, 62].map((row) => verdicts.row(row).verdict.state)).toEqual(['converted', 'error'])
  })

  it('is judged as cells of text are where its VAT is right, wrong, or before there was a rate', async () => {
    const lines = ['Date,Name,Amount,VAT', ...vatRows.map((cells) => cells.join())]
    expect(
      await expectSame(`${lines.join('\n')}\n`, (layout) => ({
        ...layout,
        fields: { ...layout.fields, vat: column(3) },
      })),
    ).toBe('fast')
  })

  it.each([
    { what: 'Windows-1252', text: Buffer.from('Date;Name;Amount\r\n2024-01-02;Café;-5,00\r\n', 'latin1') },
    { what: 'a byte-order mark', text: '\ufeffDate,Name,Amount\n2024-01-02,Shop,-5.00\n' },
    {
      what: 'returns alone',
      text: 'Date,Name,Amount\r2024-01-02,Shop,-5.00\r2024-01-03,"Two\rlines",1.00\r',
    },
    {
      what: 'ids that a spreadsheet has rounded',
      text: 'Date,Name,Amount,Transaction ID\n2024-01-02,A,-5.00,1.23457E+15\n2024-01-02,A,-5.00,1.23457E+15\n2024-01-03,B,-5.00,T3\n',
    },
    {
      what: 'amounts that a program wrote as the floats that come closest to them',
      text: 'Date,Name,Amount\n2024-01-02,A,-12.299999999999999\n2024-01-03,B,1487.6000000000001\n2024-01-04,C,-12.345000000000001\n',
    },
    {
      what: 'a currency above the table that is no one currency',
      text: 'Currency: Dollar,,\nDate,Name,Amount\n2024-01-02,A,-5.00\n2024-01-03,B,R 7.00\n2024-01-04,C,x\n',
    },
    {
      what: 'a currency without cents above the table',
      text: 'Currency: JPY,,\nDate,Name,Amount\n2024-01-02,A,-50\n2024-01-03,B,1000\n2024-01-04,C,7.50\nx,D,9\n',
    },
    {
      what: 'a currency of three decimals in the heading of the amounts',
      text: 'Date,Name,Amount (KWD)\n2024-01-02,A,-50.250\n2024-01-03,B,1000.00\n2024-01-04,C,x\n',
    },
    {
      what: 'lines within cells, of which some are rows of the table',
      text: `Date,Name,Amount\n${'2024-01-02,A,-5\n'.repeat(600)}2024-01-03,"B,-6\n2024-01-04,C,-7\n2024-01-05,D",-8\n2024-01-06,"two\r\nlines",-9\n2024-01-07,"more\nlines",-10\n`,
    },
    { what: 'no line break at the end', text: 'Date,Name,Amount\n2024-01-02,Shop,-5.00' },
    {
      what: 'quotes within cells',
      text: 'Date,Name,Amount\n2024-01-02,6" pipe,-5.00\n2024-01-03,a "b" c,1.00\n',
    },
    {
      what: 'texts that a spreadsheet is told to keep',
      text: 'Date,Name,Amount,Account\n="2024-01-02",="Shop",="-5.00","=""00012345"""\n"=""2024-01-03""",="Café",1.00,="00012345"\n',
    },
    {
      what: 'rows with more cells than there are columns',
      text: 'Date,Name,Amount\n2024-01-02,Shop,-5,00\n2024-01-03,B,1.00,\n2024-01-04,C,1.00, \n2024-01-05,D,1.00,,,x\n',
    },
  ])('knows $what', async ({ text }) => {
    expect(await expectSame(text)).toBe('fast')
  })

  it.each([
    {
      what: 'a quote that is never closed',
      text: 'Date,Name,Amount\n2024-01-02,"Shop,-5.00\n2024-01-03,B,1.00\n',
    },
    { what: 'text behind a closing quote', text: 'Date,Name,Amount\n2024-01-02,"Shop" x,-5.00\n' },
    { what: 'zero bytes', text: 'Date,Name,Amount\n2024-01-02,Sh\0op,-5.00\n' },
    {
      what: 'another blank behind a text that a spreadsheet is told to keep',
      text: 'Date,Name,Amount\n2024-01-02,="Shop"\u00a0,-5.00\n',
    },
    { what: 'UTF-16', text: Buffer.from('\ufeffDate,Name,Amount\n2024-01-02,Shop,-5.00\n', 'utf16le') },
    { what: 'a line that names the delimiter', text: 'sep=,\nDate,Name,Amount\n2024-01-02,Shop,-5.00\n' },
  ])('leaves $what to the reader of text', async ({ text }) => {
    expect(await expectSame(text)).toBe('text')
  })

  it.each([
    { what: 'six digits', day: (row: number) => `25033${row % 2}` },
    { what: 'counts of days', day: (row: number) => String(45700 + (row % 30)) },
    { what: 'counts of days with a time', day: (row: number) => `${45700 + (row % 30)}.75` },
    { what: 'days without a year', day: (row: number) => `${10 + (row % 19)}/0${1 + (row % 3)}` },
    { what: 'weekdays', day: (row: number) => (row % 2 === 0 ? 'Mon 31/03/2025' : '31st March 2025') },
    { what: 'days of both orders', day: (row: number) => (row < 1300 ? '13/01/2025' : '03/04/2025') },
  ])('knows dates as $what', async ({ day }) => {
    const rows = Array.from(
      { length: 1500 },
      (_, row) => `${day(row)},Shop ${row},${row % 7 === 0 ? '' : '-5.00'}`,
    )
    const statement = `Period:,1 January 2025 to 31 March 2025,\n\n`
    expect(await expectSame(`${statement}Date,Name,Amount\n${rows.join('\n')}\n`)).toBe('fast')
  })

  it('adds up what a dated total far down the table is of', async () => {
    const lines = Array.from(
      { length: 1500 },
      (_, row) => `2025-03-01,Shop ${row},${row % 2 === 0 ? '-0.50' : '2'}`,
    )
    // 750 × −0.50 + 750 × 2 is 1125.
    const text = ['Date,Description,Amount', ...lines, '2025-03-31,Total,1125.00'].join('\n')
    const open = await imported(text, readSource)
    expect(open.state().table.reading).toMatchObject({
      reader: 'fast',
      left: [{ row: 1 }, { row: 1502, why: 'total' }],
    })
    open.file.close()
    await expectSame(text)
  })

  // The blank row ends what may go on with the rows before it: those that come by their number only begin it anew.
  it.each([
    { what: 'dated and says that nothing moved', line: '2025-03-31,Statement No 7,0.00', why: 'information' },
    { what: 'a text that goes on with the row above', line: ',and Sons,', why: 'continuation' },
  ])('leaves out what is $what, far down the table too', async ({ line, why }) => {
    const rows = Array.from({ length: 1200 }, (_, row) => `2025-03-31,Shop ${row},-5.00`)
    const text = ['Date,Name,Amount', ...rows.with(850, ',,').with(900, line)].join('\n')
    expect(await expectSame(text)).toBe('fast')
    const open = await imported(text, readSource)
    expect(open.state().table.reading.left).toContainEqual({ row: 902, why })
    open.file.close()
  })

  it.each<{ written: BufferEncoding; balances: string[] }>([
    {
      written: 'latin1',
      balances: ['Ingående saldo', 'UTGÅENDE SALDO', 'Ancien solde', 'Eröffnungssaldo', 'Öppningssaldo'],
    },
    {
      written: 'utf8',
      balances: [
        'Ingående saldo',
        'POČÁTEČNÍ ZŮSTATEK',
        'Předchozí zůstatek',
        'Počiatočný zostatok',
        'Åpningssaldo',
      ],
    },
  ])(
    'leaves out the balances of pages far down the table in $written: $balances',
    async ({ written, balances }) => {
      const rows = Array.from({ length: 1200 }, (_, row) => `2025-03-31,Café ${row},-5.00`)
      for (const [at, balance] of balances.entries()) rows[900 + at] = `2025-03-31,${balance},100.00`
      const text = Buffer.from(['Date,Name,Amount', ...rows].join('\n'), written)
      expect(await expectSame(text)).toBe('fast')
      const open = await imported(text, readSource)
      expect(open.state().table.reading.left.map(({ row }) => row)).toEqual([1, 902, 903, 904, 905, 906])
      open.file.close()
    },
  )

  it('is told what balance it begins with by the first record, however far down that is', async () => {
    const dormant = Array.from({ length: 600 }, () => '2025-03-01,Saldo oorgedra,,1000.00')
    const rows = Array.from({ length: 3 }, (_, row) => `2025-03-02,Shop,-20.00,${980 - 20 * row}.00`)
    const text = ['Date,Name,Amount,Balance', ...dormant, ...rows].join('\n')
    const open = await imported(text, readSource)
    expect(open.state().table.reading.facts).toMatchObject({ openingBalance: 100000 })
    open.file.close()
    await expectSame(text)
  })

  it.each([
    { what: 'the order of its dates', early: '2025-01-31,Shop,-5.00,', late: '31/01/2025,Shop,-5.00,' },
    { what: 'an order that cannot be', early: '25/04/2025,Shop,-5.00,', late: '04/25/2025,Shop,-5.00,' },
    { what: 'the mark of its decimals', early: '2025-01-31,Shop,-5,', late: '2025-01-31,Shop,"-5,25",' },
    { what: 'a fee', early: '2025-01-31,Shop,-5.00,', late: '2025-01-31,Shop,-5.00,-1.00' },
    { what: 'a stray cell', early: '2025-01-31,Shop,-5.00,', late: '2025-01-31,Shop,-5.00,,2' },
    {
      what: 'the usual sign of a column',
      headings: 'Date,Name,Debit,Credit',
      early: '2025-01-31,Shop,5.00,',
      late: '2025-01-31,Shop,-5.00,',
    },
    {
      what: 'another table',
      early: '2025-01-31,Shop,-5.00,',
      late: '\n\nDate,Description,Fee\n2025-01-31,Ann,7.00',
    },
    {
      what: 'a stated balance',
      headings: 'Date,Name,Amount,Balance',
      early: '2025-01-31,Shop,-5.00,95.00',
      late: ',Closing balance,,95.00',
    },
  ])(
    'is judged as cells of text are where $what shows far down',
    async ({ headings = 'Date,Name,Amount,Fee', early, late }) => {
      const rows = Array.from({ length: 3500 }, (_, no) => (no < 1200 ? early : late))
      expect(await expectSame(`${headings}\n${rows.join('\n')}\n`)).toBe('fast')
      rows.fill(early, 2400)
      expect(await expectSame(`${headings}\n${rows.join('\n')}\n`)).toBe('fast')
    },
  )

  it.each([
    { below: 'blank rows', text: '\n'.repeat(1200) },
    { below: 'a sum', text: ',Total,-15000.00,\n' },
    { below: 'footnotes', text: 'All amounts in rand\n'.repeat(1100) },
    { below: 'a closing balance as the last row', text: '2025-01-31,Closing balance,-7500.00,\n' },
    { below: 'blank rows and a balance', text: `\n\n,Closing balance,-7500.00,\n\n` },
    {
      below: 'a balance that the rows come to',
      above: '2025-01-31,Opening balance,15000.00,\n',
      text: '2025-01-31,New balance,10.00,\n',
    },
  ])('is judged as cells of text are with $below at its end', async ({ above = '', text }) => {
    const rows = Array.from({ length: 2998 }, (_, no) => `2025-01-31,Shop ${no},-5.00,x`)
    expect(await expectSame(`Date,Name,Amount,Type\n${above}${rows.join('\n')}\n${text}`)).toBe('fast')
  })

  it('keeps no chunk of cells', async () => {
    const open = await imported(oddFile(1, 2500, 1000), readSource)
    const chunks = open.file.db.prepare('SELECT count(*) AS count FROM chunk').get()
    const spans = open.file.db.prepare('SELECT count(*) AS count FROM span').get()
    expect([chunks, spans]).toEqual([{ count: 0 }, { count: chunkOf(2501) + 1 }])
    open.file.close()
  })
})
