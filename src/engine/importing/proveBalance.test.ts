import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { BalanceProof } from '#shared/proof/balanceProof.ts'
import { createImport } from '#engine/importing/createImport.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { rejudge } from '#engine/importing/judgeImport.ts'
import { tallyOfRows } from '#engine/importing/tallyOfRows.ts'
import { readSource } from '#engine/reading/readSource.ts'

const folder = mkdtempSync(join(tmpdir(), 'prove-balance-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function imported(lines: readonly string[]): Promise<OpenImport> {
  const sourcePath = join(folder, 'source.csv')
  writeFileSync(sourcePath, `${lines.join('\n')}\n`)
  const made = await createImport(
    { now: () => '2025-04-01T08:00:00.000Z', readSource },
    { path: ':memory:', id: 'one', sourcePath, sourceName: 'source.csv', choice: {}, account: '62001234567' },
    { signal: new AbortController().signal, progress: () => undefined },
  )
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

async function proved(lines: readonly string[]): Promise<BalanceProof | null> {
  const open = await imported(lines)
  const { balance } = open.state().judgement
  open.file.close()
  return balance
}

/** The nth line as another one; null: without it. */
function withLine(lines: readonly string[], line: number, other: readonly string[]): string[] {
  return lines.toSpliced(line - 1, 1, ...other)
}

/** Row 1 is the heading. The balance before the first row is 100.00, and after the last 160.00. */
const oldestFirst = [
  'Date,Description,Amount,Balance',
  '2025-03-01,Coffee,-20.00,80.00',
  '2025-03-02,Sale,100.00,180.00',
  '2025-03-03,Parking,-15.50,164.50',
  '2025-03-04,Bread,-34.50,130.00',
  '2025-03-05,Refund,30.00,160.00',
]
const newestFirst = ['Date,Description,Amount,Balance', ...oldestFirst.slice(1).toReversed()]

const right = { broken: 0, breaks: [], follows: true, firstOutOfDay: null, fee: null }

describe('the proof of a balance', () => {
  it.each([
    { order: 'oldestFirst' as const, lines: oldestFirst },
    { order: 'newestFirst' as const, lines: newestFirst },
  ])(
    'proves the sign and that the rows go $order: each but the one at the end of the chain',
    async ({ order, lines }) => {
      expect(await proved(lines)).toEqual({
        ...{ ...right, column: 3, checked: 4, order, turned: false },
        ...{ opening: null, closing: null },
      })
    },
  )

  it('is none without a column of balances', async () => {
    expect(await proved(oldestFirst.map((line) => line.split(',').slice(0, 3).join()))).toBeNull()
  })

  it.each([
    { order: 'oldestFirst', lines: oldestFirst, row: 3 },
    { order: 'newestFirst', lines: newestFirst, row: 4 },
  ])('finds where a row is missing, $order: at the one that was booked after it', async ({ lines, row }) => {
    const proof = await proved(lines.filter((line) => !line.includes('Sale')))
    expect(proof).toMatchObject({ checked: 3, broken: 1, breaks: [{ row, difference: 10000 }] })
  })

  it.each([
    { order: 'oldestFirst', lines: oldestFirst, row: 5 },
    { order: 'newestFirst', lines: newestFirst, row: 4 },
  ])('finds a row that stands twice, $order, at the later of the two', async ({ lines, row }) => {
    const parking = lines.find((line) => line.includes('Parking')) ?? ''
    const doubled = withLine(lines, lines.indexOf(parking) + 1, [parking, parking])
    expect(await proved(doubled)).toMatchObject({
      broken: 1,
      breaks: [{ row, difference: 1550, seems: 'repeated' }],
    })
  })

  it('finds an amount with the wrong sign', async () => {
    expect(await proved(withLine(oldestFirst, 4, ['2025-03-03,Parking,15.50,164.50']))).toMatchObject({
      ...{ checked: 4, broken: 1 },
      // 164.50 stands where 180.00 + 15.50 = 195.50 should.
      breaks: [{ row: 4, difference: -3100, seems: 'turned' }],
    })
  })

  it('finds a balance that is wrong: at its row, and at the next by as much the other way', async () => {
    expect(await proved(withLine(oldestFirst, 4, ['2025-03-03,Parking,-15.50,164.60']))).toMatchObject({
      breaks: [
        { row: 4, difference: 10 },
        { row: 5, difference: -10 },
      ],
    })
  })

  it('does not break at a row whose amount cannot be read, which is in error for that', async () => {
    const proof = await proved(withLine(oldestFirst, 4, ['2025-03-03,Parking,n/a,164.50']))
    expect(proof).toMatchObject({ checked: 3, broken: 0 })
  })

  it('goes on at the next balance where some rows have none', async () => {
    const proof = await proved(withLine(oldestFirst, 4, ['2025-03-03,Parking,-15.50,']))
    expect(proof).toMatchObject({ checked: 4, broken: 0 })
  })

  it('lets the rows of a day stand in another order than they were booked, and says where', async () => {
    // Booked: Coffee 80.00, Sale 180.00, Parking 164.50.
    const proof = await proved([
      'Date,Description,Amount,Balance',
      '2025-02-27,Rent,-50.00,250.00',
      '2025-02-28,Car,-150.00,100.00',
      '2025-03-01,Sale,100.00,180.00',
      '2025-03-01,Parking,-15.50,164.50',
      '2025-03-01,Coffee,-20.00,80.00',
      '2025-03-02,Bread,-34.50,130.00',
      '2025-03-03,Refund,30.00,160.00',
    ])
    expect(proof).toMatchObject({
      ...{ checked: 6, broken: 0 },
      ...{ firstOutOfDay: 4, order: 'oldestFirst' },
    })
  })

  it.each([
    { said: 'Opening balance:,100.00', proves: { checked: 5, broken: 0, opening: true, closing: null } },
    { said: 'Closing balance:,160.00', proves: { checked: 4, broken: 0, opening: null, closing: true } },
    {
      said: 'Opening balance:,90.00',
      proves: { checked: 5, breaks: [{ row: 4, difference: 1000 }], opening: false },
    },
    {
      said: 'Closing balance:,165.00',
      proves: { checked: 4, breaks: [{ row: 8, difference: 500 }], closing: false },
    },
  ])('holds the balance that the file states against its rows: $said', async ({ said, proves }) => {
    expect(await proved([said, '', ...oldestFirst])).toMatchObject(proves)
  })

  it('holds them against the other ends where the newest row is first', async () => {
    const stated = ['Opening balance:,100.00', 'Closing balance:,160.00', '']
    expect(await proved([...stated, ...newestFirst])).toMatchObject({
      ...{ checked: 5, broken: 0 },
      ...{ opening: true, closing: true },
    })
  })

  it('says that in and out seem exchanged where most balances follow only so, one break or not', async () => {
    const proof = await proved([
      'Date,Description,Money out,Money in,Balance',
      '2025-03-01,Coffee,,10.00,990.00',
      '2025-03-02,Pay,500.00,,1490.00',
      '2025-03-03,Lunch,,20.00,1470.00',
      // One too few: 1,470.00 less 1.00 is 1,469.00.
      '2025-03-04,Odd,,1.00,1468.00',
      '2025-03-05,Tea,,8.00,1460.00',
      '2025-03-06,Bun,,60.00,1400.00',
    ])
    expect(proof).toMatchObject({
      ...{ checked: 5, broken: 1, breaks: [{ row: 5, difference: -100 }] },
      ...{ turned: true, firstOutOfDay: null },
    })
  })

  it('says so of a sign that was given the wrong way round, too, with one break among six rows', async () => {
    const open = await imported([
      'Date,Description,Amount,Balance',
      '2025-03-01,Coffee,-10.00,990.00',
      '2025-03-02,Pay,500.00,1490.00',
      '2025-03-03,Lunch,-20.00,1470.00',
      '2025-03-04,Odd,-1.00,1468.00',
      '2025-03-05,Tea,-8.00,1460.00',
      '2025-03-06,Bun,-60.00,1400.00',
      '2025-03-07,Jam,-40.00,1360.00',
    ])
    const { layout, account } = open.state().judgement
    await rejudge(
      open,
      { layout: { ...layout, sign: 'inverted' }, layoutName: null, account },
      { signal: new AbortController().signal, onRows: () => undefined },
    )
    const { balance } = open.state().judgement
    expect(balance).toMatchObject({ checked: 6, broken: 1, breaks: [{ row: 5 }], turned: true })
    open.file.close()
  })

  it.each([
    {
      order: 'oldestFirst',
      rows: [...oldestFirst, '2025-03-05,Closing balance,,160.10'],
      proves: { breaks: [{ row: 7, difference: 10 }], closing: false },
    },
    {
      order: 'newestFirst',
      rows: newestFirst.toSpliced(1, 0, '2025-03-05,Closing balance,,160.10'),
      proves: { breaks: [{ row: 2, difference: 10 }], closing: false },
    },
    {
      order: 'oldestFirst',
      rows: oldestFirst.toSpliced(1, 0, '2025-03-01,Opening balance,,100.10'),
      // 80.00 stands where 100.10 - 20.00 = 80.10 should.
      proves: { breaks: [{ row: 3, difference: -10 }], opening: false },
    },
    {
      order: 'newestFirst',
      rows: [...newestFirst, '2025-03-01,Opening balance,,100.10'],
      proves: { breaks: [{ row: 6, difference: -10 }], opening: false },
    },
    {
      order: 'oldestFirst',
      rows: [
        ...oldestFirst.toSpliced(1, 0, '2025-03-01,Opening balance,,100.00'),
        '2025-03-05,Closing balance,,160.00',
      ],
      proves: { breaks: [], opening: true, closing: true },
    },
  ])('holds the balance of a stated row against the row beside it, $order', async ({ rows, proves }) => {
    expect(await proved(rows)).toMatchObject(proves)
  })

  const heading = 'Date,Description,Amount,Balance'
  it.each([
    {
      what: 'begins anew where several are stated of accounts of their own',
      parts: [
        ['1000.00', '-20.00', '980.00'],
        ['2000.00', '100.00', '2100.00'],
        ['500.00', '-35.00', '465.00'],
      ],
      proves: { checked: 3, broken: 0, turned: false },
    },
    {
      // 2,020.00 - 900.00 = 1,120.00 came in on a page that is missing.
      what: 'breaks where others of them go on, as pages do',
      parts: [
        ['1000.00', '-20.00', '980.00'],
        ['980.00', '-80.00', '900.00'],
        ['2020.00', '-20.00', '2000.00'],
      ],
      proves: { checked: 3, breaks: [{ row: 6, difference: 112000 }] },
    },
    {
      what: 'breaks where it is the only one',
      parts: [
        ['1000.00', '-20.00', '980.00'],
        ['2000.00', '100.00', '2100.00'],
      ],
      proves: { checked: 2, breaks: [{ row: 4, difference: 102000 }] },
    },
  ])('goes on from an opening balance below rows, and $what', async ({ parts, proves }) => {
    const rows = parts.flatMap(([opening, amount, balance]) => [
      `2025-03-01,Opening balance,,${opening}`,
      `2025-03-02,Parking,${amount},${balance}`,
    ])
    expect(await proved([heading, ...rows])).toMatchObject(proves)
  })

  it('holds it against the last day, too, whose rows stand in another order than they were booked', async () => {
    // Booked: Coffee 80.00, Sale 180.00, Parking 164.50.
    const proof = await proved([
      'Date,Description,Amount,Balance',
      '2025-02-27,Rent,-50.00,250.00',
      '2025-02-28,Car,-150.00,100.00',
      '2025-03-01,Sale,100.00,180.00',
      '2025-03-01,Coffee,-20.00,80.00',
      '2025-03-01,Parking,-15.50,164.50',
      '2025-03-01,Closing balance,,164.60',
    ])
    expect(proof).toMatchObject({ breaks: [{ row: 7, difference: 10 }], closing: false, firstOutOfDay: 4 })
  })

  it.each([
    {
      order: 'oldestFirst',
      rows: [
        '2025-03-01,Coffee,Posted,-10.00,990.00',
        '2025-03-02,Shoes,Waiting,-20.00,',
        '2025-03-03,Sale,Posted,100.00,1090.00',
        '2025-03-04,Bread,Posted,-5.00,1085.00',
      ],
    },
    {
      order: 'newestFirst',
      rows: [
        '2025-03-04,Bread,Posted,-5.00,1085.00',
        '2025-03-03,Sale,Posted,100.00,1090.00',
        '2025-03-02,Shoes,Waiting,-20.00,',
        '2025-03-01,Coffee,Posted,-10.00,990.00',
      ],
    },
  ])(
    'leaves a row without a balance aside where the balances follow without it, $order',
    async ({ order, rows }) => {
      const proof = await proved(['Date,Description,Status,Amount,Balance', ...rows])
      expect(proof).toMatchObject({ checked: 2, broken: 0, order, turned: false })
    },
  )

  it.each([
    { order: 'oldestFirst', rows: [...oldestFirst, '2025-03-06,Shoes,-20.00,'] },
    { order: 'newestFirst', rows: newestFirst.toSpliced(1, 0, '2025-03-06,Shoes,-20.00,') },
  ])('does so before the closing balance, too, $order', async ({ rows }) => {
    const proof = await proved(['Closing balance:,160.00', '', ...rows])
    expect(proof).toMatchObject({ broken: 0, closing: true })
  })

  it('follows each account by itself', async () => {
    const proof = await proved([
      'Date,Account,Description,Amount,Balance',
      '2025-03-01,4001,Coffee,-20.00,80.00',
      '2025-03-01,4002,Rent,-500.00,1500.00',
      '2025-03-02,4001,Sale,100.00,180.00',
      '2025-03-02,4002,Car,-300.00,1200.00',
      '2025-03-03,4001,Parking,-15.50,164.50',
    ])
    expect(proof).toMatchObject({ checked: 3, broken: 0 })
  })

  // A processor's wallet of two currencies: 100.00 - 3.50 = 96.50 dollars come in, 30.00 and 66.50 go; 48.00 euros come in, and 9.50.
  const wallet = [
    '01/03/2025,Ann,Completed,USD,100.00,-3.50,96.50,1AA,196.50',
    '02/03/2025,Ben,Completed,EUR,50.00,-2.00,48.00,2BB,148.00',
    '13/03/2025,Shop,Completed,USD,-30.00,0.00,-30.00,4DD,166.50',
    '14/03/2025,Exchange,Completed,USD,-66.50,0.00,-66.50,5EE,100.00',
    '15/03/2025,Dee,Completed,EUR,10.00,-0.50,9.50,7GG,157.50',
  ]
  const walletHeading = 'Date,Name,Status,Currency,Gross,Fee,Net,Transaction ID,Balance'
  const pendingSale = '03/03/2025,Cee,Pending,USD,20.00,-1.00,19.00,3CC'
  it.each([
    { what: 'which has not moved it', lines: wallet.toSpliced(2, 0, `${pendingSale},196.50`) },
    { what: 'which has no balance', lines: wallet.toSpliced(2, 0, `${pendingSale},`) },
    {
      what: 'of which it tells in advance',
      lines: wallet.toSpliced(5, 0, '16/03/2025,Cee,Pending,USD,20.00,-1.00,19.00,3CC,119.00'),
    },
    { what: 'which is none', lines: wallet },
  ])('follows each currency by itself, past a pending payment $what', async ({ lines }) => {
    const oldest = await proved([walletHeading, ...lines])
    expect(oldest).toMatchObject({ broken: 0, order: 'oldestFirst', turned: false })
    const newest = await proved([walletHeading, ...lines.toReversed()])
    expect(newest).toMatchObject({ broken: 0, order: 'newestFirst', turned: false })
  })

  it('finds the break of one currency among rows of another', async () => {
    const proof = await proved([
      walletHeading,
      ...withLine(wallet, 4, ['14/03/2025,Exchange,Completed,USD,-66.50,0.00,-66.50,5EE,99.00']),
    ])
    expect(proof).toMatchObject({ checked: 3, broken: 1, breaks: [{ row: 5, difference: -100 }] })
  })

  it('takes a fee beside the amount as moving the balance too', async () => {
    const proof = await proved([
      'Date,Description,Amount,Fee,Balance',
      '2025-03-01,Cash,-200.00,-10.00,790.00',
      '2025-03-02,Cash,-100.00,-10.00,680.00',
      '2025-03-03,Salary,500.00,,1180.00',
      '2025-03-04,Cash,-300.00,-10.00,870.00',
    ])
    expect(proof).toMatchObject({ checked: 3, broken: 0, fee: 'beside' })
  })

  it('takes an amount that includes its fee as all that moves the balance; a fee alone moves it itself', async () => {
    const proof = await proved([
      'Date,Description,Amount,Fee,Balance',
      '2025-03-01,Cash,-210.00,-10.00,790.00',
      '2025-03-02,Cash,-110.00,-10.00,680.00',
      '2025-03-03,Admin,,-7.50,672.50',
      '2025-03-04,Cash,-310.00,-10.00,362.50',
    ])
    expect(proof).toMatchObject({ checked: 3, broken: 0, fee: 'included' })
  })

  it('says of a column that never follows that it must be something else, and marks no row', async () => {
    const noise = Array.from(
      { length: 12 },
      (_, row) => `2025-03-${row + 10},Shop,-${row + 1}.00,${(row * 37) % 11}.00`,
    )
    const open = await imported(['Date,Description,Amount,Balance', ...noise])
    expect(open.state().judgement.balance).toMatchObject({ follows: false })
    expect(open.verdicts().row(5).verdict.findings).toEqual([])
    open.file.close()
  })
})

/** Numbers from 0 up to below 1, the same in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const rands = (minor: number) => (minor / 100).toFixed(2)

interface Statement {
  readonly opening: number
  readonly closing: number
  readonly lines: readonly string[]
}

/** A statement of up to 400 rows, about four on a day, some of them with a fee beside the amount or a fee alone. */
function statement(
  seed: number,
  order: 'oldestFirst' | 'newestFirst',
  writes: 'signed' | 'debitCredit',
): Statement {
  const random = seeded(seed)
  const upTo = (most: number) => Math.floor(random() * most)
  const opening = upTo(1_000_000) - 200_000
  let balance = opening
  const rows = Array.from({ length: 20 + upTo(380) }, (_, row) => {
    const day = Math.floor(row / 4)
    const date = `2025-0${1 + Math.floor(day / 28)}-${String(1 + (day % 28)).padStart(2, '0')}`
    const fee = row > 2 && random() < 0.2 ? -1 - upTo(999) : 0
    const amount = fee !== 0 && random() < 0.3 ? 0 : (random() < 0.6 ? -1 : 1) * (1 + upTo(300_000))
    balance += amount + fee
    const shown = amount === 0 ? '' : rands(Math.abs(amount))
    const money =
      writes === 'signed' ? [amount === 0 ? '' : rands(amount)] : amount < 0 ? [shown, ''] : ['', shown]
    return [date, `Shop ${row}`, ...money, fee === 0 ? '' : rands(fee), rands(balance)].join()
  })
  const columns = writes === 'signed' ? 'Amount' : 'Debit,Credit'
  return {
    opening,
    closing: balance,
    lines: [
      `Opening balance:,${rands(opening)}`,
      `Closing balance:,${rands(balance)}`,
      '',
      `Date,Description,${columns},Fee,Balance`,
      ...(order === 'oldestFirst' ? rows : rows.toReversed()),
    ],
  }
}

const statements = Array.from({ length: 24 }, (_, seed) => ({
  seed,
  order: seed % 2 === 0 ? ('oldestFirst' as const) : ('newestFirst' as const),
  writes: seed % 4 < 2 ? ('signed' as const) : ('debitCredit' as const),
}))

describe('a statement that proves right', () => {
  it.each(statements)(
    'has records that add up to its closing balance less its opening one: $order, $writes, no. $seed',
    async ({ seed, order, writes }) => {
      const { opening, closing, lines } = statement(seed, order, writes)
      const open = await imported(lines)
      const { balance } = open.state().judgement
      const { rows, errors, income, expense } = tallyOfRows(open)
      expect(balance).toMatchObject({
        ...{ checked: rows, broken: 0, order, turned: false },
        ...{ opening: true, closing: true },
      })
      expect(errors).toBe(0)
      expect(income.sum - expense.sum).toBe(closing - opening)
      open.file.close()
    },
  )

  it.each(statements)(
    'breaks wherever one of its rows is lost: $order, $writes, no. $seed',
    async ({ seed, order, writes }) => {
      const { lines } = statement(seed, order, writes)
      const heading = 4
      const lost = heading + 5 + (seed % 8)
      const proof = await proved(withLine(lines, lost, []))
      // The next row is now in the place of the one that is lost; newest first, the one before it was booked after it.
      expect(proof).toMatchObject({ broken: 1, breaks: [{ row: order === 'oldestFirst' ? lost : lost - 1 }] })
    },
  )
})

describe('amounts without any sign', () => {
  const signOf = async (lines: readonly string[]) => {
    const open = await imported(['Date,Description,Amount,Balance', ...lines])
    const { layout, questions } = open.state().judgement
    open.file.close()
    return { sign: layout.sign, asked: questions.map(({ about }) => about) }
  }
  const out = (row: number, balance: number) =>
    `2025-03-${10 + row},Bread ${row},${10 + row}.00,${balance}.00`

  it('are money out where every balance follows so', async () => {
    const lines = [out(1, 989), out(2, 977), out(3, 964), out(4, 950), out(5, 935)]
    expect(await signOf(lines)).toEqual({ sign: 'inverted', asked: [] })
  })

  it.each([
    { of: 3, lines: [out(1, 989), out(2, 977), out(3, 964), out(4, 978)] },
    {
      of: 9,
      lines: [...[989, 977, 964, 950, 935, 919, 902, 884, 865].map((b, i) => out(i + 1, b)), out(10, 885)],
    },
  ])(
    'are asked about where the balance shows that one of $of and one more went the other way',
    async ({ lines }) => {
      expect(await signOf(lines)).toEqual({ sign: null, asked: ['sign'] })
    },
  )
})

describe('a row that breaks the balance', () => {
  it('becomes its record all the same, with a warning that says by how much', async () => {
    const open = await imported(withLine(oldestFirst, 4, []))
    expect(open.verdicts().row(4).verdict).toMatchObject({
      state: 'converted',
      findings: [
        {
          ...{ row: 4, column: 3, field: 'balance', code: 'balance.break', severity: 'warning' },
          ...{ found: '130.00', difference: -1550 },
        },
      ],
    })
    expect(open.state().chunks.map(({ warnings }) => warnings)).toEqual([1])
    open.file.close()
  })
})
