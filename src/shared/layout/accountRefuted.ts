import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { headingScore } from '#shared/layout/headingScore.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { overruledBy } from '#shared/layout/proofSentences.ts'
import { accountKey } from '#shared/records/identityText.ts'
import type { Facts } from '#shared/reading/reading.ts'

/** A layout's fields without an account that the file refutes, and a sentence about it. */
export interface AccountRefutation {
  readonly change: Pick<Layout, 'fields'>
  readonly why: string
}

/**
 * Holds the one account that a layout has for all rows against the one that a file names above its table or in a column: the file's own
 * counts, so that its records have the same ids whoever brings it. Null where they agree, or the file names none.
 */
export function accountRefuted(
  profiles: readonly ColumnProfile[],
  { fields: { account: taken, ...fields } }: Pick<Layout, 'fields'>,
  { account: stated }: Facts,
): AccountRefutation | null {
  if (taken?.from !== 'constant') return null
  const isTaken = (account: string): boolean => accountKey(account) === accountKey(taken.value)
  if (stated !== undefined)
    return isTaken(stated) ? null : { change: { fields }, why: overruledBy.account(stated, taken.value) }
  const column = profiles.find(
    ({ heading, filled }) => filled > 0 && (headingScore(heading, 'account') ?? 0) > 0,
  )
  if (column === undefined || (column.onlyValue !== null && isTaken(column.onlyValue))) return null
  const account = { from: 'column', column: column.index } as const
  return {
    change: { fields: { ...fields, account } },
    why: overruledBy.accounts(column.heading.trim(), taken.value),
  }
}
