import { useCallback, useEffect, useRef, useState, type Dispatch, type SetStateAction } from 'react'
import { z } from 'zod'
import { rowFilters } from '#shared/imports/importView.ts'
import type { AskBeforeLeaving } from './beforeLeaving.ts'
import type { View } from './view.ts'

const place = 'view'

const viewSchema: z.ZodType<View> = z.discriminatedUnion('at', [
  z.strictObject({ at: z.literal('imports') }),
  z.strictObject({ at: z.literal('together'), ids: z.array(z.string()) }),
  z.strictObject({
    at: z.literal('import'),
    id: z.string(),
    among: z.array(z.string()),
    filter: z.enum(rowFilters),
  }),
  z.strictObject({ at: z.literal('connections') }),
  z.strictObject({ at: z.literal('layouts') }),
  z.strictObject({ at: z.literal('business') }),
  z.strictObject({ at: z.literal('settings') }),
])

/** Where in the window the user is, the way to another place, and the means to be asked before the one is left for the other. */
export interface RememberedView {
  readonly view: View
  readonly goTo: Dispatch<SetStateAction<View>>
  readonly askBeforeLeaving: (ask: AskBeforeLeaving | null) => void
}

/** Where in the window the user is: at home when it opens, and where they were when it is only loaded anew. */
export function useRememberedView(): RememberedView {
  const [view, setView] = useState(rememberedView)
  const asked = useRef<AskBeforeLeaving | null>(null)
  const shown = useRef(view)
  useEffect(() => {
    shown.current = view
    sessionStorage.setItem(place, JSON.stringify(view))
  }, [view])
  const goTo = (next: SetStateAction<View>): void => {
    const stays = typeof next === 'function' && next(shown.current) === shown.current
    if (asked.current === null || stays) setView(next)
    else asked.current(() => setView(next))
  }
  const askBeforeLeaving = useCallback((ask: AskBeforeLeaving | null) => {
    asked.current = ask
  }, [])
  return { view, goTo, askBeforeLeaving }
}

function rememberedView(): View {
  const kept = sessionStorage.getItem(place)
  return kept === null ? { at: 'imports' } : viewSchema.parse(JSON.parse(kept))
}
