import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { Business } from './business/Business.tsx'
import { Connections } from './connections/Connections.tsx'
import { Home } from './home/Home.tsx'
import { useStartImport } from './home/useStartImport.ts'
import { answerKey, useAnswer } from './ipc/useAnswer.ts'
import { useEvent } from './ipc/useEvent.ts'
import { Layouts } from './layouts/Layouts.tsx'
import { Navigation } from './Navigation.tsx'
import { Settings } from './settings/Settings.tsx'
import styles from './Shell.module.css'
import { useRememberedView } from './useRememberedView.ts'
import { Wizard } from './wizard/Wizard.tsx'

/** Navigation at the left, the work in the middle. */
export function Shell() {
  const [view, setView] = useRememberedView()
  const goHome = (): void => setView({ at: 'imports' })
  const starting = useStartImport((id) => setView({ at: 'import', id }))
  useMainEvents((file) => {
    goHome()
    starting.startFile(file)
  })
  return (
    <div className={styles.shell}>
      <Navigation view={view} onGo={setView} />
      <main className={styles.work}>
        {view.at === 'imports' && <Home starting={starting} onOpen={(id) => setView({ at: 'import', id })} />}
        {view.at === 'import' && <Wizard key={view.id} id={view.id} onLeave={goHome} />}
        {view.at === 'connections' && <Connections />}
        {view.at === 'layouts' && <Layouts />}
        {view.at === 'business' && <Business />}
        {view.at === 'settings' && <Settings />}
      </main>
    </div>
  )
}

function useMainEvents(onOpened: (file: { fileId: string; name: string }) => void): void {
  const queries = useQueryClient()
  const early = useAnswer('files.early', {})
  const [first] = early.state === 'here' ? early.value : []
  const openFirst = useEffectEvent(onOpened)
  useEffect(() => {
    if (first !== undefined) openFirst(first)
  }, [first])
  useEvent('files.opened', onOpened)
  useEvent('imports.changed', ({ id }) => {
    void queries.invalidateQueries({ queryKey: answerKey('imports.list', {}) })
    void queries.invalidateQueries({ queryKey: ['delivery.plan'] })
    // The import on the screen has its new summary from what changed it; any other is asked for when it is shown.
    void queries.invalidateQueries({ queryKey: answerKey('imports.open', { id }), refetchType: 'none' })
  })
  useEvent('delivery.changed', ({ id, counts }) => {
    queries.setQueryData(answerKey('imports.open', { id }), (summary: ImportSummary | undefined) =>
      summary === undefined ? undefined : { ...summary, delivery: counts },
    )
  })
}
