import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Failure } from '#shared/errors/failure.ts'
import { userMessage } from '#shared/errors/userMessage.ts'
import styles from './notice.module.css'

interface Props {
  readonly failure: Failure
  readonly retry?: () => void
  readonly retryLabel?: string
  readonly children?: ReactNode
}

/** What happened, what to do, and the button for it. */
export function FailureNotice({ failure, retry, retryLabel = 'Try again', children }: Props) {
  const { title, what, todo } = userMessage(failure)
  const stopped = failure.code === 'task.cancelled'
  return (
    <Alert
      classNames={{ root: styles.notice ?? '', title: styles.title ?? '', icon: styles.icon ?? '' }}
      mod={{ tone: stopped ? 'quiet' : 'bad' }}
      title={title}
      icon={stopped ? <IconInfoCircle aria-hidden /> : <IconAlertTriangle aria-hidden />}
    >
      <Text>{what}</Text>
      <Text mt={4}>{todo}</Text>
      {(retry !== undefined || Boolean(children)) && (
        <Group mt="sm" gap="xs">
          {retry !== undefined && (
            <Button size="xs" variant="default" onClick={retry}>
              {retryLabel}
            </Button>
          )}
          {children}
        </Group>
      )}
    </Alert>
  )
}
