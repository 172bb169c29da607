import type { PlanSum } from '#shared/delivery/sendView.ts'

/** An amount in minor units of its currency. */
export interface CurrencySum {
  readonly currency: string
  readonly sum: number
}

/** What a plan says of `count` records whose amounts add up to `sums`, one a currency, `currency` being the plan's. */
export function planSum(count: number, sums: readonly CurrencySum[], currency: string): PlanSum {
  const others = sums.filter((one) => one.currency !== currency)
  return {
    count,
    sum: sums.find((one) => one.currency === currency)?.sum ?? 0,
    others: others.toSorted((one, other) => (one.currency < other.currency ? -1 : 1)),
  }
}

/** The sums of a plan's records of one kind, the plan's currency first; that one is left out where all are in others. */
export function currencySums({ sum, others }: PlanSum, currency: string): CurrencySum[] {
  return sum === 0 && others.length > 0 ? others : [{ currency, sum }, ...others]
}
