import { describe, expect, it } from 'vitest'
import { compareBooks, type SandboxState } from './compareBooks.ts'
import { ledgerAgrees } from './compareLedger.ts'
import { crashRun } from './crashRun.ts'
import { manyRows } from './manyRows.ts'

const whole = { lost: 0, doubled: 0, foreign: 0, sameIds: 0, exitCode: 0, ledgerAgrees: true }

// The ordinary run; `npm run crash` is the long one.
describe(
  '400 records under 20 % faults arrive exactly once, and the ledger agrees',
  { timeout: 600_000 },
  () => {
    it.each([
      { dies: 'program', sameId: 'update', readBack: false, deaths: 5, seed: 11 },
      { dies: 'sandbox', sameId: 'add', readBack: true, deaths: 2, seed: 12 },
      { dies: 'both', sameId: 'refuse', readBack: true, deaths: 4, seed: 13 },
    ] as const)('killed: $dies; same id: $sameId; reading back: $readBack', async (plan) => {
      const report = await crashRun({ ...plan, records: 400, batchSize: 20 })
      expect(report).toMatchObject({ ...whole, held: 400 })
      expect(report.programDeaths + report.sandboxDeaths).toBeGreaterThan(0)
    })
  },
)

const said = { category: 'Meals & Entertainment', notes: 'Table 4' }
const [coffee, tea] = [
  { ...{ date: '2025-01-02', name: 'Coffee', amount: 34.5, currency: 'ZAR' }, ...said, vat: 4.5 },
  { ...{ date: '2025-01-02', name: 'Tea', amount: 23, currency: 'ZAR' }, ...said, vat: 3 },
]
const expected = [
  { kind: 'expenses', ...coffee },
  { kind: 'expenses', ...coffee },
  { kind: 'income', ...tea },
] as const
const stateOf = (expenses: SandboxState['expenses'], income: SandboxState['income']): SandboxState => ({
  ...{ expenses, income },
  requests: [],
})

describe('the comparison of books', () => {
  it.each([
    {
      what: 'two equal coffees and a tea',
      state: stateOf(
        [
          { id: 'a', ...coffee },
          { id: 'b', ...coffee },
        ],
        [{ id: 'c', ...tea }],
      ),
      found: { held: 3, lost: 0, doubled: 0, foreign: 0, sameIds: 0 },
    },
    {
      what: 'a lost coffee',
      state: stateOf([{ id: 'a', ...coffee }], [{ id: 'c', ...tea }]),
      found: { held: 2, lost: 1, doubled: 0, foreign: 0, sameIds: 0 },
    },
    {
      what: 'a doubled tea with the same id',
      state: stateOf(
        [
          { id: 'a', ...coffee },
          { id: 'b', ...coffee },
        ],
        [
          { id: 'c', ...tea },
          { id: 'c', ...tea },
        ],
      ),
      found: { held: 4, lost: 0, doubled: 1, foreign: 0, sameIds: 1 },
    },
    {
      what: 'a coffee with another note, and one without its VAT',
      state: stateOf(
        [
          { id: 'a', ...coffee, notes: 'Table 5' },
          { id: 'b', ...coffee, vat: 0 },
        ],
        [{ id: 'c', ...tea }],
      ),
      found: { held: 3, lost: 2, doubled: 0, foreign: 2, sameIds: 0 },
    },
    {
      what: 'a tea of another amount, and one that came as an expense',
      state: stateOf(
        [
          { id: 'a', ...coffee },
          { id: 'b', ...coffee },
          { id: 'd', ...tea },
        ],
        [{ id: 'c', ...tea, amount: 23.01 }],
      ),
      found: { held: 4, lost: 1, doubled: 0, foreign: 2, sameIds: 0 },
    },
  ])('sees $what', ({ state, found }) => {
    expect(compareBooks(state, expected)).toEqual(found)
  })

  it('expects what the file says, row by row', () => {
    const { text, records } = manyRows(11)
    expect(text.split('\n').slice(0, 3)).toEqual([
      'Date,Amount,Description,Category,Notes,VAT',
      '2025/01/01,-1.00,Shop 0,Fuel,Slip 0,0.13',
      '2025/02/02,1.01,Shop 1,Rent,Slip 7,0.13',
    ])
    expect(text.split('\n')[10]).toBe(text.split('\n')[9])
    expect(records[10]).toEqual({
      kind: 'income',
      date: '2025-02-11',
      name: 'Shop 10',
      amount: 1.1,
      currency: 'ZAR',
      category: 'Sales',
      notes: 'Slip 70',
      vat: 0.14,
    })
  })
})

describe('the comparison of ledger and log', () => {
  const line = (
    no: number,
    records: number,
    outcome: 'accepted' | 'unknown' | 'notSent',
    status: number | null,
  ) => ({
    ...{ no, batch: 1, records, outcome },
    exchange: status === null ? null : { endpoint: '/api/push/many', status },
  })
  const push = (records: number, status: number | null) => ({
    ...{ path: '/api/push/many', records, status },
    outcome: status === 200 || status === null ? ('queued' as const) : ('nothing' as const),
  })
  it.each([
    { ledger: [line(1, 5, 'accepted', 200)], log: [push(5, 200)], agrees: true },
    { ledger: [], log: [], agrees: true },
    // Never arrived, then arrived.
    { ledger: [line(1, 5, 'unknown', null), line(2, 5, 'accepted', 200)], log: [push(5, 200)], agrees: true },
    // The answer was lost.
    { ledger: [line(1, 5, 'unknown', null)], log: [push(5, null)], agrees: true },
    {
      ledger: [line(1, 5, 'notSent', 429), line(2, 5, 'accepted', 200)],
      log: [push(5, 429), push(5, 200)],
      agrees: true,
    },
    // Given up, sent again and accepted, and only then did the first one arrive; the two have different sizes.
    {
      ledger: [line(1, 5, 'unknown', null), line(2, 3, 'accepted', 200)],
      log: [push(3, 200), push(5, 200)],
      agrees: true,
    },
    { ledger: [line(1, 5, 'unknown', null)], log: [push(5, 200), push(5, 200)], agrees: false },
    {
      ledger: [line(1, 5, 'accepted', 200), line(2, 4, 'accepted', 200)],
      log: [push(4, 200), push(5, 200)],
      agrees: false,
    },
    { ledger: [line(1, 5, 'accepted', 200)], log: [], agrees: false },
    { ledger: [], log: [push(5, 200)], agrees: false },
    { ledger: [line(1, 5, 'accepted', 200)], log: [push(5, 200), push(5, 200)], agrees: false },
    { ledger: [line(1, 4, 'accepted', 200)], log: [push(5, 200)], agrees: false },
    { ledger: [line(1, 5, 'accepted', 200)], log: [push(5, 500)], agrees: false },
  ])('$agrees for $ledger.length lines and $log.length pushes', ({ ledger, log, agrees }) => {
    expect(ledgerAgrees(ledger, log)).toBe(agrees)
  })
})
