import { Button, Group, Stack, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { notifications } from '@mantine/notifications'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useRef } from 'react'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { readingProgress } from '../ui/readingWords.ts'
import { TaskProgress } from '../ui/TaskProgress.tsx'
import styles from './DropPlace.module.css'
import type { Start, StartImport } from './useStartImport.ts'

/** Takes a file by drop or by choice, shows its reading, and says why one could not be read. */
export function DropPlace({ starting }: { readonly starting: StartImport }) {
  const { now } = starting
  const openDialog = useRef<() => void>(null)
  if (now.state === 'reading') return <Reading now={now} onStop={starting.stop} />
  return (
    <Stack gap="sm">
      {now.state === 'failed' && (
        <NotRead now={now} onChoose={() => openDialog.current?.()} onForget={starting.forget} />
      )}
      <Dropzone
        className={styles.place ?? ''}
        multiple={false}
        getFilesFromEvent={filesOf}
        onDrop={([file]) => file !== undefined && starting.startDropped(file)}
        onReject={() => notifications.show({ message: 'Drop one file at a time, please.' })}
        inputProps={{ 'aria-label': 'Choose a file' }}
        openRef={openDialog}
        // The button within is the keyboard's way.
        activateOnKeyboard={false}
        role="group"
        aria-label="Bring in a file"
      >
        <Group wrap="nowrap" justify="center" gap="lg" className={styles.inside ?? ''}>
          <IconFileSpreadsheet size={44} stroke={1.3} aria-hidden className={styles.icon} />
          <div>
            <Text size="lg" fw={600}>
              Drop your bank’s file here
            </Text>
            <Text c="dimmed">CSV, TSV, Excel or OpenDocument · or an import that was handed on to you</Text>
          </div>
          <Button
            className={styles.choose ?? ''}
            // The place around it opens the dialog for a click anywhere.
            onClick={(event) => {
              event.stopPropagation()
              openDialog.current?.()
            }}
          >
            Choose a file
          </Button>
        </Group>
      </Dropzone>
    </Stack>
  )
}

/** A file that cannot be read is no better the second time: to choose another comes first then. */
function NotRead({
  now: { failure, retry },
  onChoose,
  onForget,
}: {
  readonly now: Extract<Start, { state: 'failed' }>
  readonly onChoose: () => void
  readonly onForget: () => void
}) {
  const another = failure.code.startsWith('file.')
  const first = another ? { retry: onChoose, retryLabel: 'Choose another file' } : retry !== null && { retry }
  return (
    <FailureNotice failure={failure} {...first}>
      {another && retry !== null && (
        <Button size="xs" variant="subtle" onClick={retry}>
          Try again
        </Button>
      )}
      <Button size="xs" variant="subtle" onClick={onForget}>
        Dismiss
      </Button>
    </FailureNotice>
  )
}

function Reading({
  now,
  onStop,
}: {
  readonly now: Extract<Start, { state: 'reading' }>
  readonly onStop: () => void
}) {
  return (
    <div className={styles.reading}>
      <Text fw={600} mb="xs" truncate>
        {now.name}
      </Text>
      <TaskProgress {...readingProgress(now.progress)} stopping={now.stopping} onStop={onStop} />
    </div>
  )
}

/** The files as the system gave them: a dropped folder stays one thing, so that main can say what it is. */
function filesOf(event: unknown): Promise<File[]> {
  if (event instanceof DragEvent || isDrag(event))
    return Promise.resolve([...(event.dataTransfer?.files ?? [])])
  return Promise.resolve(isChange(event) ? [...(event.target.files ?? [])] : [])
}

function isDrag(event: unknown): event is { dataTransfer: DataTransfer | null } {
  return typeof event === 'object' && event !== null && 'dataTransfer' in event
}

function isChange(event: unknown): event is { target: HTMLInputElement } {
  return (
    typeof event === 'object' &&
    event !== null &&
    'target' in event &&
    event.target instanceof HTMLInputElement
  )
}
