import { describe, expect, it } from 'vitest'
import { createFaults, faultKinds, spreadFaults } from '#sandbox/faults.ts'

function draw(count: number, faults = createFaults(spreadFaults(0.2), 7)) {
  return Array.from({ length: count }, () => faults())
}

describe('faults', () => {
  it('spreads a rate evenly over the ten kinds', () => {
    expect(Object.values(spreadFaults(0.2))).toEqual([
      0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02,
    ])
    expect(Object.keys(spreadFaults(0.2))).toEqual([...faultKinds])
  })

  it('lets one request in five meet one fault at 20 %, each kind about as often', () => {
    const drawn = draw(50_000)
    const met = drawn.filter((kind) => kind !== null)
    expect(met.length).toBeGreaterThan(9_500)
    expect(met.length).toBeLessThan(10_500)
    for (const kind of faultKinds) {
      const share = met.filter((one) => one === kind).length
      expect(share).toBeGreaterThan(850)
      expect(share).toBeLessThan(1_150)
    }
  })

  it('gives the same faults for the same seed, and others for another', () => {
    expect(draw(200)).toEqual(draw(200))
    expect(draw(200, createFaults(spreadFaults(0.2), 8))).not.toEqual(draw(200))
  })

  it('meets every request at rate 1 and none at rate 0', () => {
    expect(new Set(draw(100, createFaults({ refuse: 1 }, 1)))).toEqual(new Set(['refuse']))
    expect(new Set(draw(100, createFaults({ refuse: 0 }, 1)))).toEqual(new Set([null]))
    expect(draw(100, createFaults(spreadFaults(1), 1))).not.toContain(null)
  })

  it.each([
    { rates: { refuse: 0.6, timeout: 0.6 }, says: 'together' },
    { rates: { refuse: -0.1 }, says: 'refuse' },
    { rates: { latency: Number.NaN }, says: 'latency' },
  ])('takes no rates like $rates', ({ rates, says }) => {
    expect(() => createFaults(rates, 1)).toThrow(RangeError)
    expect(() => createFaults(rates, 1)).toThrow(says)
  })
})
