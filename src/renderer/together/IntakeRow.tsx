import { Button, Group, Table, Text } from '@mantine/core'
import { userMessage } from '#shared/errors/userMessage.ts'
import { intakeTask, type IntakeFile } from '../home/intake.ts'
import { useTask } from '../ipc/useTask.ts'
import { readingProgress } from '../ui/readingWords.ts'
import { TaskProgress } from '../ui/TaskProgress.tsx'
import styles from './Together.module.css'

interface Props {
  readonly file: Exclude<IntakeFile, { state: 'read' }>
  readonly onStop: () => void
  readonly onRetry: () => void
}

/** A file that is no import: it waits, is being read, or could not be read. */
export function IntakeRow({ file, onStop, onRetry }: Props) {
  return (
    <Table.Tr>
      <Table.Td />
      <Table.Td>
        <Text fw={600} truncate title={file.name}>
          {file.name}
        </Text>
      </Table.Td>
      <Table.Td colSpan={4}>
        {file.state === 'waiting' && <Text c="dimmed">Waits to be read</Text>}
        {file.state === 'reading' && <Reading onStop={onStop} />}
        {file.state === 'failed' && <NotRead failure={file.failure} onRetry={onRetry} />}
      </Table.Td>
    </Table.Tr>
  )
}

function Reading({ onStop }: { readonly onStop: () => void }) {
  const { now } = useTask(...intakeTask)
  const { progress, stopping } = now.state === 'running' ? now : { progress: null, stopping: false }
  return <TaskProgress {...readingProgress(progress)} stopping={stopping} onStop={onStop} />
}

interface NotReadProps {
  readonly failure: Parameters<typeof userMessage>[0]
  readonly onRetry: () => void
}

function NotRead({ failure, onRetry }: NotReadProps) {
  const { title, what, todo } = userMessage(failure)
  const stopped = failure.code === 'task.cancelled'
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div>
        <Text {...(stopped ? { c: 'dimmed' } : { className: styles.bad ?? '' })}>
          {stopped ? 'Not read' : title}
        </Text>
        {!stopped && (
          <Text size="xs" c="dimmed">
            {what} {todo}
          </Text>
        )}
      </div>
      <Button size="xs" variant="default" flex="none" onClick={onRetry}>
        {stopped ? 'Read it' : 'Try again'}
      </Button>
    </Group>
  )
}
