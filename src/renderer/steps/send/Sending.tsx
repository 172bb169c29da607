import { Button, Progress, Text } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import type { SendProgress } from '#shared/delivery/sendView.ts'
import { useCommand } from '../../ipc/useCommand.ts'
import { countsSaid } from '../../ui/deliveryWords.ts'
import { counted, formatCount } from '../../ui/formatMoney.ts'
import { StepFrame } from '../../wizard/StepFrame.tsx'
import styles from './Send.module.css'
import { WaitingToTryAgain } from './WaitingToTryAgain.tsx'

interface Props {
  readonly id: string
  readonly progress: SendProgress | null
  readonly stopping: boolean
  readonly onStop: () => void
}

/** How far sending is, with the ways to pause and to stop it. */
export function Sending({ id, progress, stopping, onStop }: Props) {
  const pause = useCommand('delivery.pause')
  const { done, records } = doneOf(progress)
  const paused = progress?.paused ?? false
  return (
    <StepFrame
      question="Sending your records"
      primary={null}
      secondary={
        <>
          <Button
            variant="default"
            disabled={stopping || progress === null}
            loading={pause.running}
            leftSection={
              paused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />
            }
            // That it took is shown by the next progress.
            onClick={() => void pause.run({ id, paused: !paused })}
          >
            {paused ? 'Go on' : 'Pause'}
          </Button>
          <Button variant="default" disabled={stopping} onClick={onStop}>
            Stop
          </Button>
        </>
      }
    >
      <div className={styles.progress}>
        <Text size="md" fw={600} className="figures" aria-live="polite">
          {saysOf(progress, stopping)}
        </Text>
        <Progress
          value={records === 0 ? 0 : (100 * done) / records}
          size="lg"
          animated={!paused && !stopping}
          aria-label="Records sent"
          transitionDuration={200}
        />
        <Text c="dimmed" className="figures">
          {progress === null
            ? '\u00a0'
            : `${countsSaid(progress.counts)} · ${counted(progress.requests, 'request')}`}
        </Text>
        <Text c="dimmed" size="xs">
          You can look at other screens meanwhile. After a stop, or if the program is closed, sending can go
          on where it was.
        </Text>
      </div>
      {progress !== null && progress.waiting !== null && !paused && (
        <div className={styles.waiting}>
          <WaitingToTryAgain waiting={progress.waiting} />
        </div>
      )}
    </StepFrame>
  )
}

function saysOf(progress: SendProgress | null, stopping: boolean): string {
  if (stopping) return 'Stopping after the request that is on its way…'
  if (progress === null) return 'Beginning…'
  const { done, records } = doneOf(progress)
  const far = `${formatCount(done)} of ${counted(records, 'record')}`
  return progress.paused ? `Paused at ${far}` : far
}

function doneOf(progress: SendProgress | null): { done: number; records: number } {
  if (progress === null) return { done: 0, records: 0 }
  const { records, accepted, confirmed, refused } = progress.counts
  return { done: accepted + confirmed + refused, records }
}
