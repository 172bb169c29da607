import { describe, expect, it } from 'vitest'
import { bankLayout } from '#shared/layout/testing/bankLayout.ts'
import { currencyOf, withCurrency } from './currencyOf.ts'

const inRand = bankLayout({ date: 0, amount: 2 })
const inDollars = bankLayout(
  { date: 0, amount: 2 },
  { fields: { currency: { from: 'constant', value: 'Dollar' } } },
)

describe('the currency of a layout', () => {
  it('is its own where nothing is said of every row', () => {
    expect(currencyOf(inRand)).toBe('ZAR')
    expect(withCurrency(inRand, 'USD')).toEqual({ ...inRand, currency: 'USD' })
  })

  it('is what is said of every row, which another choice takes the place of', () => {
    expect(currencyOf(inDollars)).toBe('Dollar')
    const chosen = withCurrency(inDollars, 'USD')
    expect(currencyOf(chosen)).toBe('USD')
    expect(chosen.currency).toBe('ZAR')
  })
})
