import type { TallyOfRows } from '#shared/imports/importView.ts'
import type { Sum } from '#engine/importing/file/chunkCounts.ts'
import { totalCounts, type OpenImport } from '#engine/importing/openImport.ts'

const none: Sum = { count: 0, sum: 0 }

/**
 * What conversion made of the rows. `rows` are those from the table's first to its last, and any other that the user
 * took in. Counts are of all currencies, sums of `currency` alone: the layout's, or, where no record has that, the one
 * that most records have.
 */
export function tallyOfRows(open: OpenImport): TallyOfRows {
  const { judgement } = open.state()
  const counts = totalCounts(open.state())
  const money = judgement.layout.kind === 'settlement' ? settlementMoney(open) : entryMoney(open)
  const currency = mainCurrency(money.counts, judgement.layout.currency)
  const left = counts.left - counts.outside
  return {
    rows: counts.converted + left + counts.errors,
    converted: counts.converted,
    left,
    errors: counts.errors,
    warnings: counts.warnings,
    records: [...money.counts.values()].reduce((sum, count) => sum + count, 0),
    income: inCurrency(money.income, currency),
    expense: inCurrency(money.expense, currency),
    settlement: inCurrency(money.settlement, currency),
    currency,
    otherCurrencies: [...money.counts.keys()].filter((other) => other !== currency).sort(),
    period: money.period,
  }
}

interface Totals {
  /** Records by currency. */
  readonly counts: ReadonlyMap<string, number>
  readonly income: Readonly<Record<string, Sum>>
  readonly expense: Readonly<Record<string, Sum>>
  readonly settlement: Readonly<Record<string, Sum>>
  readonly period: TallyOfRows['period']
}

function entryMoney(open: OpenImport): Totals {
  const { income, expense, from, to } = totalCounts(open.state()).money
  const counts = new Map<string, number>()
  for (const sums of [income, expense])
    for (const [currency, { count }] of Object.entries(sums))
      counts.set(currency, (counts.get(currency) ?? 0) + count)
  return { counts, income, expense, settlement: {}, period: periodOf(from, to) }
}

function settlementMoney({ file, state }: OpenImport): Totals {
  const sums = file.settlements.sums(state().judgement.edition)
  const days = sums.flatMap(({ from, to }) => [from, to]).sort()
  return {
    counts: new Map(sums.map(({ currency, count }) => [currency, count])),
    income: {},
    expense: {},
    settlement: Object.fromEntries(sums.map(({ currency, count, sum }) => [currency, { count, sum }])),
    period: periodOf(days[0] ?? null, days.at(-1) ?? null),
  }
}

function periodOf(from: string | null, to: string | null): TallyOfRows['period'] {
  return from === null || to === null ? null : { from, to }
}

/** The layout's currency if any record has it, else the one of most records, by name where two have as many. */
export function mainCurrency(counts: ReadonlyMap<string, number>, ofLayout: string): string {
  if (counts.has(ofLayout)) return ofLayout
  const [most] = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
  return most?.[0] ?? ofLayout
}

function inCurrency(sums: Readonly<Record<string, Sum>>, currency: string): Sum {
  const count = Object.values(sums).reduce((total, sum) => total + sum.count, 0)
  return { count, sum: (sums[currency] ?? none).sum }
}
