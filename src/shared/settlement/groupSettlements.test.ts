import { describe, expect, it } from 'vitest'
import type { RowVerdict } from '#shared/convert/rowVerdict.ts'
import type { Entry } from '#shared/records/record.ts'
import { groupSettlements, type SettlementLine } from '#shared/settlement/groupSettlements.ts'

const entry = (row: number, kind: Entry['kind'], amount: number, more: Partial<Entry> = {}): Entry => ({
  row,
  part: 'main',
  kind,
  id: `id-${row}-${more.part ?? 'main'}`,
  date: '2026-09-18',
  name: 'Line',
  amount,
  currency: 'ZAR',
  ...more,
})
const line = (settlement: string, entries: Entry[], payoutDate?: string): SettlementLine => ({
  row: entries[0]!.row,
  verdict: {
    state: 'converted',
    entries,
    findings: [],
    settlement,
    ...(payoutDate !== undefined && { payoutDate }),
  },
})
const inError = (row: number, settlement?: string): SettlementLine => ({
  row,
  verdict: {
    state: 'error',
    findings: [{ row, column: 0, field: 'date', code: 'date.missing', severity: 'error', found: '' }],
    ...(settlement !== undefined && { settlement }),
  },
})
/** All that these lines come to; `broken` are the findings that are errors. */
const allGrouped = (lines: readonly SettlementLine[], account: string | null) => {
  const grouped = [...groupSettlements(lines, account)]
  const errors = grouped.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'))
  return {
    settlements: grouped.flatMap(({ settlement }) => settlement ?? []),
    broken: new Map(errors.map((finding) => [finding.row, finding])),
  }
}

const leftOut: RowVerdict = { state: 'left', why: 'byUser', findings: [] }

describe('settlements', () => {
  it('are what was paid out: income less expenses, fees among them', () => {
    const sale = entry(12, 'income', 100000)
    const fee = entry(12, 'expense', 2500, { part: 'fee' })
    const refund = entry(14, 'expense', 2500)
    const { settlements, broken } = allGrouped(
      [line('98765', [sale, fee]), { row: 13, verdict: leftOut }, line('98765', [refund])],
      'Shop-1',
    )
    expect(settlements).toEqual([
      {
        rows: [12, 14],
        kind: 'settlement',
        // settlement\nSHOP1\n98765, by coreutils
        id: 'r1d7agnvkmfene4vgmp6ohe6owgb',
        date: '2026-09-18',
        amount: 95000,
        fee: 2500,
        currency: 'ZAR',
        income: [sale],
        expenses: [fee, refund],
      },
    ])
    expect(broken.size).toBe(0)
  })

  it('come in the order in which the file names them first', () => {
    const { settlements } = allGrouped(
      [
        line('b', [entry(2, 'income', 1)]),
        line('a', [entry(3, 'income', 2)]),
        line('b', [entry(4, 'income', 4)]),
      ],
      null,
    )
    expect(settlements.map(({ rows, amount }) => [rows, amount])).toEqual([
      [[2, 4], 5],
      [[3], 2],
    ])
  })

  it('come as soon as the last of their rows has', () => {
    let row = 1
    function* lines(): Generator<SettlementLine> {
      for (const name of ['a', 'b', 'a', 'c', 'b']) yield line(name, [entry(++row, 'income', 1)])
    }
    const lastRows = new Map([
      ['a', 4],
      ['b', 6],
    ])
    const came = []
    for (const { name, settlement } of groupSettlements(lines(), null, lastRows))
      came.push({ name, rows: settlement?.rows, after: row })
    expect(came).toEqual([
      { name: 'a', rows: [2, 4], after: 4 },
      { name: 'b', rows: [3, 6], after: 6 },
      // Nothing was said of this one.
      { name: 'c', rows: [5], after: 6 },
    ])
  })

  it('have no row behind the last one', () => {
    const lines = [line('a', [entry(2, 'income', 1)]), line('a', [entry(3, 'income', 1)])]
    expect(() => [...groupSettlements(lines, null, new Map([['a', 2]]))]).toThrow('Row 3')
  })

  it('may have paid out less than nothing, and take a fee given back as income', () => {
    const reversal = [entry(2, 'expense', 10000), entry(2, 'income', 350, { part: 'fee' })]
    const [settlement] = allGrouped([line('a', reversal)], null).settlements
    expect([settlement?.amount, settlement?.fee]).toEqual([-9650, 0])
  })

  it.each([
    { what: 'the payout date', payouts: ['2026-09-20', '2026-09-20'], date: '2026-09-20' },
    { what: 'the later of two payout dates', payouts: ['2026-09-21', '2026-09-20'], date: '2026-09-21' },
    { what: 'the one payout date', payouts: [undefined, '2026-09-20'], date: '2026-09-20' },
    { what: 'the latest line without one', payouts: [undefined, undefined], date: '2026-09-19' },
  ])('are of $what', ({ payouts, date }) => {
    const { settlements } = allGrouped(
      [
        line('a', [entry(2, 'income', 1, { date: '2026-09-19' })], payouts[0]),
        line('a', [entry(3, 'income', 1)], payouts[1]),
      ],
      null,
    )
    expect(settlements[0]?.date).toBe(date)
  })

  it('are not made of a part: with one line in error its others turn to error', () => {
    const { settlements, broken } = allGrouped(
      [
        line('a', [entry(2, 'income', 1)]),
        inError(3, 'a'),
        line('b', [entry(4, 'income', 1)]),
        line('a', [entry(5, 'income', 1)]),
        inError(6),
      ],
      null,
    )
    expect(settlements.map(({ rows }) => rows)).toEqual([[4]])
    expect([...broken.keys()]).toEqual([2, 5])
    expect(broken.get(2)).toEqual({
      row: 2,
      column: null,
      field: 'settlementId',
      code: 'settlement.incomplete',
      severity: 'error',
      found: 'a',
    })
  })

  it('are not made of several currencies', () => {
    const { settlements, broken } = allGrouped(
      [line('a', [entry(2, 'income', 1)]), line('a', [entry(3, 'income', 1, { currency: 'USD' })])],
      null,
    )
    expect(settlements).toEqual([])
    expect([...broken.values()].map(({ row, code, found }) => [row, code, found])).toEqual([
      [2, 'currency.mixed', 'ZAR, USD'],
      [3, 'currency.mixed', 'ZAR, USD'],
    ])
  })

  // 15 digits of minor units are the most that any amount may have.
  const most = 999_999_999_999_999
  const half = 500_000_000_000_000

  it.each([
    { what: 'its income', entries: [entry(2, 'income', half), entry(3, 'income', half)] },
    { what: 'its expenses', entries: [entry(2, 'expense', most), entry(3, 'expense', 1)] },
    {
      what: 'its fees',
      entries: [entry(2, 'expense', half, { part: 'fee' }), entry(3, 'expense', half, { part: 'fee' })],
    },
    {
      what: 'both sides, although little is paid out',
      entries: [entry(2, 'income', most), entry(3, 'income', 1), entry(4, 'expense', most)],
    },
  ])('are not made where no amount can be as large as the sum of $what', ({ entries }) => {
    const { settlements, broken } = allGrouped(
      entries.map((each) => line('a', [each])),
      null,
    )
    expect(settlements).toEqual([])
    expect([...broken.keys()]).toEqual(entries.map(({ row }) => row))
    expect(broken.get(2)).toEqual({
      row: 2,
      column: null,
      field: 'settlementId',
      code: 'settlement.tooLarge',
      severity: 'error',
      found: 'a',
    })
  })

  it('are made up to the largest amount', () => {
    const entries = [
      entry(2, 'income', most - 1),
      entry(3, 'income', 1),
      entry(4, 'expense', most, { part: 'fee' }),
    ]
    const [settlement] = allGrouped(
      entries.map((each) => line('a', [each])),
      null,
    ).settlements
    expect([settlement?.amount, settlement?.fee]).toEqual([0, most])
  })
})
