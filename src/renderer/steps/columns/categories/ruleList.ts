import type { CategoryRule } from '#shared/categories/categoryRule.ts'
import type { Entry } from '#shared/records/record.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { draftOf, emptyDraft, ruleOf, type DraftFlaws, type RuleDraft, type Writing } from './ruleDraft.ts'

/** A rule that is being typed: what it was when the typing began, and what was found wrong with it. */
export interface TypedRule {
  /** Its place among the rules: of the one that it takes the place of, or where a new one is put. */
  readonly at: number
  readonly is: 'new' | 'known'
  readonly before: RuleDraft
  readonly draft: RuleDraft
  readonly flaws: DraftFlaws
}

/** The user's rules in their order, and the one that is being typed. */
export interface RuleList {
  readonly rules: readonly CategoryRule[]
  readonly typed: TypedRule | null
}

/** The rules with a new one begun at the end. */
export function typeNew(rules: readonly CategoryRule[]): RuleList {
  return {
    rules,
    typed: { at: rules.length, is: 'new', before: emptyDraft, draft: emptyDraft, flaws: {} },
  }
}

/** The rules with one of them being changed. */
export function typeKnown(rules: readonly CategoryRule[], rule: CategoryRule, writing: Writing): RuleList {
  const draft = draftOf(rule, writing)
  return { rules, typed: { at: rules.indexOf(rule), is: 'known', before: draft, draft, flaws: {} } }
}

/**
 * A new rule begun by what was chosen for one record: for those of its kind whose text contains its name. It is put first,
 * as an earlier rule that applies would keep it from ever applying.
 */
export function ruleTypedOf({
  kind,
  name,
  category,
}: Pick<Entry, 'kind' | 'name'> & { readonly category: string }): TypedRule {
  const draft: RuleDraft = { ...emptyDraft, text: name.slice(0, 200), only: kind, category }
  return { at: 0, is: 'new', before: emptyDraft, draft, flaws: {} }
}

/** Whether anything was typed that is not among the rules yet. */
export function isTouched({ before, draft }: TypedRule): boolean {
  return JSON.stringify(before) !== JSON.stringify(draft)
}

/** The rules with the typed one in its place; one that is unsound stays being typed, with what is wrong with it. */
export function keepTyped(
  { rules, typed }: RuleList,
  writing: Writing,
): Result<readonly CategoryRule[], RuleList> {
  if (typed === null) return ok(rules)
  const made = ruleOf(typed.draft, writing)
  if (!made.ok) return err({ rules, typed: { ...typed, flaws: made.error } })
  return ok(rules.toSpliced(typed.at, typed.is === 'known' ? 1 : 0, made.value))
}

/** The same before something else is done: a rule in which nothing was typed is none. */
export function settleTyped(list: RuleList, writing: Writing): ReturnType<typeof keepTyped> {
  return list.typed !== null && !isTouched(list.typed) ? ok(list.rules) : keepTyped(list, writing)
}

/** The rules with one of them a place further up or down. */
export function moved(
  rules: readonly CategoryRule[],
  rule: CategoryRule,
  by: -1 | 1,
): readonly CategoryRule[] {
  const from = rules.indexOf(rule)
  return rules.toSpliced(from, 1).toSpliced(from + by, 0, rule)
}
