import type { ReactNode } from 'react'
import { useTask } from '../ipc/useTask.ts'
import { runningReading } from '../ui/readingWords.ts'
import { StepTask } from './StepTask.tsx'

interface Props {
  readonly task: 'imports.read' | 'imports.setLayout'
  readonly about: string
  readonly children?: ReactNode
}

/** How far a reading of this import is, or else what stands there otherwise: alone drawn anew with each of its steps. */
export function ReadingTask({ task, about, children }: Props) {
  const { now, cancel } = useTask(task, about)
  return (
    <StepTask running={runningReading(now)} onStop={cancel}>
      {children}
    </StepTask>
  )
}
