import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { BeforeLeavingContext } from './beforeLeaving.ts'
import { Business } from './business/Business.tsx'
import { Connections } from './connections/Connections.tsx'
import { Home } from './home/Home.tsx'
import type { HandedFile } from './home/intake.ts'
import { useStartImport } from './home/useStartImport.ts'
import { answerKey, useAnswer } from './ipc/useAnswer.ts'
import { useEvent } from './ipc/useEvent.ts'
import { Layouts } from './layouts/Layouts.tsx'
import { Navigation } from './Navigation.tsx'
import { Settings } from './settings/Settings.tsx'
import styles from './Shell.module.css'
import { Together } from './together/Together.tsx'
import { useSendTogether } from './together/useSendTogether.ts'
import { useRememberedView } from './useRememberedView.ts'
import { viewOf, viewOfSeveral, withAnother } from './view.ts'
import { Wizard } from './wizard/Wizard.tsx'
import type { Leave } from './wizard/WizardHead.tsx'

/** Navigation at the left, the work in the middle. */
export function Shell() {
  const { view, goTo, askBeforeLeaving } = useRememberedView()
  const goHome = (): void => goTo({ at: 'imports' })
  const goTogether = (ids: readonly string[]): void => goTo({ at: 'together', ids })
  const starting = useStartImport({
    onOne: (id) => goTo((now) => (now.at === 'together' ? withAnother(now, id) : viewOf(id))),
    onSeveral: (ids) => goTo((now) => viewOfSeveral(now, ids)),
    onOneOfSeveral: (id) => goTo((now) => withAnother(now, id)),
  })
  const sending = useSendTogether()
  useMainEvents((files) => {
    goTo((now) => (now.at === 'together' ? now : { at: 'imports' }))
    starting.startFiles(files)
  })
  return (
    <div className={styles.shell}>
      <Navigation view={view} onGo={goTo} />
      <main className={styles.work}>
        {view.at === 'imports' && (
          <Home starting={starting} onOpen={(id) => goTo(viewOf(id))} onTogether={goTogether} />
        )}
        {view.at === 'together' && (
          <Together
            ids={view.ids}
            starting={starting}
            sending={sending}
            onOpen={(id, filter) => goTo({ at: 'import', id, among: view.ids, filter })}
            onLeave={goHome}
          />
        )}
        {view.at === 'import' && (
          <Wizard
            key={view.id}
            id={view.id}
            filter={view.filter}
            leave={leaveOf(view.among, goHome, goTogether)}
            onOpen={(id) => goTo(viewOf(id))}
          />
        )}
        {view.at === 'connections' && <Connections />}
        {view.at === 'layouts' && (
          <BeforeLeavingContext value={askBeforeLeaving}>
            <Layouts />
          </BeforeLeavingContext>
        )}
        {view.at === 'business' && <Business />}
        {view.at === 'settings' && <Settings />}
      </main>
    </div>
  )
}

/** Back from an import to those that it was come to from, or to all. */
function leaveOf(
  among: readonly string[],
  goHome: () => void,
  goTogether: (ids: readonly string[]) => void,
): Leave {
  if (among.length === 0) return { label: 'Imports', onLeave: goHome }
  return { label: 'Back to the list', onLeave: () => goTogether(among) }
}

function useMainEvents(onOpened: (files: readonly HandedFile[]) => void): void {
  const queries = useQueryClient()
  const early = useAnswer('files.early', {})
  const opened = early.state === 'here' ? early.value : null
  const openEarly = useEffectEvent(onOpened)
  useEffect(() => {
    if (opened !== null && opened.length > 0) openEarly(opened)
  }, [opened])
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
