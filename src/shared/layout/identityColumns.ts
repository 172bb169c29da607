import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { headingScore } from '#shared/layout/headingScore.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { columnOf, columnsOf } from '#shared/layout/columnOf.ts'

const clearly = 0.6

/**
 * The columns whose text tells one row from another in a record's id: descriptions and references, by their headings alone,
 * so that a month without a reference makes no other ids; and the columns of the name. Never a balance or a row number.
 */
export function identityColumns(
  profiles: readonly ColumnProfile[],
  fields: Layout['fields'],
): Layout['identity'] {
  const named = columnsOf({ fields }, 'name')
  const otherwise = new Set(
    (['date', 'payoutDate', 'amount', 'sourceId', 'settlementId', 'account', 'category'] as const).map(
      (field) => columnOf({ fields }, field),
    ),
  )
  return profiles
    .filter(({ index, heading }) => {
      if (named.includes(index)) return true
      return !otherwise.has(index) && (headingScore(heading, 'name') ?? 0) >= clearly
    })
    .map(({ index }) => index)
}
