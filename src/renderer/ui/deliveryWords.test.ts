import { describe, expect, it } from 'vitest'
import { aboutDelivery, countsSaid, stateWords } from './deliveryWords.ts'

describe('the states of an import’s records', () => {
  it('are said with their counts, best first, and only those that there are', () => {
    const counts = { records: 110, waiting: 0, sent: 0, accepted: 10, confirmed: 98, refused: 2, unknown: 0 }
    expect(countsSaid(counts)).toBe('98 confirmed · 10 accepted · 2 refused')
  })

  it('are said to have been so, and promise nothing, where the business was emptied since', () => {
    expect(stateWords('confirmed', false)).toEqual({ name: 'Confirmed', tone: 'good' })
    expect(stateWords('confirmed', true)).toEqual({ name: 'Was confirmed', tone: 'plain' })
    expect(stateWords('unknown', true)).toEqual({ name: 'Was not known', tone: 'plain' })
  })
})

describe('one record', () => {
  it('that was refused is told with stub’s own reason', () => {
    const refused = {
      state: 'refused' as const,
      batch: 1,
      reason: 'currency is not allowed',
      at: '2025-04-02T09:30:00.000Z',
    }
    expect(aboutDelivery(refused)).toBe('stub’s reason: currency is not allowed')
  })

  it('that stub holds otherwise is told with both values', () => {
    const difference = { row: 8, id: 'r1a' }
    const about = aboutDelivery({
      ...{ state: 'confirmed', by: 'webhook', at: '2025-04-02T09:30:00.000Z' },
      differs: [
        { ...difference, field: 'amount', ours: '43.90', stubs: '45.00' },
        { ...difference, field: 'date', ours: '2025-03-01', stubs: '2025-03-02' },
      ],
    })
    expect(about).toContain('Its amount in stub’s books is “45.00”; “43.90” was sent.')
    expect(about).toContain('Its date in stub’s books is 2 Mar 2025; 1 Mar 2025 was sent.')
  })

  it('that was refused without a reason says so', () => {
    expect(aboutDelivery({ state: 'refused', batch: 1, reason: '', at: '2025-04-02T09:30:00.000Z' })).toBe(
      'stub gave no reason.',
    )
  })
})
