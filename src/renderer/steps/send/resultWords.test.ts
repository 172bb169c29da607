import { describe, expect, it } from 'vitest'
import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import { resultWords } from './resultWords.ts'

const none: DeliveryCounts = {
  ...{ records: 5, waiting: 0, sent: 0, accepted: 0, confirmed: 0, refused: 0, unknown: 0 },
}
const wordsOf = (counts: Partial<DeliveryCounts>, readBack: 'answered' | 'unavailable' = 'answered') =>
  resultWords({ counts: { ...none, ...counts }, requests: 1, stoppedBy: null, readBack })

describe('the end of a sending', () => {
  it.each([
    { counts: { confirmed: 5 }, heading: 'stub has all of your records', look: 'all' },
    { counts: { confirmed: 4, accepted: 1 }, heading: 'stub took in all of your records', look: 'all' },
    { counts: { accepted: 5 }, heading: 'stub took in all of your records', look: 'all' },
    { counts: { refused: 5 }, heading: 'stub refused your records', look: 'refused' },
    { counts: { refused: 1, accepted: 4 }, heading: 'stub refused some of your records', look: 'refused' },
    {
      counts: { refused: 1, unknown: 1, accepted: 3 },
      heading: 'stub refused some of your records',
      look: 'refused',
    },
    {
      counts: { unknown: 2, accepted: 3 },
      heading: 'Some of your records may not have arrived',
      look: 'unknown',
    },
    { counts: { waiting: 2, accepted: 3 }, heading: 'Some of your records have not left', look: 'all' },
  ] as const)('with $counts says “$heading” and leads to $look', ({ counts, heading, look }) => {
    const words = wordsOf(counts)
    expect([words.heading, words.next.filter]).toEqual([heading, look])
  })

  it('counts what was refused or is not known among all records', () => {
    expect(wordsOf({ refused: 2, confirmed: 3 }).title).toBe('2 of 5 records refused')
    expect(wordsOf({ unknown: 1, confirmed: 4 }).title).toBe(
      'It is not known whether stub has 1 of 5 records',
    )
  })

  it('says whether stub was asked what it holds', () => {
    expect(wordsOf({ confirmed: 5 }).says).toBe('stub was asked what it holds: 5 records confirmed.')
    expect(wordsOf({ accepted: 5 }, 'unavailable').says).toBe(
      'stub could not be asked what it holds, so what it took in is shown as accepted.',
    )
  })
})
