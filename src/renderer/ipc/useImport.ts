import { useQueryClient } from '@tanstack/react-query'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { answerKey, useAnswer, type Answer } from './useAnswer.ts'

/** The import that the wizard shows. */
export function useImport(id: string): Answer<ImportSummary> {
  return useAnswer('imports.open', { id })
}

/** Tells all screens what an import is like now, as main just answered it; an older answer still on its way is dropped. */
export function useNoteImport(): (summary: ImportSummary) => void {
  const queries = useQueryClient()
  return (summary) => {
    const key = answerKey('imports.open', { id: summary.id })
    // Cancelling is done at once; only the dropped answers end later.
    void queries.cancelQueries({ queryKey: key })
    queries.setQueryData(key, summary)
  }
}

/** Asks main anew what an import is like, once something that does not tell so itself has ended. */
export function useAskImportAgain(): (id: string) => Promise<void> {
  const queries = useQueryClient()
  return (id) => queries.invalidateQueries({ queryKey: answerKey('imports.open', { id }) })
}
