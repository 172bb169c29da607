import type { ReactNode } from 'react'
import type { Layout } from '#shared/layout/layout.ts'
import { useTaskStage } from '../../ipc/useTask.ts'
import { FailureNotice } from '../../ui/FailureNotice.tsx'
import { ReadingTask } from '../../wizard/ReadingTask.tsx'
import { StepFrame } from '../../wizard/StepFrame.tsx'
import type { StepProps } from '../../wizard/stepProps.ts'
import { blockedBy } from '../../wizard/stepWords.ts'

interface Props extends StepProps {
  readonly layout: Layout
  readonly onUndo: () => void
  readonly secondary: ReactNode
  readonly children: ReactNode
}

/** The step around the columns: alone drawn anew when the making of records begins and ends. */
export function ColumnsFrame({ summary, layout, onGo, onUndo, secondary, children }: Props) {
  const { now } = useTaskStage('imports.setLayout', summary.id)
  return (
    <StepFrame
      question="What is in each column?"
      primary={{
        label: 'On to the review',
        onPress: () => onGo('review'),
        blockedBy:
          now.state === 'running' ? 'Records are being made.' : blockedBy('review', { ...summary, layout }),
      }}
      secondary={
        <ReadingTask task="imports.setLayout" about={summary.id}>
          {secondary}
        </ReadingTask>
      }
    >
      {now.state === 'failed' && (
        <FailureNotice failure={now.failure} retryLabel="Keep the columns as they were" retry={onUndo} />
      )}
      {children}
    </StepFrame>
  )
}
