import { columnsOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { contentKind } from '#shared/layout/contentKind.ts'
import { headingScore } from '#shared/layout/headingScore.ts'
import { fieldNames, type FieldName, type Layout } from '#shared/layout/layout.ts'
import { isCalledStatus } from '#shared/layout/undoneRows.ts'

const mostWords = 6

/** A column that may say which way money went; `isKnown`: nearly every cell is a word that is known. */
export interface LikelyFlag {
  readonly column: ColumnProfile
  readonly isKnown: boolean
}

/**
 * The column that may say which way money went: by words that are known, or by others where it has one of a few in every row and is
 * called a type or the like. Null where there is none.
 */
export function likelyFlag(
  profiles: readonly ColumnProfile[],
  layout: Pick<Layout, 'fields'>,
): LikelyFlag | null {
  const taken = new Set(fieldNames.filter(isNoText).flatMap((field) => columnsOf(layout, field)))
  const score = ({ heading }: ColumnProfile): number => headingScore(heading, 'flag') ?? 0
  const free = profiles.filter(({ index }) => !taken.has(index))
  const known = free.filter((profile) => contentKind(profile) === 'flag' && !saysThatPaid(profile))
  const likely =
    known.length > 0 ? known : free.filter((profile) => hasFewWords(profile) && score(profile) > 0)
  const [column] = likely.toSorted((one, other) => score(other) - score(one))
  return column === undefined ? null : { column, isKnown: known.length > 0 }
}

/** Whether a column is one of statuses that are all of one way: “Paid out” says of a sale that its payout was made. */
export function saysThatPaid(profile: ColumnProfile): boolean {
  const { debits, credits } = profile.flags
  return isCalledStatus(profile) && (debits === 0 || credits === 0)
}

/** A column may be the flag and give a record its name or its category as well. */
function isNoText(field: FieldName): boolean {
  return field !== 'flag' && field !== 'name' && field !== 'notes' && field !== 'category'
}

function hasFewWords({ empty, lettered, filled, distinct }: ColumnProfile): boolean {
  const isOfWords = empty === 0 && lettered === filled
  return isOfWords && distinct.count > 1 && distinct.count <= mostWords && distinct.count < distinct.of
}
