import { headValues } from '#shared/layout/balanceChain.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import type { FieldName, Layout } from '#shared/layout/layout.ts'

const columns = { feeSign: 'fee', debitSign: 'debit', creditSign: 'credit' } as const satisfies Record<
  string,
  FieldName
>

/**
 * With which sign the columns of fees, of money out and of money in write what is ordinary there: the one that most of their
 * amounts have, as what was paid back is rare; where they have either as often, a fee the one that it has beside amounts
 * without a minus, and the others none. Absent where a column shows none of that.
 */
export function usualSigns(
  profiles: readonly ColumnProfile[],
  fields: Layout['fields'],
): Pick<Layout, 'feeSign' | 'debitSign' | 'creditSign'> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([sign, field]) => {
      const column = profiles[columnOf({ fields }, field) ?? -1]
      const amount = profiles[columnOf({ fields }, 'amount') ?? -1]
      if (column === undefined) return []
      const { negative, positive } = column.amounts
      const isFee = field === 'fee' && amount !== undefined
      const evenly = field !== 'fee' && positive > 0 ? 'plus' : null
      const usual = sideOf(positive, negative) ?? (isFee ? besidePositive(column, amount) : evenly)
      return usual === null ? [] : [[sign, usual] as const]
    }),
  )
}

function sideOf(positive: number, negative: number): 'minus' | 'plus' | null {
  if (positive === negative) return null
  return negative > positive ? 'minus' : 'plus'
}

function besidePositive(fee: ColumnProfile, amount: ColumnProfile): 'minus' | 'plus' | null {
  const amounts = headValues(amount)
  const fees = headValues(fee).filter((_, row) => (amounts[row] ?? 0) > 0)
  const count = (holds: (minor: number) => boolean): number =>
    fees.filter((minor) => minor !== null && holds(minor)).length
  return sideOf(
    count((minor) => minor > 0),
    count((minor) => minor < 0),
  )
}
