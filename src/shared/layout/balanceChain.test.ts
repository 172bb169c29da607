import { describe, expect, it } from 'vitest'
import { chainOf, findBalanceChain } from '#shared/layout/balanceChain.ts'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'

describe('chainOf', () => {
  it.each([
    {
      name: 'oldest first',
      amounts: [500, -200, 50],
      balances: [1500, 1300, 1350],
      chain: { sign: 'signed', checked: 2, held: 2 },
    },
    {
      name: 'newest first',
      amounts: [50, -200, 500],
      balances: [1350, 1300, 1500],
      chain: { sign: 'signed', checked: 2, held: 2 },
    },
    {
      name: 'money out written positive',
      amounts: [-500, 200, -50],
      balances: [1500, 1300, 1350],
      chain: { sign: 'inverted', checked: 2, held: 2 },
    },
    {
      name: 'equal amounts, which follow either way',
      amounts: [100, 100, 100],
      balances: [100, 200, 300],
      chain: { sign: null, checked: 2, held: 2 },
    },
    {
      name: 'rows of nothing, which prove nothing',
      amounts: [500, 0, null, -200, 50],
      balances: [1500, 1500, 1500, 1300, 1350],
      chain: { sign: 'signed', checked: 2, held: 2 },
    },
    { name: 'one step only', amounts: [500, -200], balances: [1500, 1300], chain: null },
    { name: 'unrelated figures', amounts: [500, -200, 50], balances: [10, 20, 30], chain: null },
  ])('follows $name', ({ amounts, balances, chain }) => {
    expect(chainOf(amounts, balances)).toEqual(chain)
  })
})

describe('findBalanceChain', () => {
  it('tells the amounts from their balance among columns of figures', () => {
    const profiler = createColumnProfiler([])
    profiler.add(['9', '1000.00', '20.00'])
    profiler.add(['8', '970.00', '-30.00'])
    profiler.add(['7', '975.50', '5.50'])
    expect(findBalanceChain(profiler.profiles())).toEqual({
      amount: 2,
      balance: 1,
      sign: 'signed',
      checked: 2,
      held: 2,
    })
  })
})
