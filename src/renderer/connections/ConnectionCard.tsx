import { ActionIcon, Button, Group, Paper, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConnectionView } from '#shared/connect/connection.ts'
import { answerKey } from '../ipc/useAnswer.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { EnvironmentTag } from '../ui/EnvironmentTag.tsx'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import styles from './ConnectionCard.module.css'
import { SameId } from './SameId.tsx'
import { SetKey } from './SetKey.tsx'

const keyWords: Readonly<Record<ConnectionView['key'], string>> = {
  keychain: 'Key in the keychain',
  session: 'Key for this session only',
  none: 'No key',
}

/** One connection: what it is, whether it works, its key and its removal. */
export function ConnectionCard({ connection }: { readonly connection: ConnectionView }) {
  const test = useCommand('connections.test')
  const remove = useRemoval(connection)
  const [found, setFound] = useState<string | null>(null)

  async function tryIt(): Promise<void> {
    setFound(null)
    const answer = await test.run({ id: connection.id })
    if (answer.ok) setFound(answer.value.found)
  }

  const failure = test.failure ?? remove.failure
  const posted = connection.webhook === undefined ? undefined : `Outcomes to ${connection.webhook}`
  const about = [connection.businessName, connection.url, keyWords[connection.key], posted]
    .filter((word) => word !== undefined && word !== '' && word !== connection.name)
    .join(' · ')
  return (
    <Paper withBorder p="md" radius="md">
      <Group justify="space-between" wrap="nowrap">
        <div className={styles.words}>
          <Group gap="xs" wrap="nowrap">
            <Text fw={600} size="md" truncate title={connection.name}>
              {connection.name}
            </Text>
            <EnvironmentTag environment={connection.environment} />
          </Group>
          <Text c="dimmed" truncate title={about}>
            {about}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap" flex="none">
          <Button
            size="xs"
            variant="default"
            loading={test.running}
            disabled={connection.key === 'none'}
            // What it found, or why it failed, is shown below.
            onClick={() => void tryIt()}
          >
            Test
          </Button>
          <SetKey connection={connection} />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove ${connection.name}`}
            onClick={remove.ask}
          >
            <IconTrash size={18} stroke={1.6} />
          </ActionIcon>
        </Group>
      </Group>
      <SameId connection={connection} />
      <div aria-live="polite">
        {found !== null && (
          <Text mt="xs" c="var(--good)">
            It works: {found}
          </Text>
        )}
        {failure !== null && (
          <Group mt="sm">
            <FailureNotice failure={failure} />
          </Group>
        )}
      </div>
    </Paper>
  )
}

function useRemoval(connection: ConnectionView) {
  const queries = useQueryClient()
  const remove = useCommand('connections.remove')
  async function removeIt(): Promise<void> {
    await remove.run({ id: connection.id })
    await queries.invalidateQueries({ queryKey: answerKey('connections.list', {}) })
  }
  return {
    failure: remove.failure,
    ask: () =>
      modals.openConfirmModal({
        title: `Remove “${connection.name}”?`,
        children: <Text>Its key is deleted from the keychain. What was sent stays in stub.</Text>,
        labels: { confirm: 'Remove', cancel: 'Keep' },
        confirmProps: { color: 'red.8' },
        // A failure is shown in the card.
        onConfirm: () => void removeIt(),
      }),
  }
}
