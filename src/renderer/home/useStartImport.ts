import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { FailureError } from '#shared/errors/failure.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { settle } from '../ipc/answers.ts'
import { useIpc } from '../ipc/ipc.ts'
import { answerKey } from '../ipc/useAnswer.ts'
import { useNoteImport } from '../ipc/useImport.ts'
import {
  createIntake,
  madeOf,
  type Brought,
  type HandedFile,
  type Intake,
  type IntakeFile,
} from './intake.ts'

/** A shipped file to try the program with. */
export type Sample = 'fnb' | 'capitec' | 'settlements'

/** The files that were brought in last, and the ways to bring in more. */
export interface StartImport extends Pick<Intake, 'stop' | 'retry' | 'forget'> {
  readonly files: readonly IntakeFile[]
  readonly isReading: boolean
  readonly startDropped: (files: readonly File[]) => void
  readonly startSample: (sample: Sample) => void
  readonly startFiles: (files: readonly HandedFile[]) => void
}

/** What hears of imports as they are made. */
export interface Started {
  /** A file that was brought in alone was read. */
  readonly onOne: (id: string) => void
  /** Several files are brought in together, of which these imports were made already. */
  readonly onSeveral: (read: readonly string[]) => void
  /** One of several was read. */
  readonly onOneOfSeveral: (id: string) => void
}

/** Makes imports of files, one at a time, wherever in the window the user is meanwhile. */
export function useStartImport({ onOne, onSeveral, onOneOfSeveral }: Started): StartImport {
  const { client, takeFile, tasks } = useIpc()
  const queries = useQueryClient()
  const noteImport = useNoteImport()
  const [intake] = useState(() => createIntake(tasks))
  const files = useSyncExternalStore(intake.subscribe, intake.files)
  const onRead = useEffectEvent((summary: ImportSummary, together: number) => {
    noteImport(summary)
    // A list that is asked again needs nobody to wait for it.
    void queries.invalidateQueries({ queryKey: answerKey('imports.list', {}) })
    if (together === 1) onOne(summary.id)
    else onOneOfSeveral(summary.id)
  })
  useEffect(() => intake.onRead((...read) => onRead(...read)), [intake])

  function bringIn(brought: readonly Brought[]): void {
    intake.bringIn(brought)
    if (intake.files().length > 1) onSeveral(madeOf(intake.files()))
  }

  async function sampleFile(sample: Sample): Promise<HandedFile> {
    const answer = await settle<'imports.sample'>(client.call('imports.sample', { sample }))
    if (!answer.ok) throw new FailureError(answer.error)
    return answer.value
  }

  return {
    files,
    isReading: files.some(({ state }) => state === 'reading'),
    startDropped: (dropped) =>
      bringIn(dropped.map((file) => ({ name: file.name, hand: () => takeFile(file) }))),
    startSample: (sample) => bringIn([{ name: 'the sample', hand: () => sampleFile(sample) }]),
    startFiles: (handed) =>
      bringIn(handed.map((file) => ({ name: file.name, hand: () => Promise.resolve(file) }))),
    stop: intake.stop,
    retry: intake.retry,
    forget: intake.forget,
  }
}
