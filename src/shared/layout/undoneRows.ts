import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { headingToWords } from '#shared/layout/headingScore.ts'
import type { Layout, LeaveRule } from '#shared/layout/layout.ts'

const statusWords = new Set(headingToWords('status state result toestand uitslag'))
const wordsBesides = new Set(headingToWords('transaction payment order financial transaksie betaling'))
const mostWords = 12

// What was reversed or refunded did happen, and a row of its own may take it back: those words are not here.
const notYet = ['pending', 'pending payment', 'awaiting payment', 'on hold', 'on-hold', 'hangende']
const never = [
  'declined',
  'denied',
  'rejected',
  'failed',
  'failure',
  'unsuccessful',
  'error',
  'nok',
  'cancelled',
  'canceled',
  'void',
  'voided',
  'reverted',
  'expired',
  'abandoned',
  'afgekeur',
  'geweier',
  'misluk',
  'gekanselleer',
  'verval',
]

/**
 * What leaves out rows of payments that were not made, or not yet, by a column of a few words that is called their status. The
 * first rows need show no such word: a file of payments that all went through has one the next time.
 */
export function undoneRows(profiles: readonly ColumnProfile[]): NonNullable<Layout['leave']> {
  return profiles.filter(isStatus).flatMap(({ index: column }): LeaveRule[] => [
    { column, when: 'is', values: notYet, why: 'pending' },
    { column, when: 'is', values: never, why: 'information' },
  ])
}

function isStatus(profile: ColumnProfile): boolean {
  const { lettered, filled, distinct } = profile
  return isCalledStatus(profile) && filled > 0 && lettered === filled && distinct.count <= mostWords
}

/** Whether a column is called the status of payments. */
export function isCalledStatus({ heading }: Pick<ColumnProfile, 'heading'>): boolean {
  const words = headingToWords(heading)
  const isCalledSo = words.some((word) => statusWords.has(word))
  return isCalledSo && words.every((word) => statusWords.has(word) || wordsBesides.has(word))
}
