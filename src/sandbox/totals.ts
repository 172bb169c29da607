import { z } from 'zod'
import type { HeldRecords } from '#sandbox/state/heldRecords.ts'

/** Income and expenses of one month or one currency; amounts in the major unit, exact to four decimals. */
export interface Totals {
  readonly currency: string
  readonly income: number
  readonly expenses: number
  readonly profit: number
}

const entriesSchema = z.array(z.object({ date: z.string(), currency: z.string(), amount: z.number() }))

/** What `realtime/summary` answers: totals by currency. */
export function summaryOf(held: HeldRecords, uid: string): Totals[] {
  return [...totalsBy(held, uid, () => '').values()].map(({ total }) => total)
}

/** What `insights` answers: totals by month (YYYY-MM) and currency, in the order of first arrival. */
export function insightsOf(held: HeldRecords, uid: string): (Totals & { month: string })[] {
  return [...totalsBy(held, uid, (date) => date.slice(0, 7)).values()].map(({ period, total }) => ({
    month: period,
    ...total,
  }))
}

function totalsBy(held: HeldRecords, uid: string, periodOf: (date: string) => string) {
  const totals = new Map<string, { period: string; total: Totals }>()
  for (const kind of ['income', 'expenses'] as const) {
    for (const { date, currency, amount } of entriesSchema.parse(held.list(uid, kind))) {
      const period = periodOf(date)
      const key = `${period} ${currency}`
      const { income, expenses } = totals.get(key)?.total ?? { income: 0, expenses: 0 }
      const sums = { income, expenses, [kind]: add(kind === 'income' ? income : expenses, amount) }
      totals.set(key, { period, total: { currency, ...sums, profit: add(sums.income, -sums.expenses) } })
    }
  }
  return totals
}

// Amounts have at most four decimals, so sums of whole ten-thousandths are exact where sums of floats are not.
function add(one: number, other: number): number {
  return (Math.round(one * 10_000) + Math.round(other * 10_000)) / 10_000
}
