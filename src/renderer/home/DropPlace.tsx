import { Button, Group, Stack, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { notifications } from '@mantine/notifications'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { readingProgress } from '../ui/readingWords.ts'
import { TaskProgress } from '../ui/TaskProgress.tsx'
import styles from './DropPlace.module.css'
import type { Start, StartImport } from './useStartImport.ts'

/** Takes a file by drop or by choice, shows its reading, and says why one could not be read. */
export function DropPlace({ starting }: { readonly starting: StartImport }) {
  const { now } = starting
  if (now.state === 'reading') return <Reading now={now} onStop={starting.stop} />
  return (
    <Stack gap="sm">
      {now.state === 'failed' && (
        <FailureNotice failure={now.failure} {...(now.retry === null ? {} : { retry: now.retry })}>
          <Button size="xs" variant="subtle" onClick={starting.forget}>
            Dismiss
          </Button>
        </FailureNotice>
      )}
      <Dropzone
        className={styles.place ?? ''}
        multiple={false}
        getFilesFromEvent={filesOf}
        onDrop={([file]) => file !== undefined && starting.startDropped(file)}
        onReject={() => notifications.show({ message: 'Drop one file at a time, please.' })}
        inputProps={{ 'aria-label': 'Choose a file' }}
        aria-label="Drop a file here, or press Enter to choose one"
      >
        <Group wrap="nowrap" justify="center" gap="lg" className={styles.inside ?? ''}>
          <IconFileSpreadsheet size={44} stroke={1.3} aria-hidden className={styles.icon} />
          <div>
            <Text size="lg" fw={600}>
              Drop your bank’s file here, or click to choose it
            </Text>
            <Text c="dimmed">CSV, TSV, Excel or OpenDocument · or an import that was handed on to you</Text>
          </div>
        </Group>
      </Dropzone>
    </Stack>
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
