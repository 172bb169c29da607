import { Progress, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { settledCount } from '#shared/delivery/delivery.ts'
import { heldUpBy } from '#shared/delivery/heldUpBy.ts'
import { userMessage } from '#shared/errors/userMessage.ts'
import { useTask } from '../ipc/useTask.ts'
import { counted, formatCount } from '../ui/formatMoney.ts'
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
  const done = counts === null ? 0 : settledCount(counts)
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
