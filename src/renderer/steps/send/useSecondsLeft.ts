import { useEffect, useState } from 'react'

/** Counts the seconds of a wait down to 0; another object is another wait. */
export function useSecondsLeft(waiting: { readonly ms: number }): number {
  const [count, setCount] = useState({ waiting, seconds: Math.ceil(waiting.ms / 1000) })
  // Another rest begins its own countdown.
  if (count.waiting !== waiting) setCount({ waiting, seconds: Math.ceil(waiting.ms / 1000) })
  useEffect(() => {
    const timer = setInterval(
      () => setCount((before) => ({ ...before, seconds: Math.max(0, before.seconds - 1) })),
      1000,
    )
    return () => clearInterval(timer)
  }, [waiting])
  return count.seconds
}
