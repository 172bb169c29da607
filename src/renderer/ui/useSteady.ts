import { useCallback, useLayoutEffect, useRef } from 'react'

/**
 * The same function for as long as a component is on the screen, which does what `act` does there by now: what is handed it need
 * not be drawn anew because of it. For answers to the user, not for drawing.
 */
export function useSteady<Given extends readonly unknown[]>(
  act: (...given: Given) => void,
): (...given: Given) => void {
  const latest = useRef(act)
  // Before the user can see what was drawn, and so answer it.
  useLayoutEffect(() => {
    latest.current = act
  })
  return useCallback((...given: Given) => latest.current(...given), [])
}
