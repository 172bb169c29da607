import { Group, Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './Page.module.css'

interface Props {
  readonly title: string
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** A screen beside the wizard: its heading, at most one action, and what it holds, scrolling by itself. */
export function Page({ title, action, children }: Props) {
  return (
    <div className={styles.scroll} tabIndex={-1}>
      <Stack className={styles.page ?? ''} gap="lg">
        <Group justify="space-between" wrap="nowrap" mih={36}>
          <Title order={1}>{title}</Title>
          {action}
        </Group>
        {children}
      </Stack>
    </div>
  )
}
