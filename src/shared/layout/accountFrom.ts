import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { headingScore } from '#shared/layout/headingScore.ts'

/** The account that a file names in a column of its own, where that is the same in every row; null otherwise. */
export function accountFrom(profiles: readonly ColumnProfile[]): string | null {
  const named = profiles.find(
    ({ heading, onlyValue }) => onlyValue !== null && (headingScore(heading, 'account') ?? 0) > 0,
  )
  return named?.onlyValue ?? null
}
