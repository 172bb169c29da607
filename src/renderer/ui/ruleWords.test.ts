import { describe, expect, it } from 'vitest'
import type { CategoryRule } from '#shared/categories/categoryRule.ts'
import { formatMoney } from './formatMoney.ts'
import { ruleWords } from './ruleWords.ts'

const rand = (minor: number) => formatMoney(minor, 'ZAR')

describe('a rule in words', () => {
  it.each<{ rule: CategoryRule; words: string }>([
    { rule: { when: 'contains', text: 'ENGEN', category: 'Fuel' }, words: 'text contains “ENGEN”' },
    {
      rule: { when: 'startsWith', text: 'POS', category: 'Fuel', only: 'expense' },
      words: 'an expense whose text begins with “POS”',
    },
    {
      rule: { when: 'matches', pattern: 'bp|shell', category: 'Fuel', only: 'income' },
      words: 'income whose text matches bp|shell',
    },
    {
      rule: { when: 'amount', from: 100, to: 200, category: 'Gifts' },
      words: `amount is from ${rand(100)} to ${rand(200)}`,
    },
    { rule: { when: 'amount', from: 100, to: 100, category: 'Gifts' }, words: `amount is ${rand(100)}` },
    { rule: { when: 'amount', from: 100, category: 'Gifts' }, words: `amount is ${rand(100)} or more` },
    { rule: { when: 'amount', to: 200, category: 'Gifts' }, words: `amount is at most ${rand(200)}` },
    { rule: { when: 'account', account: '62 1', category: 'Rent' }, words: 'account is 62 1' },
  ])('$words', ({ rule, words }) => {
    expect(ruleWords(rule, 'ZAR')).toBe(words)
  })
})
