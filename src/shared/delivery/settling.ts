import type { Pace } from '#shared/delivery/nextAttempt.ts'

/** What stub's books show of an attempt that nobody heard of. `isBehind`: they lack what was accepted, so they lag. */
export interface Shown {
  readonly isThere: boolean
  readonly isBehind: boolean
}

/**
 * How long to wait before looking again for what the books do not show, in milliseconds; null once that is long enough. A
 * request that was given up may still be on its way, and what stub has queued is not stored yet: the pauses double, until
 * `waitedMs` come to `settleMs`, or to `longestSettleMs` while the books are behind.
 */
export function nextLookMs(
  waitedMs: number,
  { isThere, isBehind }: Shown,
  { firstWaitMs, settleMs, longestSettleMs }: Pace,
): number | null {
  const left = (isBehind ? longestSettleMs : settleMs) - waitedMs
  return isThere || left <= 0 ? null : Math.min(left, Math.max(firstWaitMs, waitedMs))
}
