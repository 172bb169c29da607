import { headingWords } from '#shared/layout/headingWords.ts'
import type { FieldName } from '#shared/layout/layout.ts'
import { wordsOfNoMoney } from '#shared/layout/wordsOfNoMoney.ts'

/** Each word beside a phrase that the heading words do not know makes it this much less likely to be what it seems. */
const doubtPerWord = 0.8
const silentWords = new Set(['the', 'of', 'in', 'zar', 'rand', 'r', 'local', 'utc', 'automatic'])

// `Amount (R)`, `Date (dd/mm/yyyy)`, `Narrative (text)`.
const unitBehind = /\s*[([](?:r|zar|rand|text|teks|[dmyj]{1,4}(?:[-/. ][dmyj]{1,4}){2})[)\]]\s*$/iu

/**
 * A heading as its words, without the unit in brackets behind them: lower case, no accents, `payoutId` and `payout_id` as two
 * words, a plural `s` dropped.
 */
export function headingToWords(heading: string): string[] {
  return heading
    .replace(unitBehind, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(singular)
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}

interface Phrase {
  readonly words: readonly string[]
  readonly whole: boolean
  readonly weight: number
}

const phrasesByField = new Map<FieldName, Phrase[]>()

function phrasesOf(field: FieldName): Phrase[] {
  const known = phrasesByField.get(field)
  if (known !== undefined) return known
  const phrases = Object.entries(headingWords[field]).map(([phrase, weight]) => ({
    words: headingToWords(phrase),
    whole: phrase.startsWith('='),
    weight,
  }))
  phrasesByField.set(field, phrases)
  return phrases
}

/**
 * How well a heading speaks for a field, from 0 (it speaks against it) to a little over 1 (better than by its usual name);
 * null where it says nothing of it.
 */
export function headingScore(heading: string, field: FieldName): number | null {
  const words = headingToWords(heading)
  let best: Phrase | undefined
  for (const phrase of phrasesOf(field)) {
    if (phrase.words.length <= (best?.words.length ?? 0) && !phrase.whole) continue
    if (phrase.whole ? isSame(phrase.words, words) : contains(words, phrase.words)) best = phrase
  }
  if (best === undefined) return null
  const beside = words.filter((word) => !best.words.includes(word) && !silentWords.has(word)).length
  return best.weight * doubtPerWord ** beside
}

// “VAT %” is a rate, and “VAT (15%)” is money by one.
const percents = /(?<!\d\s*)%/

/** Whether a heading names something that is no money even where its cells are figures: a number, a rate, a code. */
export function speaksOfNoMoney(heading: string): boolean {
  return percents.test(heading) || headingToWords(heading).some((word) => noMoney.has(word))
}

/** Whether a heading speaks of dates; null where there is none. */
export function speaksOfDates(heading: string): boolean | null {
  if (heading.trim() === '') return null
  return (headingScore(heading, 'date') ?? headingScore(heading, 'payoutDate')) !== null
}

const noMoney = new Set(wordsOfNoMoney.map(singular))

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && contains(some, others)
}

function contains(words: readonly string[], phrase: readonly string[]): boolean {
  return words.some((_, start) => phrase.every((word, offset) => words[start + offset] === word))
}
