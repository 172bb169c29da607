import { categoryRuleSchema, type CategoryRule } from '#shared/categories/categoryRule.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { DecimalMark } from '#shared/layout/layout.ts'
import { currencyDecimals } from '#shared/money/currency.ts'
import { formatMinor } from '#shared/money/formatMinor.ts'
import { parseAmount } from '#shared/money/parseAmount.ts'

/** A rule as it is being typed: what every condition takes, so that changing the condition loses nothing. */
export interface RuleDraft {
  readonly when: CategoryRule['when']
  readonly text: string
  readonly from: string
  readonly to: string
  readonly only: 'both' | 'income' | 'expense'
  readonly category: string
}

/** How amounts are typed: as the file writes them. */
export interface Writing {
  readonly currency: string
  readonly decimalMark: DecimalMark
}

/** What is wrong with a draft, by the box that it is typed in. */
export type DraftFlaws = Readonly<Partial<Record<'text' | 'from' | 'to' | 'category', string>>>

/** A rule of nothing yet. */
export const emptyDraft: RuleDraft = {
  ...{ when: 'contains', text: '', from: '', to: '', only: 'both', category: '' },
}

/** A rule as it is typed. */
export function draftOf(rule: CategoryRule, { currency, decimalMark }: Writing): RuleDraft {
  const { when, category, only = 'both' } = rule
  const money = (minor: number | undefined) =>
    minor === undefined ? '' : formatMinor(minor, currencyDecimals(currency) ?? 2).replace('.', decimalMark)
  const draft: RuleDraft = { ...emptyDraft, when, category, only }
  switch (rule.when) {
    case 'contains':
    case 'startsWith':
      return { ...draft, text: rule.text }
    case 'matches':
      return { ...draft, text: rule.pattern }
    case 'account':
      return { ...draft, text: rule.account }
    case 'amount':
      return { ...draft, from: money(rule.from), to: money(rule.to) }
  }
}

/** The rule that a draft makes, or what keeps it from being one. */
export function ruleOf(draft: RuleDraft, writing: Writing): Result<CategoryRule, DraftFlaws> {
  const limits = { from: limitOf(draft.from, writing), to: limitOf(draft.to, writing) }
  const given = { category: draft.category, ...(draft.only !== 'both' && { only: draft.only }) }
  const unread = draft.when === 'amount' ? unreadLimits(limits) : {}
  const parsed = categoryRuleSchema.safeParse({ ...condition(draft, limits), ...given })
  if (parsed.success && Object.keys(unread).length === 0) return ok(parsed.data)
  const flaws = parsed.success ? {} : Object.fromEntries(parsed.error.issues.map(flawOf))
  return err({ ...flaws, ...unread })
}

type Limit = number | 'unreadable' | undefined

function limitOf(text: string, { currency, decimalMark }: Writing): Limit {
  if (text.trim() === '') return undefined
  const read = parseAmount(text, decimalMark, currencyDecimals(currency) ?? 2)
  return read.ok && read.value.minor >= 0 ? read.value.minor : 'unreadable'
}

function unreadLimits(limits: Readonly<Record<'from' | 'to', Limit>>): DraftFlaws {
  const says = 'This is not an amount without a sign.'
  return {
    ...(limits.from === 'unreadable' && { from: says }),
    ...(limits.to === 'unreadable' && { to: says }),
  }
}

function condition({ when, text }: RuleDraft, limits: Readonly<Record<'from' | 'to', Limit>>): object {
  switch (when) {
    case 'contains':
    case 'startsWith':
      return { when, text }
    case 'matches':
      return { when, pattern: text }
    case 'account':
      return { when, account: text }
    case 'amount':
      return { when, ...limits }
  }
}

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly code?: string | undefined
  readonly message: string
}

function flawOf({ path: [at], code, message }: Issue): [string, string] {
  const box = at === 'category' || at === 'from' || at === 'to' ? at : 'text'
  // The schema's own words are of this program where it was given them; those of zod are of lengths.
  if (code === 'custom') return [box, message]
  return [box, box === 'category' ? 'Choose or type a category.' : 'Type what to look for.']
}
