import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ConnectionView } from '#shared/connect/connection.ts'
import { useAnswer } from '../ipc/useAnswer.ts'
import { Answered } from '../ui/Answered.tsx'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { Page } from '../ui/Page.tsx'
import { AddConnection } from './AddConnection.tsx'
import { ConnectionCard } from './ConnectionCard.tsx'
import { usePractise } from './usePractise.ts'

/** The businesses that records can be sent to. */
export function Connections() {
  const connections = useAnswer('connections.list', {})
  const [adding, setAdding] = useState(false)
  return (
    <Page
      title="Connections"
      action={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
          Connect a business
        </Button>
      }
    >
      <Answered answer={connections}>{(known) => <ConnectionList connections={known} />}</Answered>
      <AddConnection opened={adding} onClose={() => setAdding(false)} onAdded={() => undefined} />
    </Page>
  )
}

function ConnectionList({ connections }: { readonly connections: readonly ConnectionView[] }) {
  const practise = usePractise(() => undefined)
  return (
    <Stack gap="md">
      {connections.length === 0 && (
        <Text>
          No business is connected yet. All but sending works without one: read files, map their columns,
          correct rows, and hand the import on to someone who has a connection.
        </Text>
      )}
      {connections.map((connection) => (
        <ConnectionCard key={connection.id} connection={connection} />
      ))}
      {practise.failure !== null && <FailureNotice failure={practise.failure} retry={practise.start} />}
      {!connections.some(({ environment }) => environment === 'sandbox') && (
        <Group gap="sm">
          <Button variant="default" loading={practise.running} onClick={practise.start}>
            Practise with the sandbox
          </Button>
          <Text c="dimmed">It takes records as stub does, on this computer only.</Text>
        </Group>
      )}
    </Stack>
  )
}
