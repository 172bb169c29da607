import { z } from 'zod'
import { looseText } from '#shared/categories/looseText.ts'
import type { Entry } from '#shared/records/record.ts'

/** A category that the user chose for records of a name, which is as `learnedName` writes it. */
export const learnedCategorySchema = z.strictObject({
  kind: z.enum(['income', 'expense']),
  name: z.string().min(1),
  category: z.string().min(1),
})

/** A category that the user chose for records of a name. */
export type LearnedCategory = z.infer<typeof learnedCategorySchema>

// Far more names than a small business pays; the ones that were chosen longest ago go first.
const mostLearned = 5000

/**
 * A name as choices are remembered by it: without words that hold a digit, such as dates and references, which differ from
 * one time to the next; where no other word is left, as it stands.
 */
export function learnedName(name: string): string {
  const loose = looseText(name)
  const lasting = loose.split(' ').filter((word) => !/\p{N}/u.test(word))
  return lasting.some((word) => /\p{L}/u.test(word)) ? lasting.join(' ') : loose
}

/** What is known once the user has chosen a category for a record; the newest stands last. */
export function learnCategory(
  learned: readonly LearnedCategory[],
  { kind, name }: Pick<Entry, 'kind' | 'name'>,
  category: string,
): LearnedCategory[] {
  const key = learnedName(name)
  const chosen = category.trim()
  const others = learned.filter((one) => one.kind !== kind || one.name !== key)
  if (key === '' || chosen === '') return others
  return [...others, { kind, name: key, category: chosen }].slice(-mostLearned)
}

/** The category that the user chose before for records of this kind and name; null where none was. */
export function learnedCategory(
  learned: readonly LearnedCategory[],
  { kind, name }: Pick<Entry, 'kind' | 'name'>,
): string | null {
  const key = learnedName(name)
  return learned.find((one) => one.kind === kind && one.name === key)?.category ?? null
}
