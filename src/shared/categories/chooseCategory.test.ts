import { describe, expect, it } from 'vitest'
import {
  categoryChoicesSchema,
  categoryRuleSchema,
  type CategoryRule,
} from '#shared/categories/categoryRule.ts'
import { chooseCategory, type Categorised } from '#shared/categories/chooseCategory.ts'

const fuel: Categorised = {
  kind: 'expense',
  name: 'POS Engen  Cape Town',
  notes: 'Card ending 1234',
  amount: 65000,
  account: '62-001 234',
}
const ruled = (rule: CategoryRule, of: Partial<Categorised> = {}) =>
  chooseCategory({ rules: [rule], values: [] }, { ...fuel, ...of }, 'Own').category

describe('a rule', () => {
  it.each<{ rule: Omit<Extract<CategoryRule, { text: string }>, 'category'>; applies: boolean }>([
    { rule: { when: 'contains', text: 'engen' }, applies: true },
    { rule: { when: 'contains', text: 'Engen Cape' }, applies: true },
    { rule: { when: 'contains', text: 'ENDING 1234' }, applies: true },
    { rule: { when: 'contains', text: 'Town Card' }, applies: false },
    { rule: { when: 'contains', text: 'Shell' }, applies: false },
    { rule: { when: 'contains', text: 'E.gen' }, applies: false },
    { rule: { when: 'startsWith', text: 'pos' }, applies: true },
    { rule: { when: 'startsWith', text: 'card' }, applies: true },
    { rule: { when: 'startsWith', text: 'Engen' }, applies: false },
    { rule: { when: 'contains', text: 'engen', only: 'expense' }, applies: true },
    { rule: { when: 'contains', text: 'engen', only: 'income' }, applies: false },
  ])('for text that $rule.when "$rule.text" ($rule.only) applies: $applies', ({ rule, applies }) => {
    expect(ruled({ ...rule, category: 'Fuel' })).toBe(applies ? 'Fuel' : 'Own')
  })

  it.each([
    { from: 65000, to: 65000, applies: true },
    { from: 65001, applies: false },
    { to: 64999, applies: false },
    { from: 1, applies: true },
  ])('for amounts from $from to $to applies to 650.00: $applies', ({ applies, ...limits }) => {
    expect(ruled({ when: 'amount', category: 'Fuel', ...limits })).toBe(applies ? 'Fuel' : 'Own')
  })

  it.each([
    { pattern: 'engen|shell', applies: true },
    { pattern: '^card .* \\d{4}$', applies: true },
    { pattern: '^engen', applies: false },
  ])('for text that matches $pattern applies: $applies', ({ pattern, applies }) => {
    expect(ruled({ when: 'matches', pattern, category: 'Fuel' })).toBe(applies ? 'Fuel' : 'Own')
  })

  it.each([
    { account: '62001234', applies: true },
    { account: '62 001-234', applies: true },
    { account: '62001235', applies: false },
  ])('for account $account applies: $applies', ({ account, applies }) => {
    expect(ruled({ when: 'account', account, category: 'Fuel' })).toBe(applies ? 'Fuel' : 'Own')
  })
})

describe('a rule that cannot be kept', () => {
  it.each<{ rule: object; says: string }>([
    {
      rule: { when: 'matches', pattern: 'engen(' },
      says: '“engen(” is not taken: a bracket ( is never closed.',
    },
    { rule: { when: 'amount' }, says: 'There is no limit.' },
    { rule: { when: 'amount', from: 2, to: 1 }, says: 'The largest amount is below the least.' },
  ])('is refused: $says', ({ rule, says }) => {
    const parsed = categoryRuleSchema.safeParse({ ...rule, category: 'Fuel' })
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual([says])
  })
})

describe('the category of a record', () => {
  const choices = categoryChoicesSchema.parse({
    values: [{ found: 'Motor  expenses', category: 'Travel' }],
    rules: [
      { when: 'contains', text: 'toll', category: 'Travel' },
      { when: 'contains', text: 'engen', category: 'Fuel' },
      { when: 'amount', from: 1, category: 'Gifts' },
    ],
  })
  const of = (name: string, amount: number, own: string) =>
    chooseCategory(choices, { ...fuel, name, amount }, own)

  it.each([
    { name: 'Engen toll', amount: 100, own: 'X', category: 'Travel', rule: 0, why: 'the first that applies' },
    { name: 'Engen', amount: 100, own: 'X', category: 'Fuel', rule: 1, why: 'the second before the third' },
    { name: 'Rent', amount: 100, own: 'X', category: 'Gifts', rule: 2, why: 'the last' },
    { name: 'Rent', amount: 0, own: 'X', category: 'X', rule: null, why: 'the file, as it says it' },
    {
      name: 'Rent',
      amount: 0,
      own: 'MOTOR EXPENSES',
      category: 'Travel',
      rule: null,
      why: 'the file, mapped',
    },
    { name: 'Rent', amount: 0, own: '', category: '', rule: null, why: 'nothing' },
  ])(
    '$name of $amount, "$own" in the file, is "$category": $why',
    ({ name, amount, own, category, rule }) => {
      expect(of(name, amount, own)).toEqual({ category, rule })
    },
  )
})
