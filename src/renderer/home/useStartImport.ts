import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FailureError, type Failure } from '#shared/errors/failure.ts'
import type { ReadProgress } from '#shared/imports/importView.ts'
import { failureIn, settle } from '../ipc/answers.ts'
import { useIpc } from '../ipc/ipc.ts'
import type { TaskState } from '../ipc/taskBoard.ts'
import { answerKey } from '../ipc/useAnswer.ts'
import { useNoteImport } from '../ipc/useImport.ts'
import { useTask } from '../ipc/useTask.ts'

/** A shipped file to try the program with. */
export type Sample = 'fnb' | 'capitec' | 'settlements'

/** How the start of a new import is going. `retry` is null where the file has to be chosen again. */
export type Start =
  | { readonly state: 'ready' }
  | {
      readonly state: 'reading'
      readonly name: string
      readonly progress: ReadProgress | null
      readonly stopping: boolean
    }
  | { readonly state: 'failed'; readonly failure: Failure; readonly retry: (() => void) | null }

/** The start of a new import, and the ways to begin one. */
export interface StartImport {
  readonly now: Start
  readonly startDropped: (file: File) => void
  readonly startSample: (sample: Sample) => void
  readonly startFile: (file: HandedFile) => void
  readonly stop: () => void
  readonly forget: () => void
}

interface HandedFile {
  readonly fileId: string
  readonly name: string
}

/** Starts imports, one at a time; `onStarted` hears of each that was read. */
export function useStartImport(onStarted: (id: string) => void): StartImport {
  const { client, takeFile } = useIpc()
  const queries = useQueryClient()
  const noteImport = useNoteImport()
  const create = useTask('imports.create', 'new')
  const [file, setFile] = useState<HandedFile | null>(null)
  const [notTaken, setNotTaken] = useState<Failure | null>(null)

  async function start(handed: HandedFile): Promise<void> {
    setFile(handed)
    setNotTaken(null)
    const summary = await create.start({ fileId: handed.fileId })
    if (summary === null) return
    create.clear()
    noteImport(summary)
    await queries.invalidateQueries({ queryKey: answerKey('imports.list', {}) })
    onStarted(summary.id)
  }

  async function take(asked: Promise<HandedFile>): Promise<void> {
    try {
      await start(await asked)
    } catch (problem) {
      setNotTaken(failureIn(problem))
    }
  }

  async function sampleFile(sample: Sample): Promise<HandedFile> {
    const answer = await settle<'imports.sample'>(client.call('imports.sample', { sample }))
    if (!answer.ok) throw new FailureError(answer.error)
    return answer.value
  }

  return {
    now:
      notTaken === null
        ? startOf(create.now, file, start)
        : { state: 'failed', failure: notTaken, retry: null },
    // Each of these shows how it goes in `now`, failure included: nothing is left to wait for here.
    startDropped: (dropped) => void take(takeFile(dropped)),
    startSample: (sample) => void take(sampleFile(sample)),
    startFile: (handed) => void start(handed),
    stop: create.cancel,
    forget: () => {
      create.clear()
      setNotTaken(null)
    },
  }
}

function startOf(
  task: TaskState<'imports.create'>,
  file: HandedFile | null,
  start: (file: HandedFile) => Promise<void>,
): Start {
  switch (task.state) {
    case 'idle':
    case 'done':
      return { state: 'ready' }
    case 'running':
      return { ...task, state: 'reading', name: file?.name ?? 'the file' }
    case 'failed':
      return {
        state: 'failed',
        failure: task.failure,
        retry: file === null ? null : () => void start(file),
      }
  }
}
