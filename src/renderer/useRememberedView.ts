import { useEffect, useState, type Dispatch, type SetStateAction } from 'react'
import { z } from 'zod'
import { rowFilters } from '#shared/imports/importView.ts'
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

/** Where in the window the user is: at home when it opens, and where they were when it is only loaded anew. */
export function useRememberedView(): [View, Dispatch<SetStateAction<View>>] {
  const [view, setView] = useState(rememberedView)
  useEffect(() => sessionStorage.setItem(place, JSON.stringify(view)), [view])
  return [view, setView]
}

function rememberedView(): View {
  const kept = sessionStorage.getItem(place)
  return kept === null ? { at: 'imports' } : viewSchema.parse(JSON.parse(kept))
}
