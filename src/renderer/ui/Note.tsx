import { Alert, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './notice.module.css'

interface Props {
  readonly tone: 'quiet' | 'warn' | 'good'
  readonly title?: string
  readonly children?: ReactNode
}

const icons = { quiet: IconInfoCircle, warn: IconAlertTriangle, good: IconCircleCheck }

/** Something that the user should know at this place. */
export function Note({ tone, title, children }: Props) {
  const Icon = icons[tone]
  return (
    <Alert
      classNames={{ root: styles.notice ?? '', title: styles.title ?? '', icon: styles.icon ?? '' }}
      mod={{ tone }}
      icon={<Icon aria-hidden />}
      title={title}
      role="note"
    >
      <Text component="div">{children}</Text>
    </Alert>
  )
}
