const firstPauseMs = 2000
const longestPauseMs = 60_000

/** How long a sending that rests waits before it asks for the `nth` time (from 1) whether stub answers again: from 2 s, doubling up to a minute. */
export function restPauseMs(nth: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** (nth - 1))
}
