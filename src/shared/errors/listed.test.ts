import { describe, expect, it } from 'vitest'
import { listed } from '#shared/errors/listed.ts'

describe('a list of words', () => {
  it.each([
    { words: [], said: '' },
    { words: ['date'], said: 'date' },
    { words: ['date', 'amount'], said: 'date and amount' },
    { words: ['date', 'amount', 'name'], said: 'date, amount and name' },
  ])('$words is said as “$said”', ({ words, said }) => {
    expect(listed(words)).toBe(said)
  })
})
