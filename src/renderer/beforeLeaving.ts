import { createContext, use, useEffect, useEffectEvent } from 'react'

/** Asks whether a screen may be left; calls `leave` when it may, at once or later, and never when it may not. */
export type AskBeforeLeaving = (leave: () => void) => void

/** Says who is to be asked before the screen is left; null for nobody. */
export const BeforeLeavingContext = createContext<((ask: AskBeforeLeaving | null) => void) | null>(null)

/** Has every way to another place in the window, and its closing, ask first, for as long as the calling screen is shown. */
export function useBeforeLeaving(ask: AskBeforeLeaving): void {
  const register = use(BeforeLeavingContext)
  if (register === null) throw new Error('No BeforeLeavingContext around this component')
  const askNow = useEffectEvent(ask)
  useEffect(() => {
    register((leave) => askNow(leave))
    const onClosing = closingBy((leave) => askNow(leave))
    window.addEventListener('beforeunload', onClosing)
    return () => {
      window.removeEventListener('beforeunload', onClosing)
      register(null)
    }
  }, [register])
}

/** Hears that the window is to close. It stays open unless `ask` lets it go at once, and closes once `ask` does. */
function closingBy(ask: AskBeforeLeaving): (event: BeforeUnloadEvent) => void {
  let isLetGo = false
  const mayClose = (): boolean => isLetGo
  return (event) => {
    if (mayClose()) return
    let isLate = false
    ask(() => {
      isLetGo = true
      if (isLate) window.close()
    })
    isLate = true
    if (!mayClose()) event.preventDefault()
  }
}
