/** Lets `capacity` pass at once and, as time goes by, `perSecond` more. Answers whether one more may pass now. */
export function createTokenBucket(
  { capacity, perSecond }: { readonly capacity: number; readonly perSecond: number },
  now: () => number,
): () => boolean {
  let tokens = capacity
  let filledAt = now()
  return () => {
    const at = now()
    // A clock that was set back fills nothing.
    tokens = Math.min(capacity, tokens + (Math.max(0, at - filledAt) / 1000) * perSecond)
    filledAt = at
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
