import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { businessOf } from '#shared/connect/businessOf.ts'
import type { ConnectionView } from '#shared/connect/connection.ts'
import { AddConnection } from '../../connections/AddConnection.tsx'
import { usePractise } from '../../connections/usePractise.ts'
import { EnvironmentTag } from '../../ui/EnvironmentTag.tsx'
import { FailureNotice } from '../../ui/FailureNotice.tsx'
import { Note } from '../../ui/Note.tsx'
import styles from './Send.module.css'

interface Props {
  readonly connections: readonly ConnectionView[]
  readonly chosen: ConnectionView | null
  readonly onChoose: (connection: ConnectionView) => void
}

/** The businesses that records can go to, with the ways to another one. */
export function ChooseConnection({ connections, chosen, onChoose }: Props) {
  const [adding, setAdding] = useState(false)
  const practise = usePractise(onChoose)
  return (
    <Stack gap="sm">
      {connections.length === 0 && (
        <Note tone="quiet">
          No business is connected yet. Add yours, or practise first: the sandbox takes records as stub does,
          on this computer only.
        </Note>
      )}
      {connections.length > 0 && (
        <Radio.Group
          aria-label="Connection"
          value={chosen?.id ?? null}
          onChange={(id) => {
            const connection = connections.find((one) => one.id === id)
            if (connection !== undefined) onChoose(connection)
          }}
        >
          <div className={styles.connections}>
            {connections.map((connection) => (
              <Radio.Card key={connection.id} value={connection.id} className={styles.connection ?? ''}>
                <Group wrap="nowrap" gap="sm">
                  <Radio.Indicator />
                  <div className={styles.words}>
                    <Text fw={600} truncate title={businessOf(connection)}>
                      {businessOf(connection)}
                    </Text>
                    <Text c="dimmed" size="xs" truncate title={connection.name}>
                      {connection.name}
                    </Text>
                  </div>
                  <EnvironmentTag environment={connection.environment} />
                </Group>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
      )}
      {practise.failure !== null && <FailureNotice failure={practise.failure} retry={practise.start} />}
      <Group gap="xs">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          Add a connection
        </Button>
        {!connections.some(({ environment }) => environment === 'sandbox') && (
          <Button variant="default" size="xs" loading={practise.running} onClick={practise.start}>
            Practise with the sandbox
          </Button>
        )}
      </Group>
      <AddConnection opened={adding} onClose={() => setAdding(false)} onAdded={onChoose} />
    </Stack>
  )
}
