import { Button, Progress, Text } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { nothingCounted, settledCount, type DeliveryCounts } from '#shared/delivery/delivery.ts'
import { waitingFor } from '#shared/delivery/heldUpBy.ts'
import type { SendActivity, SendProgress } from '#shared/delivery/sendView.ts'
import { useCommand } from '../../ipc/useCommand.ts'
import { countsSaid } from '../../ui/deliveryWords.ts'
import { counted, formatCount } from '../../ui/formatMoney.ts'
import { StepFrame } from '../../wizard/StepFrame.tsx'
import { Resting } from './Resting.tsx'
import styles from './Send.module.css'
import { LookingWhetherArrived } from './LookingWhetherArrived.tsx'
import { WaitingToTryAgain } from './WaitingToTryAgain.tsx'

interface Props {
  readonly id: string
  readonly progress: SendProgress | null
  readonly stopping: boolean
  readonly onStop: () => void
}

/** How far sending is, with the ways to pause and to stop it; or what it waits for. */
export function Sending({ id, progress, stopping, onStop }: Props) {
  const activity = progress?.activity ?? null
  const queued = activity?.is === 'queued'
  return (
    <StepFrame
      question={headingOf(activity)}
      primary={null}
      secondary={
        <>
          {!queued && <HoldOrGoOn id={id} activity={activity} stopping={stopping} />}
          <Button variant="default" disabled={stopping} onClick={onStop}>
            {queued ? 'Do not send' : 'Stop'}
          </Button>
        </>
      }
    >
      {queued ? (
        <Queued behind={activity.behind} counts={progress?.counts ?? nothingCounted} />
      ) : (
        <HowFar progress={progress} stopping={stopping} />
      )}
      {activity !== null && !stopping && (
        <div className={styles.waiting}>
          {activity.is === 'retrying' && <WaitingToTryAgain waiting={activity} />}
          {activity.is === 'looking' && <LookingWhetherArrived looking={activity} />}
          {activity.is === 'resting' && <Resting {...activity} />}
        </div>
      )}
    </StepFrame>
  )
}

function headingOf(activity: SendActivity | null): string {
  switch (activity?.is) {
    case 'queued':
      return waitingFor(activity.behind)
    case 'paused':
      return 'Sending is paused'
    case 'resting':
      return 'Sending rests'
    case 'looking':
    case 'retrying':
    case 'sending':
    case undefined:
      return 'Sending your records'
  }
}

interface QueuedProps {
  readonly behind: string | null
  readonly counts: DeliveryCounts
}

function Queued({ behind, counts }: QueuedProps) {
  return (
    <div className={styles.progress}>
      <Text size="md" fw={600} aria-live="polite">
        This one begins by itself
      </Text>
      <Text>
        {behind === null
          ? 'Another window or terminal on this computer sends to this business. So that nothing leaves twice, this one waits until that has finished.'
          : `Imports for one business leave one after the other, in the order in which they were sent off. While “${behind}” is paused or rests, this one waits with it.`}
      </Text>
      <Text c="dimmed" className="figures">
        {countsSaid(counts)}
      </Text>
      <Text c="dimmed" size="xs">
        You can look at other screens meanwhile.
      </Text>
    </div>
  )
}

interface HoldProps {
  readonly id: string
  readonly activity: SendActivity | null
  readonly stopping: boolean
}

/** Holds sending back, or ends a pause or a rest. That it took is shown by the next progress. */
function HoldOrGoOn({ id, activity, stopping }: HoldProps) {
  const pause = useCommand('delivery.pause')
  const goOn = useCommand('delivery.goOn')
  const held = activity?.is === 'paused' || activity?.is === 'resting'
  const Icon = held ? IconPlayerPlay : IconPlayerPause
  function press(): void {
    if (activity?.is === 'resting') void goOn.run({ id })
    else void pause.run({ id, paused: !held })
  }
  return (
    <Button
      variant="default"
      disabled={stopping || activity === null}
      loading={pause.running || goOn.running}
      leftSection={<Icon size={16} aria-hidden />}
      onClick={press}
    >
      {activity?.is === 'resting' ? 'Go on now' : held ? 'Go on' : 'Pause'}
    </Button>
  )
}

function HowFar({ progress, stopping }: Pick<Props, 'progress' | 'stopping'>) {
  const { done, records } = doneOf(progress)
  return (
    <div className={styles.progress}>
      <Text size="md" fw={600} className="figures" aria-live="polite">
        {saysOf(progress, stopping)}
      </Text>
      <Progress
        value={records === 0 ? 0 : (100 * done) / records}
        size="lg"
        animated={!stopping && (progress === null || progress.activity.is === 'sending')}
        aria-label="Records sent"
        transitionDuration={200}
      />
      <Text c="dimmed" className="figures">
        {progress === null
          ? '\u00a0'
          : `${countsSaid(progress.counts)} · ${counted(progress.requests, 'request')}`}
      </Text>
      <Text c="dimmed" size="xs">
        You can look at other screens meanwhile. After a stop, or if the program is closed, sending can go on
        where it was.
      </Text>
    </div>
  )
}

function saysOf(progress: SendProgress | null, stopping: boolean): string {
  if (stopping) return 'Stopping after the request that is on its way…'
  if (progress === null) return 'Beginning…'
  const { done, records } = doneOf(progress)
  const far = `${formatCount(done)} of ${counted(records, 'record')}`
  switch (progress.activity.is) {
    case 'paused':
      return `Paused at ${far}`
    case 'resting':
      return `Resting at ${far}`
    case 'queued':
    case 'looking':
    case 'retrying':
    case 'sending':
      return far
  }
}

function doneOf(progress: SendProgress | null): { done: number; records: number } {
  if (progress === null) return { done: 0, records: 0 }
  return { done: settledCount(progress.counts), records: progress.counts.records }
}
