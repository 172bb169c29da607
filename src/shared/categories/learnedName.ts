import { looseText } from '#shared/categories/looseText.ts'

/**
 * A name as choices of categories are remembered by it: its words of letters alone, as those with a digit, such as dates,
 * references and what is left of a card number, differ from one time to the next; without such a word, as it stands.
 */
export function learnedName(name: string): string {
  const loose = looseText(name)
  const lasting = loose.split(' ').filter((word) => /\p{L}/u.test(word) && !/\p{N}/u.test(word))
  return lasting.length > 0 ? lasting.join(' ') : loose
}
