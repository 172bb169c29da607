import type { CategoryChoices, CategoryRule } from '#shared/categories/categoryRule.ts'
import { looseText } from '#shared/categories/looseText.ts'
import { compileTextPattern } from '#shared/categories/textPattern.ts'
import { accountKey } from '#shared/records/identityText.ts'
import type { Entry } from '#shared/records/record.ts'

/** What rules look at: a record's name and notes as they read, its amount in minor units without a sign, and its account. */
export interface Categorised {
  readonly kind: Entry['kind']
  readonly name: string
  readonly notes: string
  readonly amount: number
  readonly account: string
}

/** The category of a record, '' for none, and the place of the rule that gave it, counted from 0; null where none did. */
export interface ChosenCategory {
  readonly category: string
  readonly rule: number | null
}

/** The category of a record of which the file says `own` ('' for nothing): the first rule's that applies, else that. */
export function chooseCategory(choices: CategoryChoices, of: Categorised, own: string): ChosenCategory {
  const { rules, values } = prepared(choices)
  const texts = [looseText(of.name), looseText(of.notes)]
  const rule = rules.findIndex((applies) => applies(of, texts))
  const ruled = choices.rules[rule]
  if (ruled !== undefined) return { category: ruled.category, rule }
  return { category: values.get(looseText(own)) ?? own, rule: null }
}

type Applies = (of: Categorised, texts: readonly string[]) => boolean

interface Prepared {
  readonly rules: readonly Applies[]
  readonly values: ReadonlyMap<string, string>
}

// The choices of a layout are asked for each of its rows.
const known = new WeakMap<CategoryChoices, Prepared>()

function prepared(choices: CategoryChoices): Prepared {
  const before = known.get(choices)
  if (before !== undefined) return before
  const now = {
    rules: choices.rules.map(ofKind),
    values: new Map(choices.values.map(({ found, category }) => [looseText(found), category])),
  }
  known.set(choices, now)
  return now
}

function ofKind(rule: CategoryRule): Applies {
  const applies = conditionOf(rule)
  return (of, texts) => (rule.only === undefined || rule.only === of.kind) && applies(of, texts)
}

function conditionOf(rule: CategoryRule): Applies {
  switch (rule.when) {
    case 'contains': {
      const sought = looseText(rule.text)
      return (_, texts) => texts.some((text) => text.includes(sought))
    }
    case 'startsWith': {
      const sought = looseText(rule.text)
      return (_, texts) => texts.some((text) => text.startsWith(sought))
    }
    case 'matches': {
      const pattern = compileTextPattern(rule.pattern)
      // The schema of rules takes none that does not compile.
      if (!pattern.ok) throw new Error(`The rule’s pattern ${rule.pattern} is not one`)
      return (_, texts) => texts.some(pattern.value)
    }
    case 'amount': {
      const { from = 0, to = Infinity } = rule
      return ({ amount }) => amount >= from && amount <= to
    }
    case 'account': {
      const sought = accountKey(rule.account)
      return ({ account }) => accountKey(account) === sought
    }
  }
}
