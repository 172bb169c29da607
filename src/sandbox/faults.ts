/**
 * What can go wrong with a request, on demand. The work is done with `latency`, `cutAfter` and `timeout` (which only loses the
 * answer), and with the three of webhooks, which touch what is posted afterwards; with the others nothing is done.
 */
export const faultKinds = [
  'latency',
  'timeout',
  'cutBefore',
  'cutAfter',
  'tooMany',
  'serverError',
  'refuse',
  'webhookLost',
  'webhookLate',
  'webhookDouble',
] as const

/** What can go wrong with a request, on demand. */
export type FaultKind = (typeof faultKinds)[number]

/** How often each kind meets a request, from 0 to 1; a kind that is left out never does. */
export type FaultRates = Readonly<Partial<Record<FaultKind, number>>>

/** Decides what meets the next request: the same seed gives the same faults in the same order. */
export type Faults = () => FaultKind | null

/** One request in `1 / rate` meets one fault, all kinds equally likely: `spreadFaults(0.2)` is "20 % faults". */
export function spreadFaults(rate: number): Record<FaultKind, number> {
  const each = rate / faultKinds.length
  return {
    latency: each,
    timeout: each,
    cutBefore: each,
    cutAfter: each,
    tooMany: each,
    serverError: each,
    refuse: each,
    webhookLost: each,
    webhookLate: each,
    webhookDouble: each,
  }
}

/** At most one fault meets a request, so the rates must not add up to more than 1: throws a RangeError if they do. */
export function createFaults(rates: FaultRates, seed: number): Faults {
  const sum = faultKinds.reduce((total, kind) => total + rateOf(rates, kind), 0)
  if (sum > 1 + 1e-9) throw new RangeError('The rates of all faults together must not be above 1.')
  const random = seededRandom(seed)
  return () => {
    let drawn = random()
    for (const kind of faultKinds) {
      drawn -= rateOf(rates, kind)
      if (drawn < 0) return kind
    }
    return null
  }
}

function rateOf(rates: FaultRates, kind: FaultKind): number {
  const rate = rates[kind] ?? 0
  if (!(rate >= 0 && rate <= 1)) throw new RangeError(`The rate of ${kind} must be from 0 to 1.`)
  return rate
}

/** mulberry32: 32 bits of state are plenty to choose faults by. Numbers from 0 up to, not including, 1. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
