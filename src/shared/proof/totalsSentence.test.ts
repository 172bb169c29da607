import { describe, expect, it } from 'vitest'
import type { WrongTotal } from '#shared/proof/totalsProof.ts'
import { totalsSentence } from '#shared/proof/totalsSentence.ts'

const layout = { currency: 'ZAR', decimalMark: ',' } as const
const wrong: WrongTotal = {
  ...{ row: 7, column: 4, field: 'amount', found: ' 37 880,00', expected: 3778000, difference: 10000 },
}

describe('the totals of a file, in words', () => {
  it.each([
    {
      totals: { agreeing: 1, wrong: [] },
      tone: 'good',
      text: 'The total that the file states agrees with its rows.',
    },
    {
      totals: { agreeing: 2, wrong: [] },
      tone: 'good',
      text: 'The 2 totals that the file states agree with its rows.',
    },
    {
      totals: { agreeing: 2, wrong: [wrong] },
      tone: 'doubt',
      text: 'Row 7 states a total of 37 880,00, and the rows above add up to 37780,00: 100,00 less.',
    },
    {
      totals: { agreeing: 2, wrong: [{ ...wrong, field: 'balance' as const }] },
      tone: 'doubt',
      text: 'Row 7 states a balance of 37 880,00, and the rows above end with 37780,00: 100,00 less.',
    },
    {
      totals: { agreeing: 0, wrong: [{ ...wrong, difference: -50 }, wrong, wrong] },
      tone: 'doubt',
      text: 'Row 7 states a total of 37 880,00, and the rows above add up to 37780,00: 0,50 more. 2 other totals differ, too.',
    },
  ])('are: $text', ({ totals, tone, text }) => {
    expect(totalsSentence(totals, layout)).toEqual({ tone, text })
  })

  it('are in cents where the file is', () => {
    const inCents = { ...layout, amountsIn: 'cents' } as const
    expect(totalsSentence({ agreeing: 0, wrong: [{ ...wrong, found: '3788000' }] }, inCents)?.text).toBe(
      'Row 7 states a total of 3788000, and the rows above add up to 3778000 cents: 10000 cents less.',
    )
  })

  it('are none where the file states none', () => {
    expect(totalsSentence({ agreeing: 0, wrong: [] }, layout)).toBeNull()
  })
})
