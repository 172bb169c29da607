import { Button, Group, Text } from '@mantine/core'
import { useCommand } from '../ipc/useCommand.ts'
import { useNoteImport } from '../ipc/useImport.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { formatInstant } from '../ui/formatDate.ts'
import { Note } from '../ui/Note.tsx'
import styles from './Wizard.module.css'

/** Says that this import was handed on, so that it is not sent twice, and offers to take it back. */
export function HandedOnBanner({ id, at }: { readonly id: string; readonly at: string }) {
  const noteImport = useNoteImport()
  const takeBack = useCommand('imports.takeBack')

  async function take(): Promise<void> {
    const answer = await takeBack.run({ id })
    if (answer.ok) noteImport(answer.value)
  }

  return (
    <div className={styles.banner}>
      {takeBack.failure === null ? (
        <Note tone="warn">
          <Group justify="space-between" wrap="nowrap">
            <Text>
              Handed on {formatInstant(at)}. It is to be sent from there, so it is not sent from here.
            </Text>
            <Button
              size="xs"
              variant="default"
              flex="none"
              loading={takeBack.running}
              // Taken back, the banner goes; a failure takes its place.
              onClick={() => void take()}
            >
              Take back
            </Button>
          </Group>
        </Note>
      ) : (
        <FailureNotice failure={takeBack.failure} retry={() => void take()} />
      )}
    </div>
  )
}
