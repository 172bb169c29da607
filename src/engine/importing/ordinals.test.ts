import { describe, expect, it } from 'vitest'
import { OrdinalCounter } from '#engine/importing/ordinals.ts'

/** Many of the same slot: their low halves are alike in the last bits. */
const prints = Array.from({ length: 3000 }, (_, no) => ({ high: no, low: (no % 7) << 20 }))

describe('how often a fingerprint has come', () => {
  it.each([0, 3, 10_000, 100_000])('is counted rightly where %d are expected', (expected) => {
    const counter = new OrdinalCounter(expected)
    const first = prints.map((print) => counter.next(print))
    const second = prints.map((print) => counter.next(print))
    expect(new Set(first)).toEqual(new Set([1]))
    expect(new Set(second)).toEqual(new Set([2]))
    expect(counter.count({ high: 5, low: 5 << 20 })).toBe(2)
    expect(counter.count({ high: 5, low: 6 << 20 })).toBe(0)
  })

  it('is the same for those that are asked for later, in between and after the others', () => {
    const [once, twice, thrice] = [1, 2, 3].map((low) => ({ high: 7, low }))
    if (once === undefined || twice === undefined || thrice === undefined) throw new Error('There are three')
    const counter = new OrdinalCounter()
    const repeatedAt: Record<string, number> = {}
    for (const [place, print] of [thrice, once, twice, thrice].entries())
      counter.postpone(print, place, repeatedAt)
    expect(counter.next(thrice)).toBe(3)
    expect(repeatedAt).toEqual({ 3: 2 })
    counter.postpone(twice, 5, repeatedAt)
    expect(counter.count(twice)).toBe(2)
    const ofNextChunk: Record<string, number> = {}
    for (let place = 0; place < 1000; place++) counter.postpone(once, place, ofNextChunk)
    counter.settle()
    expect(repeatedAt).toEqual({ 3: 2, 5: 2 })
    expect(Object.keys(ofNextChunk)).toHaveLength(1000)
    expect(ofNextChunk[999]).toBe(1001)
  })
})
