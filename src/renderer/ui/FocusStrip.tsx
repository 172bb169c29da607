import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './FocusStrip.module.css'

interface Props {
  /** What there is to say in full; null while nothing has the focus. */
  readonly says: string | null
  /** What stands there while nothing has the focus. */
  readonly hint: ReactNode
  readonly children?: ReactNode
}

/** Below a grid: what there is to say about that which has the focus, and what can be done with it. */
export function FocusStrip({ says, hint, children }: Props) {
  return (
    <div className={styles.strip}>
      <Text lineClamp={2} title={says ?? undefined} aria-live="polite" className={styles.says ?? ''}>
        {says ?? (
          <Text span c="dimmed">
            {hint}
          </Text>
        )}
      </Text>
      {children}
    </div>
  )
}
