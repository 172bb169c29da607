import { useQueryClient } from '@tanstack/react-query'
import type { Failure } from '#shared/errors/failure.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { answerKey } from '../../ipc/useAnswer.ts'
import { useNoteImport } from '../../ipc/useImport.ts'
import { useTaskStage } from '../../ipc/useTask.ts'

/** Judging every row by other rules, and why that failed. */
export interface Rules {
  readonly failure: Failure | null
  readonly forget: () => void
  readonly use: (layout: Layout) => void
}

/** Uses other rules for an import; `onUsed` hears when every row is judged by them. A layout changed by hand is no longer the one that it was. */
export function useRules(id: string, onUsed: () => void): Rules {
  const setLayout = useTaskStage('imports.setLayout', id)
  const noteImport = useNoteImport()
  const queries = useQueryClient()
  async function use(layout: Layout): Promise<void> {
    const converted = await setLayout.start({ id, layout, layoutName: null, preset: null })
    if (converted === null) return
    queries.removeQueries({ queryKey: answerKey('imports.ownCategories', { id }) })
    noteImport(converted)
    onUsed()
  }
  return {
    failure: setLayout.now.state === 'failed' ? setLayout.now.failure : null,
    forget: setLayout.clear,
    // How it goes is shown by the task's own state.
    use: (layout) => void use(layout),
  }
}
