import { amountPair, type AmountPair } from '#shared/layout/amountPair.ts'
import { assignColumns } from '#shared/layout/assignColumns.ts'
import { findBalanceChain } from '#shared/layout/balanceChain.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { isOfAnotherDay, mayCount, mayDate } from '#shared/layout/doubtfulColumn.ts'
import { fieldScore } from '#shared/layout/fieldScores.ts'
import { headingScore } from '#shared/layout/headingScore.ts'
import { fieldNames, type FieldName } from '#shared/layout/layout.ts'
import { countsThousands } from '#shared/money/countsThousands.ts'

/** Which column a field is suggested to come from, and how sure that is, 0 to 1. */
export interface FieldSuggestion {
  readonly column: number
  readonly confidence: number
}

/** Which column each field is suggested to come from. */
export type FieldSuggestions = Partial<Record<FieldName, FieldSuggestion>>

// Of two columns that suit a field equally well, the left one.
const towardsTheLeft = 1e-6
// What only its cells speak for is below this, what its heading names is above.
const byHeading = 0.5
// What is called the day of value, or a date with words that are not known, at best.
const lastChoice = 0.7
// As good as another column: by what the cells say, and by what headings say.
const rivalByCells = 0.8
const rivalByHeading = 0.999
// Nearly as many different words, in columns that nothing but those speaks for.
const rivalByWords = 0.9
// What is told by another column is nearly as sure as what a column is called.
const toldByPair = 0.9
// Of two columns that are called as names are, the left one is taken.
const never = Infinity

/**
 * Finds for each field the column that suits it: one assignment over all columns, so that no column is taken twice and the
 * whole fits best; then drops what does not belong together.
 */
export function suggestFields(profiles: readonly ColumnProfile[]): FieldSuggestions {
  const chain = findBalanceChain(profiles)
  const pair = amountPair(profiles)
  const scores = fieldNames.map((field) =>
    profiles.map((profile) => {
      const score = ofPair(pair, field, profile.index) ?? fieldScore(profile, field, chain)
      return score - towardsTheLeft * profile.index
    }),
  )
  const columns = assignColumns(scores)
  const found: FieldSuggestions = {}
  for (const [place, field] of fieldNames.entries()) {
    const column = columns[place] ?? null
    if (column === null) continue
    const confidence = Math.min(1, (scores[place]?.[column] ?? 0) + towardsTheLeft * column)
    found[field] = { column, confidence: Math.round(confidence * 100) / 100 }
  }
  const clear = withoutThousands(withoutDoubtful(found, scores, profiles), profiles)
  return withPayout(withOneSortOfAmount(withNotesAsName(clear, profiles)))
}

/** What two columns of which each row fills one are told to be: these alone, and nothing else is the amount. Null where that is not touched. */
function ofPair(pair: AmountPair | null, field: FieldName, column: number): number | null {
  if (pair === null) return null
  if (!pair.columns.includes(column)) return field === 'amount' ? 0 : null
  if (pair.debit === null) return 0
  return field === (column === pair.debit ? 'debit' : 'credit') ? toldByPair : 0
}

/**
 * A record's day, amount and name are not taken from a column that another one suits as well, nor the first two from one that may
 * be of something else: that is for the user to say. A column that only its cells speak for is taken where it is the only one,
 * and so is the day of value, of which is known that the payment's own day may stand beside it.
 */
function withoutDoubtful(
  found: FieldSuggestions,
  scores: readonly (readonly number[])[],
  profiles: readonly ColumnProfile[],
): FieldSuggestions {
  const { date, amount, name, ...others } = found
  const taken = new Set(Object.values(others).map(({ column }) => column))
  const isClear = (field: FieldName, chosen: FieldSuggestion): boolean => {
    const needed = chosen.confidence * rivalOf(field, chosen.confidence)
    return (scores[fieldNames.indexOf(field)] ?? []).every(
      (score, column) => column === chosen.column || taken.has(column) || score < needed,
    )
  }
  const isOther = (
    { column, confidence }: FieldSuggestion,
    is: (profile: ColumnProfile) => boolean,
  ): boolean => {
    const profile = profiles[column]
    return profile !== undefined && confidence < byHeading && is(profile)
  }
  const isOneOfSeveral = ({ column, confidence }: FieldSuggestion): boolean =>
    confidence <= lastChoice &&
    profiles.some((profile) => profile.index !== column && !taken.has(profile.index) && mayDate(profile))
  const isDate = (chosen: FieldSuggestion): boolean =>
    isClear('date', chosen) && !isOther(chosen, isOfAnotherDay) && !isOneOfSeveral(chosen)
  return {
    ...others,
    ...(date !== undefined && isDate(date) && { date }),
    ...(amount !== undefined && isClear('amount', amount) && !isOther(amount, mayCount) && { amount }),
    ...(name !== undefined && isClear('name', name) && { name }),
  }
}

/** What is called as names are, if not only so, is the name where nothing else is: a memo, remarks. */
function withNotesAsName(found: FieldSuggestions, profiles: readonly ColumnProfile[]): FieldSuggestions {
  const { notes, ...others } = found
  const heading = profiles[notes?.column ?? -1]?.heading ?? ''
  const confidence = headingScore(heading, 'name') ?? 0
  const hasName = found.name !== undefined || notes === undefined || confidence < byHeading
  return hasName ? found : { ...others, name: { column: notes.column, confidence } }
}

/** Figures that count thousands by their heading are for the user to take as amounts: as they stand they would be far too low. */
function withoutThousands(found: FieldSuggestions, profiles: readonly ColumnProfile[]): FieldSuggestions {
  const isKept = ([field, { column }]: [string, FieldSuggestion]): boolean =>
    !['amount', 'debit', 'credit'].includes(field) || !countsThousands(profiles[column]?.heading ?? '')
  return Object.fromEntries(Object.entries(found).filter(isKept))
}

function rivalOf(field: FieldName, confidence: number): number {
  if (confidence >= byHeading) return field === 'name' ? never : rivalByHeading
  return field === 'name' ? rivalByWords : rivalByCells
}

/** Either one column of amounts, or a column each for money out and money in: these, which say the way themselves, where both are there. */
function withOneSortOfAmount(found: FieldSuggestions): FieldSuggestions {
  const { amount, debit, credit, ...others } = found
  if (amount === undefined || (debit === undefined && credit === undefined)) return found
  const both = debit !== undefined && credit !== undefined
  if (amount.confidence > byHeading && !both) return { ...others, amount }
  return { ...others, ...(debit && { debit }), ...(credit && { credit }) }
}

/** Lines are grouped where a column has the payouts' ids; without one a payout date is at most the date. */
function withPayout(found: FieldSuggestions): FieldSuggestions {
  const { settlementId, payoutDate, ...others } = found
  const date = others.date ?? payoutDate
  const dated: FieldSuggestions = date === undefined ? others : { ...others, date }
  if (settlementId === undefined || !hasMoney(found)) return dated
  return { ...dated, settlementId, ...(payoutDate && { payoutDate }) }
}

function hasMoney({ amount, debit, credit }: FieldSuggestions): boolean {
  return amount !== undefined || debit !== undefined || credit !== undefined
}
