import type { Failure } from '#shared/errors/failure.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { failureIn } from '../ipc/answers.ts'
import type { TaskBoard } from '../ipc/taskBoard.ts'

/** A file as main knows it. */
export interface HandedFile {
  readonly fileId: string
  readonly name: string
}

/** A file that is brought in: its name, and how main comes to know it. */
export interface Brought {
  readonly name: string
  readonly hand: () => Promise<HandedFile>
}

/** How one of the files that were brought in together is going. */
export type IntakeFile = { readonly name: string } & (
  | { readonly state: 'waiting' }
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'read'; readonly id: string }
)

/** The files that were brought in together. What is brought in while they are being read joins them. */
export interface Intake {
  bringIn(this: void, files: readonly Brought[]): void
  /** Stops the reading at hand and leaves those that wait unread: each of them has failed then. */
  stop(this: void): void
  retry(this: void, place: number): void
  /** Forgets the files, unless some are still being read. */
  forget(this: void): void
  /** In the order in which they came; the same array until one of them is another than it was. */
  files(this: void): readonly IntakeFile[]
  subscribe(this: void, hear: () => void): () => void
  /** Hears of each import as it is made, with how many files it was brought in together with, itself among them. */
  onRead(this: void, hear: (summary: ImportSummary, together: number) => void): () => void
}

/** The imports that were made of files so far, in their order. */
export function madeOf(files: readonly IntakeFile[]): readonly string[] {
  return files.flatMap((file) => (file.state === 'read' ? [file.id] : []))
}

/** The place on the board of the one reading that makes new imports. */
export const intakeTask = ['imports.create', 'new'] as const

/** Makes an import of each file that is brought in, one at a time. */
export function createIntake(tasks: Pick<TaskBoard, 'start' | 'cancel' | 'clear' | 'stateOf'>): Intake {
  let brought: readonly Brought[] = []
  let files: readonly IntakeFile[] = []
  let stopping = false
  const hearers = new Set<() => void>()
  const readers = new Set<(summary: ImportSummary, together: number) => void>()

  function put(next: readonly IntakeFile[]): void {
    files = next
    hearers.forEach((hear) => hear())
  }
  const place = (no: number, file: IntakeFile): void => put(files.with(no, file))
  const isReading = (): boolean => files.some(({ state }) => state === 'reading')

  async function read(no: number, { name, hand }: Brought): Promise<void> {
    place(no, { name, state: 'reading' })
    try {
      const handed = await hand()
      if (stopping) place(no, notRead(handed))
      else await make(no, handed)
    } catch (problem) {
      place(no, { name, state: 'failed', failure: failureIn(problem) })
    }
  }

  async function make(no: number, { fileId, name }: HandedFile): Promise<void> {
    place(no, { name, state: 'reading' })
    const summary = await tasks.start(...intakeTask, { fileId })
    const ended = tasks.stateOf(...intakeTask)
    tasks.clear(...intakeTask)
    if (summary !== null) {
      place(no, { name, state: 'read', id: summary.id })
      readers.forEach((hear) => hear(summary, files.length))
    } else if (ended.state === 'failed') place(no, { name, state: 'failed', failure: ended.failure })
    else place(no, notRead({ name }))
  }

  async function readAll(): Promise<void> {
    if (isReading()) return
    stopping = false
    for (;;) {
      const no = files.findIndex(({ state }) => state === 'waiting')
      const next = brought[no]
      if (next === undefined) return
      await read(no, next)
    }
  }

  return {
    bringIn(more) {
      const before = isReading() ? { brought, files } : { brought: [], files: [] }
      brought = [...before.brought, ...more]
      put([...before.files, ...more.map(({ name }) => ({ name, state: 'waiting' as const }))])
      // How each goes is told to the hearers.
      void readAll()
    },
    stop() {
      stopping = true
      put(files.map((file) => (file.state === 'waiting' ? notRead(file) : file)))
      tasks.cancel(...intakeTask)
    },
    retry(no) {
      const file = files[no]
      if (file?.state !== 'failed') return
      place(no, { name: file.name, state: 'waiting' })
      void readAll()
    },
    forget() {
      if (!isReading()) put([])
    },
    files: () => files,
    subscribe(hear) {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    onRead(hear) {
      readers.add(hear)
      return () => readers.delete(hear)
    },
  }
}

function notRead({ name }: { readonly name: string }): IntakeFile {
  return { name, state: 'failed', failure: { code: 'task.cancelled' } }
}
