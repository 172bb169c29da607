import type { CategoryRule } from '#shared/categories/categoryRule.ts'
import { formatMoney } from './formatMoney.ts'

/** When a rule applies, in a few words; its amounts are of `currency`. */
export function ruleWords(rule: CategoryRule, currency: string): string {
  const condition = conditionWords(rule, currency)
  if (rule.only === undefined) return condition
  return `${rule.only === 'income' ? 'income' : 'an expense'} whose ${condition}`
}

function conditionWords(rule: CategoryRule, currency: string): string {
  switch (rule.when) {
    case 'contains':
      return `text contains “${rule.text}”`
    case 'startsWith':
      return `text begins with “${rule.text}”`
    case 'matches':
      return `text matches ${rule.pattern}`
    case 'amount':
      return amountWords(rule, currency)
    case 'account':
      return `account is ${rule.account}`
  }
}

function amountWords({ from, to }: Extract<CategoryRule, { when: 'amount' }>, currency: string): string {
  const money = (minor: number) => formatMoney(minor, currency)
  if (to === undefined) return `amount is ${money(from ?? 0)} or more`
  if (from === undefined) return `amount is at most ${money(to)}`
  return from === to ? `amount is ${money(from)}` : `amount is from ${money(from)} to ${money(to)}`
}
