import { amountsRead, datesRead, type ColumnProfile } from '#shared/layout/columnProfile.ts'

/** What the cells of a column look like by themselves, whatever its heading says. */
export type ContentKind = 'empty' | 'date' | 'amount' | 'flag' | 'currency' | 'text'

const nearlyAll = 0.9

/** What nearly all filled cells of a column look like. `20200618` is a date before it is an amount. */
export function contentKind(profile: ColumnProfile): ContentKind {
  if (profile.filled === 0) return 'empty'
  const areNearlyAll = (cells: number): boolean => cells >= nearlyAll * profile.filled
  if (areNearlyAll(datesRead(profile))) return 'date'
  if (areNearlyAll(amountsRead(profile))) return 'amount'
  if (areNearlyAll(profile.flags.debits + profile.flags.credits)) return 'flag'
  if (areNearlyAll(profile.currencies.read)) return 'currency'
  return 'text'
}
