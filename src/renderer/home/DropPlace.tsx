import { Button, Group, Stack, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useRef } from 'react'
import type { Failure } from '#shared/errors/failure.ts'
import { useTask } from '../ipc/useTask.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { formatCount } from '../ui/formatMoney.ts'
import { Note } from '../ui/Note.tsx'
import { readingProgress } from '../ui/readingWords.ts'
import { TaskProgress } from '../ui/TaskProgress.tsx'
import styles from './DropPlace.module.css'
import { intakeTask, madeOf } from './intake.ts'
import { SeenSoFar } from './SeenSoFar.tsx'
import type { StartImport } from './useStartImport.ts'

interface Props {
  readonly starting: StartImport
  /** Shows several imports at once. */
  readonly onTogether: (ids: readonly string[]) => void
}

/** Takes files by drop or by choice, shows their reading, and says why one could not be read. */
export function DropPlace({ starting, onTogether }: Props) {
  const { files, isReading } = starting
  const openDialog = useRef<() => void>(null)
  const seeAll = () => onTogether(madeOf(files))
  if (isReading) return <Reading starting={starting} onSeeAll={seeAll} />
  const [only] = files.length === 1 ? files : []
  return (
    <Stack gap="sm">
      {only?.state === 'failed' && (
        <NotRead
          failure={only.failure}
          onRetry={() => starting.retry(0)}
          onChoose={() => openDialog.current?.()}
          onForget={starting.forget}
        />
      )}
      {files.length > 1 && files.some(({ state }) => state === 'failed') && (
        <NotAllRead starting={starting} onSeeAll={seeAll} />
      )}
      <Dropzone
        className={styles.place ?? ''}
        getFilesFromEvent={filesOf}
        onDrop={(dropped) => dropped.length > 0 && starting.startDropped(dropped)}
        inputProps={{ 'aria-label': 'Choose files' }}
        openRef={openDialog}
        // The button within is the keyboard's way.
        activateOnKeyboard={false}
        role="group"
        aria-label="Bring in files"
      >
        <Group wrap="nowrap" justify="center" gap="lg" className={styles.inside ?? ''}>
          <IconFileSpreadsheet size={44} stroke={1.3} aria-hidden className={styles.icon} />
          <div>
            <Text size="lg" fw={600}>
              Drop your bank’s files here
            </Text>
            <Text c="dimmed">
              One or many: CSV, TSV, Excel or OpenDocument, or imports that were handed on to you
            </Text>
          </div>
          <Button
            className={styles.choose ?? ''}
            // The place around it opens the dialog for a click anywhere.
            onClick={(event) => {
              event.stopPropagation()
              openDialog.current?.()
            }}
          >
            Choose files
          </Button>
        </Group>
      </Dropzone>
    </Stack>
  )
}

interface NotReadProps {
  readonly failure: Failure
  readonly onRetry: () => void
  readonly onChoose: () => void
  readonly onForget: () => void
}

/** A file that cannot be read is no better the second time: to choose another comes first then. */
function NotRead({ failure, onRetry, onChoose, onForget }: NotReadProps) {
  const another = failure.code.startsWith('file.')
  const first = another ? { retry: onChoose, retryLabel: 'Choose another file' } : { retry: onRetry }
  return (
    <FailureNotice failure={failure} {...first}>
      {another && (
        <Button size="xs" variant="subtle" onClick={onRetry}>
          Try again
        </Button>
      )}
      <Button size="xs" variant="subtle" onClick={onForget}>
        Dismiss
      </Button>
    </FailureNotice>
  )
}

interface SeveralProps {
  readonly starting: StartImport
  readonly onSeeAll: () => void
}

function NotAllRead({ starting: { files, forget }, onSeeAll }: SeveralProps) {
  const failed = files.filter(({ state }) => state === 'failed').length
  return (
    <Note
      tone="warn"
      title={`${formatCount(failed)} of ${formatCount(files.length)} files ${failed === 1 ? 'was' : 'were'} not read`}
    >
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={onSeeAll}>
          See why
        </Button>
        <Button size="xs" variant="subtle" onClick={forget}>
          Dismiss
        </Button>
      </Group>
    </Note>
  )
}

function Reading({ starting: { files, stop }, onSeeAll }: SeveralProps) {
  const { now } = useTask(...intakeTask)
  const progress = now.state === 'running' ? now.progress : null
  const at = files.findIndex(({ state }) => state === 'reading')
  const several = files.length > 1
  return (
    <>
      <div className={styles.reading}>
        <Group mb="xs" justify="space-between" wrap="nowrap">
          <Text fw={600} truncate>
            {several && `File ${formatCount(at + 1)} of ${formatCount(files.length)}: `}
            {files[at]?.name}
          </Text>
          {several && (
            <Button size="xs" variant="subtle" flex="none" onClick={onSeeAll}>
              See all of them
            </Button>
          )}
        </Group>
        <TaskProgress
          {...readingProgress(progress)}
          stopping={now.state === 'running' && now.stopping}
          onStop={stop}
        />
      </div>
      {progress?.look !== undefined && <SeenSoFar look={progress.look} />}
    </>
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
