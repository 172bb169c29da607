import type { ReadProgress } from '#shared/imports/importView.ts'
import type { LeftReason } from '#shared/reading/reading.ts'
import type { TaskState } from '../ipc/taskBoard.ts'

const phases: Readonly<Record<ReadProgress['phase'], string>> = {
  copying: 'Keeping a copy of the file…',
  opening: 'Opening the workbook…',
  reading: 'Reading…',
  converting: 'Making records…',
}

/** What a reading is doing, for a bar: the words, and how far it is where that can be told. */
export function readingProgress(progress: ReadProgress | null): { says: string; share: number | null } {
  if (progress === null) return { says: 'Reading…', share: null }
  const share = progress.total > 0 ? Math.min(1, progress.done / progress.total) : null
  return { says: phases[progress.phase], share }
}

/** The same for a task that may not be running: null then. */
export function runningReading(
  task: TaskState<'imports.read' | 'imports.setLayout' | 'imports.setAccount'>,
): { says: string; share: number | null; stopping: boolean } | null {
  return task.state === 'running' ? { ...readingProgress(task.progress), stopping: task.stopping } : null
}

/** Why a row is no record, in a word or two behind “Left out:”. */
export const leftWords: Readonly<Record<LeftReason, string>> = {
  preamble: 'above the table',
  blank: 'blank',
  heading: 'heading',
  opening: 'opening balance',
  closing: 'closing balance',
  total: 'total',
  footnote: 'footnote',
  information: 'information only',
  continuation: 'text that goes with the row above',
  pending: 'still pending',
  unreadable: 'unreadable',
  otherTable: 'of another table',
  byUser: 'by you',
}
