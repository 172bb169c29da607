import { describe, expect, it } from 'vitest'
import type { CategoryRule } from '#shared/categories/categoryRule.ts'
import { emptyDraft } from './ruleDraft.ts'
import {
  keepTyped,
  moved,
  settleTyped,
  typeKnown,
  typeNew,
  type RuleList,
  type TypedRule,
} from './ruleList.ts'

const rand = { currency: 'ZAR', decimalMark: '.' } as const
const fuel: CategoryRule = { when: 'contains', text: 'engen', category: 'Fuel' }
const rent: CategoryRule = { when: 'startsWith', text: 'landlord', category: 'Rent' }
const meals: CategoryRule = { when: 'contains', text: 'coffee', category: 'Meals' }
const coffee = { ...emptyDraft, text: 'coffee', category: 'Meals' }

/** What is typed, over what was there when the typing began. */
function typing(list: RuleList, changed: Partial<TypedRule>): RuleList {
  if (list.typed === null) throw new Error('No rule is being typed')
  return { ...list, typed: { ...list.typed, ...changed } }
}

describe('a rule that is being typed', () => {
  it('is put at the end when it is a new one', () => {
    const list = typing(typeNew([fuel, rent]), { draft: coffee })
    expect(settleTyped(list, rand)).toEqual({ ok: true, value: [fuel, rent, meals] })
  })

  it('is put before all others when that is its place', () => {
    const list = typing(typeNew([fuel, rent]), { at: 0, draft: coffee })
    expect(settleTyped(list, rand)).toEqual({ ok: true, value: [meals, fuel, rent] })
  })

  it('takes the place of the one that it was', () => {
    const list = typing(typeKnown([fuel, rent], fuel, rand), { draft: coffee })
    expect(settleTyped(list, rand)).toEqual({ ok: true, value: [meals, rent] })
  })

  it.each([typeNew([fuel]), typeKnown([fuel], fuel, rand), { rules: [fuel], typed: null }])(
    'is none where nothing was typed',
    (list) => {
      expect(settleTyped(list, rand)).toEqual({ ok: true, value: [fuel] })
    },
  )

  it('is said to lack everything where it is to be added with nothing in it', () => {
    expect(keepTyped(typeNew([fuel]), rand)).toMatchObject({
      ok: false,
      error: { typed: { flaws: { text: 'Type what to look for.' } } },
    })
  })

  it('stays when it is unsound, with what is wrong with it', () => {
    const list = typing(typeNew([fuel]), { draft: { ...coffee, category: '' } })
    expect(settleTyped(list, rand)).toEqual({
      ok: false,
      error: typing(list, { flaws: { category: 'Choose or type a category.' } }),
    })
  })
})

it.each([
  { rule: rent, by: -1, order: [rent, fuel, meals] },
  { rule: fuel, by: 1, order: [rent, fuel, meals] },
  { rule: rent, by: 1, order: [fuel, meals, rent] },
] as const)('a rule moves by $by place', ({ rule, by, order }) => {
  expect(moved([fuel, rent, meals], rule, by)).toEqual(order)
})
