import { Button, Group, Text } from '@mantine/core'
import type { ReversedGone } from '#shared/reversal/reversal.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { useNoteImport } from '../ipc/useImport.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { formatInstant } from '../ui/formatDate.ts'
import { Note } from '../ui/Note.tsx'
import styles from './Wizard.module.css'

interface Props {
  readonly id: string
  readonly at: string
}

/** Says that stub's books were emptied of what this import sent, and offers to let all of it wait again. */
export function EmptiedBanner({ id, at }: Props) {
  const noteImport = useNoteImport()
  const startOver = useCommand('delivery.startOver')

  async function run(): Promise<void> {
    const answer = await startOver.run({ id })
    if (answer.ok) noteImport(answer.value)
  }

  return (
    <div className={styles.banner}>
      {startOver.failure === null ? (
        <Note tone="warn">
          <Group justify="space-between" wrap="nowrap">
            <Text>
              The business was emptied at stub on {formatInstant(at)}. None of this import’s records is in its
              books any more, and none leaves by itself.
            </Text>
            <Button
              size="xs"
              variant="default"
              flex="none"
              loading={startOver.running}
              // Started over, the banner goes; a failure takes its place.
              onClick={() => void run()}
            >
              Start this import over
            </Button>
          </Group>
        </Note>
      ) : (
        <FailureNotice failure={startOver.failure} retry={() => void run()} />
      )}
    </div>
  )
}

/** Says of a reversal that there is nothing left to reverse, or may not be, so that it is not sent. */
export function ReversedGoneBanner({ name, gone }: { readonly name: string; readonly gone: ReversedGone }) {
  return (
    <div className={styles.banner}>
      <Note tone="warn">
        {gone.certain
          ? `The business was emptied at stub on ${formatInstant(gone.at)}, and with it what this import reverses of “${name}”.`
          : `stub was asked to empty the business on ${formatInstant(gone.at)}, and its answer was lost: what this import reverses of “${name}” may not be there any more.`}{' '}
        It is not sent any more: remove it, and reverse anew what “{name}” has in stub’s books then.
      </Note>
    </div>
  )
}

/** Says why records that stub had are unknown: it was asked to empty its books of them, and its answer was lost. */
export function MaybeEmptiedBanner({ at }: Pick<Props, 'at'>) {
  return (
    <div className={styles.banner}>
      <Note tone="warn">
        stub was asked to empty the business on {formatInstant(at)}, and its answer was lost. What had been
        sent by then is unknown: it is looked for when this import is sent again, and what is not there leaves
        once more.
      </Note>
    </div>
  )
}
