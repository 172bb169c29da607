import { z } from 'zod'
import type { RowVerdict } from '#shared/convert/rowVerdict.ts'
import type { Entry } from '#shared/records/record.ts'

const sumSchema = z.strictObject({ count: z.number(), sum: z.number() })

/** How many, and their sum in minor units. */
export type Sum = z.infer<typeof sumSchema>

/** The money of entries by currency, and the days that they span. */
export const moneySchema = z.strictObject({
  income: z.record(z.string(), sumSchema),
  expense: z.record(z.string(), sumSchema),
  from: z.string().nullable(),
  to: z.string().nullable(),
})

/** The money of entries by currency. */
export type Money = z.infer<typeof moneySchema>

/**
 * What the verdicts of some rows add up to. `warnings` are rows with at least one; `outside` are rows left out that lie
 * before or after the table. Entries are counted here unless they belong to settlements.
 */
export const chunkCountsSchema = z.strictObject({
  rows: z.number(),
  converted: z.number(),
  left: z.number(),
  errors: z.number(),
  warnings: z.number(),
  outside: z.number(),
  records: z.number(),
  money: moneySchema,
})

/** What the verdicts of some rows add up to. */
export type ChunkCounts = z.infer<typeof chunkCountsSchema>

/** No money. */
export const noMoney: Money = { income: {}, expense: {}, from: null, to: null }

/** The counts of no rows. */
export const noCounts: ChunkCounts = {
  rows: 0,
  converted: 0,
  left: 0,
  errors: 0,
  warnings: 0,
  outside: 0,
  records: 0,
  money: noMoney,
}

/** Counts verdicts. `inSettlements`: entries are parts of settlements. */
export function countVerdicts(
  verdicts: readonly { readonly row: number; readonly verdict: RowVerdict }[],
  table: { readonly firstRow: number; readonly lastRow: number; readonly inSettlements: boolean },
): ChunkCounts {
  const inState = (state: RowVerdict['state']) =>
    verdicts.filter(({ verdict }) => verdict.state === state).length
  const isOutside = (row: number) => row < table.firstRow || row > table.lastRow
  const entries = table.inSettlements ? [] : verdicts.flatMap(({ verdict }) => entriesOf(verdict))
  return {
    rows: verdicts.length,
    converted: inState('converted'),
    left: inState('left'),
    errors: inState('error'),
    warnings: verdicts.filter(({ verdict }) => hasWarning(verdict)).length,
    outside: verdicts.filter(({ row, verdict }) => verdict.state === 'left' && isOutside(row)).length,
    records: entries.length,
    money: moneyOf(entries),
  }
}

/** The entries that a row became. */
export function entriesOf(verdict: RowVerdict): readonly Entry[] {
  return verdict.state === 'converted' ? verdict.entries : []
}

/** Whether something about the row is doubtful. */
export function hasWarning(verdict: RowVerdict): boolean {
  return verdict.findings.some(({ severity }) => severity === 'warning')
}

/** The money of entries by currency, and the days that they span. */
export function moneyOf(entries: readonly Entry[]): Money {
  const money: Pick<Money, 'income' | 'expense'> = { income: {}, expense: {} }
  let from: string | null = null
  let to: string | null = null
  for (const { kind, currency, amount, date } of entries) {
    const { count, sum } = money[kind][currency] ?? { count: 0, sum: 0 }
    money[kind][currency] = { count: count + 1, sum: sum + amount }
    if (from === null || date < from) from = date
    if (to === null || date > to) to = date
  }
  return { ...money, from, to }
}

/** Both together. */
export function addMoney(one: Money, other: Money): Money {
  return {
    income: addSums(one.income, other.income),
    expense: addSums(one.expense, other.expense),
    from: least(one.from, other.from),
    to: greatest(one.to, other.to),
  }
}

/** Both together. */
export function addCounts(one: ChunkCounts, other: ChunkCounts): ChunkCounts {
  return {
    rows: one.rows + other.rows,
    converted: one.converted + other.converted,
    left: one.left + other.left,
    errors: one.errors + other.errors,
    warnings: one.warnings + other.warnings,
    outside: one.outside + other.outside,
    records: one.records + other.records,
    money: addMoney(one.money, other.money),
  }
}

/**
 * Counts in which some rows count otherwise than they did, `before` and `after` being what those rows add up to; null where the
 * days that the others span cannot be told without them.
 */
export function recounted(
  counts: ChunkCounts,
  { before, after }: { readonly before: ChunkCounts; readonly after: ChunkCounts },
): ChunkCounts | null {
  const { from, to } = counts.money
  const isFromKept = before.money.from !== from || isWithin(from, after.money)
  const isToKept = before.money.to !== to || isWithin(to, after.money)
  return isFromKept && isToKept ? addCounts(withoutCounts(counts, before), after) : null
}

/** Whether a day is among those that money spans; no day is in any span. */
function isWithin(day: string | null, { from, to }: Money): boolean {
  return day === null || (from !== null && to !== null && from <= day && day <= to)
}

/** Counts without those of some of their rows; their span stays. */
function withoutCounts(counts: ChunkCounts, some: ChunkCounts): ChunkCounts {
  return {
    rows: counts.rows - some.rows,
    converted: counts.converted - some.converted,
    left: counts.left - some.left,
    errors: counts.errors - some.errors,
    warnings: counts.warnings - some.warnings,
    outside: counts.outside - some.outside,
    records: counts.records - some.records,
    money: {
      ...counts.money,
      income: withoutSums(counts.money.income, some.money.income),
      expense: withoutSums(counts.money.expense, some.money.expense),
    },
  }
}

function withoutSums(sums: Money['income'], some: Money['income']): Money['income'] {
  const rest = Object.entries(sums).map(([currency, { count, sum }]): [string, Sum] => [
    currency,
    { count: count - (some[currency]?.count ?? 0), sum: sum - (some[currency]?.sum ?? 0) },
  ])
  return Object.fromEntries(rest.filter(([, { count }]) => count > 0))
}

function addSums(one: Money['income'], other: Money['income']): Money['income'] {
  const sums = { ...one }
  for (const [currency, { count, sum }] of Object.entries(other)) {
    const before = sums[currency] ?? { count: 0, sum: 0 }
    sums[currency] = { count: before.count + count, sum: before.sum + sum }
  }
  return sums
}

function least(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}

function greatest(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return one > other ? one : other
}
