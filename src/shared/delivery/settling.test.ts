import { describe, expect, it } from 'vitest'
import { usualPace } from '#shared/delivery/nextAttempt.ts'
import { nextLookMs, type Shown } from '#shared/delivery/settling.ts'

const pace = { ...usualPace, firstWaitMs: 1000, settleMs: 10_000, longestSettleMs: 60_000 }

/** Every pause until the books are believed, where they show the same each time. */
function pauses(shown: Shown, given = pace): number[] {
  const all: number[] = []
  for (let waited = 0; ;) {
    const ms = nextLookMs(waited, shown, given)
    if (ms === null) return all
    all.push(ms)
    waited += ms
  }
}

describe('what stub’s books do not show', () => {
  it.each([
    { shown: { isThere: true, isBehind: false }, waits: [] },
    { shown: { isThere: true, isBehind: true }, waits: [] },
    { shown: { isThere: false, isBehind: false }, waits: [1000, 1000, 2000, 4000, 2000] },
    {
      shown: { isThere: false, isBehind: true },
      waits: [1000, 1000, 2000, 4000, 8000, 16_000, 28_000],
    },
  ])('is looked for again after $waits ms where $shown', ({ shown, waits }) => {
    expect(pauses(shown)).toEqual(waits)
  })

  it('is believed at once where nothing takes time', () => {
    expect(pauses({ isThere: false, isBehind: true }, { ...pace, settleMs: 0, longestSettleMs: 0 })).toEqual(
      [],
    )
  })

  it('is believed after ten seconds, or two minutes where stub lags, unless said otherwise', () => {
    const sum = (shown: Shown) => pauses(shown, usualPace).reduce((total, ms) => total + ms, 0)
    expect(sum({ isThere: false, isBehind: false })).toBe(10_000)
    expect(sum({ isThere: false, isBehind: true })).toBe(120_000)
  })
})
