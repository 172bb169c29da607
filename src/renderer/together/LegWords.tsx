import { Progress, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { SendActivity } from '#shared/delivery/sendView.ts'
import { userMessage } from '#shared/errors/userMessage.ts'
import { useTask } from '../ipc/useTask.ts'
import { counted, formatCount } from '../ui/formatMoney.ts'
import { waitingFor } from '../ui/waitingFor.ts'
import type { Leg } from './sendRound.ts'
import styles from './Together.module.css'

interface Props {
  readonly id: string
  readonly leg: Leg | undefined
  readonly children: ReactNode
}

/** How the sending of one import goes, or why it stopped; what stands there otherwise else. */
export function LegWords({ id, leg, children }: Props) {
  if (leg?.state === 'waiting') return <span className={styles.quiet}>Waits for its turn</span>
  if (leg?.state === 'sending') return <OnItsWay id={id} />
  if (leg === undefined || leg.failure === null) return children
  const { title, what } = userMessage(leg.failure)
  return (
    <>
      <span className={styles.bad}>{title}</span>
      <Text size="xs" c="dimmed">
        {what}
      </Text>
    </>
  )
}

function OnItsWay({ id }: { readonly id: string }) {
  const { now } = useTask('delivery.send', id)
  const progress = now.state === 'running' ? now.progress : null
  const counts = progress?.counts ?? null
  const done = counts === null ? 0 : counts.accepted + counts.confirmed + counts.refused
  return (
    <>
      {counts === null ? 'Beginning…' : `${formatCount(done)} of ${counted(counts.records, 'record')}`}
      {progress !== null && <Text size="xs">{heldUpBy(progress.activity)}</Text>}
      <Progress
        mt={6}
        size="sm"
        animated
        value={counts === null || counts.records === 0 ? 0 : (100 * done) / counts.records}
        aria-label="Records sent"
      />
    </>
  )
}

/** What keeps the next request from leaving now; nothing where it leaves. */
function heldUpBy(activity: SendActivity): string | null {
  switch (activity.is) {
    case 'queued':
      return waitingFor(activity.behind)
    case 'paused':
      return 'Paused'
    case 'retrying':
      return `${userMessage(activity.why).title}. Trying again`
    case 'looking':
      return 'Looking whether it has arrived'
    case 'resting':
      return `${userMessage(activity.why).title}. Goes on by itself`
    case 'sending':
      return null
  }
}
