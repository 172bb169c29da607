import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import type { Failure } from '#shared/errors/failure.ts'
import { settle } from '../ipc/answers.ts'
import { useIpc } from '../ipc/ipc.ts'
import { useAskImportAgain, useNoteImport } from '../ipc/useImport.ts'
import { createSendRound, type Leg, type SendRound } from './sendRound.ts'

/** Imports that are sent together, and how each is going. */
export interface SendTogether extends Pick<SendRound, 'start' | 'stop'> {
  readonly legs: ReadonlyMap<string, Leg>
  readonly isSending: boolean
  readonly isStopping: boolean
  /** Where the last of them went. */
  readonly connectionId: string | null
}

/** Sends imports one after the other, wherever in the window the user is meanwhile; one that was sent is at its outcome then. */
export function useSendTogether(): SendTogether {
  const { client, tasks } = useIpc()
  const noteImport = useNoteImport()
  const askAgain = useAskImportAgain()
  const [round] = useState(() => createSendRound(tasks))
  const legs = useSyncExternalStore(round.subscribe, round.legs)

  async function settleStep(id: string, failure: Failure | null): Promise<void> {
    if (failure !== null) return askAgain(id)
    const gone = await settle<'imports.goTo'>(client.call('imports.goTo', { id, step: 'outcome' }))
    if (gone.ok) noteImport(gone.value)
    else await askAgain(id)
  }
  // What cannot be asked now is asked when the import is shown, which says why.
  const onEnded = useEffectEvent((id: string, failure: Failure | null) => void settleStep(id, failure))
  useEffect(() => round.onEnded((...ended) => onEnded(...ended)), [round])

  return {
    legs,
    isSending: [...legs.values()].some(({ state }) => state === 'sending'),
    isStopping: round.isStopping(),
    connectionId: round.connectionId(),
    start: round.start,
    stop: round.stop,
  }
}
