import { Text } from '@mantine/core'
import type { ReactNode } from 'react'

interface Props {
  /** What there is to add, in a quieter colour; null for nothing. */
  readonly remark: string | null
  readonly children: ReactNode
}

/** One sentence of what was settled, with what proves or explains it behind it. */
export function SentenceLine({ remark, children }: Props) {
  return (
    <Text size="md" lh={1.75}>
      {children}
      {remark !== null && (
        <Text span c="dimmed">
          {' '}
          {remark}
        </Text>
      )}
    </Text>
  )
}
