import type { RowVerdict } from '#shared/convert/rowVerdict.ts'
import type { Finding } from '#shared/findings/finding.ts'
import type { Settlement } from '#shared/records/record.ts'

/** A row that is no line of its settlement but says what was paid out. */
export interface PayoutRow extends NonNullable<Extract<RowVerdict, { state: 'left' }>['payout']> {
  readonly row: number
}

/**
 * A warning at each payout's own row where those of a settlement do not say what its lines add up to; or where it has no lines.
 * One that came back is the same once more with the other sign: it may count or not, as what was paid out may have been paid again.
 */
export function payoutDoubts(payouts: readonly PayoutRow[], settlement: Settlement | null): Finding[] {
  const [first] = payouts
  if (first === undefined) return []
  if (settlement === null) return payouts.map((payout) => ({ ...findingAt(payout), code: 'payout.alone' }))
  const currencies = new Set([settlement.currency, ...payouts.map(({ currency }) => currency)])
  if (currencies.size > 1) {
    const found = [...currencies].join(', ')
    return payouts.map((payout) => ({
      ...findingAt(payout),
      field: 'currency',
      code: 'currency.mixed',
      found,
    }))
  }
  const stated = sizesOf(payouts)
  const expected = Math.abs(settlement.amount)
  if (stated.includes(expected)) return []
  const difference = (stated[0] ?? 0) - expected
  const sum = { expected, difference, currency: settlement.currency }
  return payouts.map((payout) => ({ ...findingAt(payout), code: 'payout.differs', ...sum }))
}

/** What may have been paid out, without a sign: all rows together, or only those of the one sign. */
function sizesOf(payouts: readonly PayoutRow[]): number[] {
  const sum = (counts: (amount: number) => boolean) =>
    Math.abs(payouts.reduce((total, { amount }) => total + (counts(amount) ? amount : 0), 0))
  return [sum(() => true), sum((amount) => amount < 0), sum((amount) => amount > 0)]
}

function findingAt({ row, column, found }: PayoutRow) {
  return { row, column, field: 'amount', severity: 'warning', found } as const
}
