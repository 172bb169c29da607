import { Skeleton, Table, Text } from '@mantine/core'
import { userMessage } from '#shared/errors/userMessage.ts'
import type { Answer } from '../ipc/useAnswer.ts'
import styles from './Together.module.css'

/** An import that is being opened, or that cannot be. */
export function NotOpenedRow({ answer }: { readonly answer: Exclude<Answer<unknown>, { state: 'here' }> }) {
  if (answer.state === 'loading')
    return (
      <Table.Tr>
        <Table.Td />
        <Table.Td colSpan={5}>
          <Skeleton height={38} />
        </Table.Td>
      </Table.Tr>
    )
  const { title, what, todo } = userMessage(answer.failure)
  return (
    <Table.Tr>
      <Table.Td />
      <Table.Td colSpan={5}>
        <Text className={styles.bad ?? ''}>{title}</Text>
        <Text size="xs" c="dimmed">
          {what} {todo}
        </Text>
      </Table.Td>
    </Table.Tr>
  )
}
