import { describe, expect, it } from 'vitest'
import type { CategoryRule } from '#shared/categories/categoryRule.ts'
import { draftOf, emptyDraft, ruleOf, type DraftFlaws, type RuleDraft } from './ruleDraft.ts'

const rand = { currency: 'ZAR', decimalMark: ',' } as const

describe('a rule that is being typed', () => {
  it.each<CategoryRule>([
    { when: 'contains', text: 'engen', category: 'Fuel' },
    { when: 'startsWith', text: 'pos', category: 'Fuel', only: 'expense' },
    { when: 'matches', pattern: 'bp|shell', category: 'Fuel', only: 'income' },
    { when: 'amount', from: 10050, to: 20000, category: 'Gifts' },
    { when: 'amount', to: 200, category: 'Gifts' },
    { when: 'account', account: '62 1', category: 'Rent' },
  ])('is as it was when it is opened again: $when', (rule) => {
    expect(ruleOf(draftOf(rule, rand), rand)).toEqual({ ok: true, value: rule })
  })

  it('reads amounts as the file writes them', () => {
    const draft: RuleDraft = { ...emptyDraft, when: 'amount', from: '1 234,50', category: 'Gifts' }
    expect(ruleOf(draft, rand)).toMatchObject({ ok: true, value: { from: 123450 } })
  })

  it.each<{ draft: Partial<RuleDraft>; flaws: DraftFlaws }>([
    { draft: { text: ' ' }, flaws: { text: 'Type what to look for.' } },
    { draft: { text: 'x', category: ' ' }, flaws: { category: 'Choose or type a category.' } },
    {
      draft: { when: 'matches', text: 'engen(' },
      flaws: { text: '“engen(” is not taken: a bracket ( is never closed.' },
    },
    { draft: { when: 'amount' }, flaws: { from: 'There is no limit.' } },
    {
      draft: { when: 'amount', from: '2', to: '1' },
      flaws: { to: 'The largest amount is below the least.' },
    },
    {
      draft: { when: 'amount', from: 'much', to: '1' },
      flaws: { from: 'This is not an amount without a sign.' },
    },
  ])('is refused where it is unsound: $flaws', ({ draft, flaws }) => {
    expect(ruleOf({ ...emptyDraft, category: 'Fuel', ...draft }, rand)).toMatchObject({
      ok: false,
      error: flaws,
    })
  })
})
