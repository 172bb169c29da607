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
})
