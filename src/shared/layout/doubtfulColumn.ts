import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { contentKind } from '#shared/layout/contentKind.ts'
import { fieldScore, looksLikeMoney } from '#shared/layout/fieldScores.ts'
import { headingScore } from '#shared/layout/headingScore.ts'

// What a heading says below this is that a date is of something else: when a payment is due, when it was paid out.
const ofAnotherDay = 0.5

/** Whether a heading says that its dates are rather of something else than of the payment. */
export function isOfAnotherDay({ heading }: ColumnProfile): boolean {
  const said = headingScore(heading, 'date')
  return said !== null && said < ofAnotherDay
}

/** Whether a column holds dates that may be those of the payments, whatever it is called. */
export function mayDate(profile: ColumnProfile): boolean {
  return contentKind(profile) === 'date' && !isOfAnotherDay(profile)
}

/** Whether a column's figures may as well count something, nights or boxes: no heading calls them money, and none has cents or a sign. */
export function mayCount(profile: ColumnProfile): boolean {
  const { heading } = profile
  return heading.trim() !== '' && headingScore(heading, 'amount') === null && !looksLikeMoney(profile)
}

/** Whether a column may say what each row was for, by its heading or its words. */
export function mayName(profile: ColumnProfile): boolean {
  return fieldScore(profile, 'name', null) > 0
}
