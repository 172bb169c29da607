import { Button, Group, Text } from '@mantine/core'
import { use } from 'react'
import type { Reversal } from '#shared/reversal/reversal.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { useNoteImport } from '../ipc/useImport.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { formatInstant } from '../ui/formatDate.ts'
import { counted } from '../ui/formatMoney.ts'
import { Note } from '../ui/Note.tsx'
import { OfBefore } from '../ui/ofBefore.ts'
import styles from './Wizard.module.css'

interface Props {
  readonly id: string
  readonly reversal: Reversal
}

/** Says that another import reverses this one, so that it is not sent until that is decided, and offers to decide for sending. */
export function ReversalBanner({ id, reversal: { name, at, payouts } }: Props) {
  const noteImport = useNoteImport()
  const lift = useCommand('imports.liftReversal')
  const ofBefore = use(OfBefore)

  async function liftIt(): Promise<void> {
    const answer = await lift.run({ id })
    if (answer.ok) noteImport(answer.value)
  }

  return (
    <div className={styles.banner}>
      {lift.failure === null ? (
        <Note tone="warn">
          <Group justify="space-between" wrap="nowrap">
            <Text>
              “{name}” was made on {formatInstant(at)} to reverse what stub holds of this import. Until that
              is decided, nothing of this one is sent.
              {payouts > 0 && !ofBefore && ` ${payoutsStay(payouts)}`}
            </Text>
            <Button
              size="xs"
              variant="default"
              flex="none"
              loading={lift.running}
              // Lifted, the banner goes; a failure takes its place.
              onClick={() => void liftIt()}
            >
              Allow sending
            </Button>
          </Group>
        </Note>
      ) : (
        <FailureNotice failure={lift.failure} retry={() => void liftIt()} />
      )}
    </div>
  )
}

function payoutsStay(payouts: number): string {
  const them = counted(payouts, 'payout')
  return payouts === 1
    ? `${them} stays in stub’s list: remove it there by hand. Its id is under Outcome.`
    : `${them} stay in stub’s list: remove them there by hand. Their ids are under Outcome.`
}
