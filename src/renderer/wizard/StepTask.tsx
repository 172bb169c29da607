import type { ReactNode } from 'react'
import { TaskProgress } from '../ui/TaskProgress.tsx'
import styles from './StepFrame.module.css'

interface Props {
  readonly running: {
    readonly says: string
    readonly share: number | null
    readonly stopping: boolean
  } | null
  readonly onStop: () => void
  readonly children?: ReactNode
}

/** The lower left of a step: how far its task is, or else what stands there otherwise. Nothing moves when one begins. */
export function StepTask({ running, onStop, children }: Props) {
  if (running === null) return children
  return (
    <div className={styles.task}>
      <TaskProgress {...running} onStop={onStop} />
    </div>
  )
}
