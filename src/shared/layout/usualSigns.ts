import { columnOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import type { FieldName, Layout } from '#shared/layout/layout.ts'

const columns = { feeSign: 'fee', debitSign: 'debit', creditSign: 'credit' } as const satisfies Record<
  string,
  FieldName
>

/**
 * With which sign the columns of fees, of money out and of money in write what is ordinary there: the one that most of their
 * amounts have, as what was paid back is rare. Absent where a column shows neither.
 */
export function usualSigns(
  profiles: readonly ColumnProfile[],
  fields: Layout['fields'],
): Pick<Layout, 'feeSign' | 'debitSign' | 'creditSign'> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([sign, field]) => {
      const amounts = profiles[columnOf({ fields }, field) ?? -1]?.amounts
      if (amounts === undefined || amounts.negative === amounts.positive) return []
      return [[sign, amounts.negative > amounts.positive ? 'minus' : 'plus'] as const]
    }),
  )
}
