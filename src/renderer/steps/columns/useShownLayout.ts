import { replaceEqualDeep, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { useIpc } from '../../ipc/ipc.ts'
import { answerKey } from '../../ipc/useAnswer.ts'
import { useNoteImport } from '../../ipc/useImport.ts'
import { useSteady } from '../../ui/useSteady.ts'
import type { LayoutOrigin } from './layoutOrigin.ts'

/** The layout that is shown of an import, and the ways to another one. */
export interface ShownLayout {
  readonly layout: Layout
  /** Shows another layout and has all records made by it; how that goes is told by the task `imports.setLayout`. */
  readonly change: (next: Layout, origin: LayoutOrigin) => void
  /** Goes back to the one that records were last made by. */
  readonly undo: () => void
}

/** Shows what is chosen at once, then as main settled it. What is the same in both stays the same object. */
export function useShownLayout({ id, layout }: Pick<ImportSummary, 'id' | 'layout'>): ShownLayout {
  const { tasks } = useIpc()
  const queries = useQueryClient()
  const noteImport = useNoteImport()
  const [chosen, setChosen] = useState<Layout | null>(null)

  async function change(next: Layout, origin: LayoutOrigin): Promise<void> {
    setChosen(next)
    const converted = await tasks.start('imports.setLayout', id, { id, layout: next, ...origin })
    if (converted === null) return
    // They may come from another column now.
    queries.removeQueries({ queryKey: answerKey('imports.ownCategories', { id }) })
    noteImport(converted)
    // Not null: the summary is told a moment later, and a field that vanished in between would lose what is being typed.
    setChosen(replaceEqualDeep(next, converted.layout))
  }

  return {
    layout: chosen ?? layout,
    // How it goes is shown by the task's own state.
    change: useSteady((next, origin) => void change(next, origin)),
    undo: () => {
      tasks.clear('imports.setLayout', id)
      setChosen(null)
    },
  }
}
