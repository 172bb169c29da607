import { useQueryClient } from '@tanstack/react-query'
import type { SavedLayout } from '#shared/layout/savedLayout.ts'
import { answerKey } from '../ipc/useAnswer.ts'

/** Tells all screens which layouts are kept now, as main just answered it. */
export function useNoteLayouts(): (layouts: SavedLayout[]) => void {
  const queries = useQueryClient()
  return (layouts) => {
    queries.setQueryData(answerKey('layouts.list', {}), layouts)
  }
}
