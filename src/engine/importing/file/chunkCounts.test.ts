import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RowVerdict } from '#shared/convert/rowVerdict.ts'
import { countVerdicts, recounted, type ChunkCounts } from '#engine/importing/file/chunkCounts.ts'

const table = { firstRow: 2, lastRow: 40, inSettlements: false }

interface Paid {
  readonly day: string
  readonly amount: number
  readonly currency?: string
  readonly kind?: 'income' | 'expense'
}

function converted({ day, amount, currency = 'ZAR', kind = 'expense' }: Paid): RowVerdict {
  const entry = { row: 2, part: 'main', id: 'r1', date: day, name: 'Dairy', kind, currency, amount } as const
  return { state: 'converted', entries: [entry], findings: [] }
}

const left: RowVerdict = { state: 'left', why: 'byUser', findings: [] }
const inError: RowVerdict = { state: 'error', findings: [] }

/** The counts of verdicts on rows 2, 3 and so on. */
function countsOf(verdicts: readonly RowVerdict[]): ChunkCounts {
  return countVerdicts(
    verdicts.map((verdict, index) => ({ row: index + 2, verdict })),
    table,
  )
}

describe('counts in which one row counts otherwise', () => {
  const first = converted({ day: '2025-03-01', amount: 100 })
  const middle = converted({ day: '2025-03-02', amount: 250 })
  const last = converted({ day: '2025-03-31', amount: 700, kind: 'income' })
  const counts = countsOf([first, middle, last])

  test.each([
    {
      what: 'a row between the others is left out',
      before: middle,
      after: left,
      money: {
        income: { ZAR: { count: 1, sum: 700 } },
        expense: { ZAR: { count: 1, sum: 100 } },
        ...{ from: '2025-03-01', to: '2025-03-31' },
      },
    },
    {
      what: 'the first day keeps its row, whose amount is another',
      before: first,
      after: converted({ day: '2025-03-01', amount: 101 }),
      money: {
        income: { ZAR: { count: 1, sum: 700 } },
        expense: { ZAR: { count: 2, sum: 351 } },
        ...{ from: '2025-03-01', to: '2025-03-31' },
      },
    },
    {
      what: 'a row is of a later day than any',
      before: middle,
      after: converted({ day: '2025-04-02', amount: 250 }),
      money: {
        income: { ZAR: { count: 1, sum: 700 } },
        expense: { ZAR: { count: 2, sum: 350 } },
        ...{ from: '2025-03-01', to: '2025-04-02' },
      },
    },
    {
      what: 'a row is in another currency',
      before: middle,
      after: converted({ day: '2025-03-02', amount: 250, currency: 'USD' }),
      money: {
        income: { ZAR: { count: 1, sum: 700 } },
        expense: { ZAR: { count: 1, sum: 100 }, USD: { count: 1, sum: 250 } },
        ...{ from: '2025-03-01', to: '2025-03-31' },
      },
    },
  ])('are told from it alone where $what', ({ before, after, money }) => {
    expect(recounted(counts, { before: countsOf([before]), after: countsOf([after]) })?.money).toEqual(money)
  })

  test.each([
    { what: 'the only row of the first day goes', before: first, after: left },
    { what: 'the only row of the last day is in error', before: last, after: inError },
    {
      what: 'the only row of the first day is of a later one',
      before: first,
      after: converted({ day: '2025-03-02', amount: 100 }),
    },
  ])('are not known where $what', ({ before, after }) => {
    expect(recounted(counts, { before: countsOf([before]), after: countsOf([after]) })).toBeNull()
  })

  test('a currency of which nothing is left is none of theirs', () => {
    const dollars = converted({ day: '2025-03-02', amount: 9, currency: 'USD' })
    const both = countsOf([first, dollars, last])
    expect(
      recounted(both, { before: countsOf([dollars]), after: countsOf([left]) })?.money.expense,
    ).toStrictEqual({ ZAR: { count: 1, sum: 100 } })
  })
})

const verdicts = fc.oneof(
  fc.constantFrom(left, inError),
  fc
    .record({
      day: fc.constantFrom('2025-03-01', '2025-03-02', '2025-03-03', '2025-03-04'),
      amount: fc.integer({ min: 1, max: 9 }),
      currency: fc.constantFrom('ZAR', 'USD'),
      kind: fc.constantFrom('income', 'expense'),
    })
    .map(converted),
)

test('what is told from the changed rows is what all rows add up to', () => {
  let told = 0
  fc.assert(
    fc.property(fc.array(fc.tuple(verdicts, verdicts, fc.boolean()), { minLength: 1 }), (rows) => {
      const changed = rows.filter(([, , isChanged]) => isChanged)
      const counts = recounted(countsOf(rows.map(([before]) => before)), {
        before: countsOf(changed.map(([before]) => before)),
        after: countsOf(changed.map(([, after]) => after)),
      })
      if (counts === null) return
      told++
      expect(counts).toStrictEqual(
        countsOf(rows.map(([before, after, isChanged]) => (isChanged ? after : before))),
      )
    }),
    { numRuns: 2000 },
  )
  expect(told).toBeGreaterThan(500)
})
