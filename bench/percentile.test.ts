import { describe, expect, it } from 'vitest'
import { percentileOf } from './percentile.ts'

describe('percentileOf', () => {
  it.each([
    { figures: [3, 1, 2], share: 0.5, is: 2 },
    { figures: [4, 1, 3, 2], share: 0.5, is: 2 },
    { figures: [7], share: 0.5, is: 7 },
    { figures: [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], share: 0.95, is: 10 },
    { figures: Array.from({ length: 100 }, (_, at) => at + 1), share: 0.95, is: 95 },
    { figures: [5, 1], share: 0, is: 1 },
  ])('of $figures.length figures, $share of them do not exceed $is', ({ figures, share, is }) => {
    expect(percentileOf(figures, share)).toBe(is)
  })

  it('has no answer without figures', () => {
    expect(() => percentileOf([], 0.5)).toThrow('There are no figures')
  })
})
