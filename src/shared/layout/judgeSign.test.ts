import { describe, expect, it } from 'vitest'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { judgeSign } from '#shared/layout/judgeSign.ts'
import { column } from '#shared/layout/testing/bankLayout.ts'

const judged = (
  amounts: readonly string[],
  others: Partial<Record<'balance' | 'fee', readonly string[]>> = {},
) => {
  const { balance = [], fee = [] } = others
  const profiler = createColumnProfiler(['Amount', 'Balance', 'Fee'])
  for (const [place, amount] of amounts.entries())
    profiler.add([amount, balance[place] ?? '', fee[place] ?? ''], place + 2)
  const fields = {
    amount: column(0),
    ...(balance.length > 0 && { balance: column(1) }),
    ...(fee.length > 0 && { fee: column(2) }),
  }
  return judgeSign(profiler.profiles(), { kind: 'bank', fields })
}

describe('a minus in one amount of four', () => {
  const card = ['25.00', '-500.00', '75.20', '10.00']
  it('does not say which way the others went: a card has its purchases without one', () => {
    expect(judged(card)).toEqual({
      settled: false,
      options: ['signed', 'inverted'],
      why: 'few amounts have a minus, as -500.00 in row 3, and no balance shows whether the others came in, as a shop’s takings do, or went out, as a card’s purchases do',
    })
  })

  it.each([
    { what: 'a balance', others: { balance: ['125.00', '-375.00', '-299.80', '-289.80'] } },
    { what: 'a fee, as what was taken for somebody has', others: { fee: ['1.00', '0.00', '2.00', '0.30'] } },
  ])('is money out beside $what', ({ others }) => {
    expect(judged(card, others)).toMatchObject({ settled: true, value: 'signed' })
  })

  it('is money out where amounts with a minus are no rarity', () => {
    expect(judged(['25.00', '-500.00', '75.20'])).toMatchObject({ settled: true, value: 'signed' })
  })
})
