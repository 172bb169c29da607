import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import type { ConnectionView } from '#shared/connect/connection.ts'
import { answerKey } from '../ipc/useAnswer.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { ChooseBusiness } from './ChooseBusiness.tsx'
import { CredentialFields } from './CredentialFields.tsx'
import { KeepKey, useKeychainMissing } from './KeepKey.tsx'
import {
  credentialsOf,
  emptyConnection,
  missingToAdd,
  missingToAsk,
  type NewConnection,
} from './newConnection.ts'

interface Props {
  readonly opened: boolean
  readonly onClose: () => void
  readonly onAdded: (connection: ConnectionView) => void
}

/** Connects a business: the environment with its key first, then the business at stub, then a name for both. */
export function AddConnection({ opened, onClose, onAdded }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Connect a business" size="lg">
      <ConnectionForm
        onAdded={(connection) => {
          onClose()
          onAdded(connection)
        }}
      />
    </Modal>
  )
}

function ConnectionForm({ onAdded }: Pick<Props, 'onAdded'>) {
  const queries = useQueryClient()
  const add = useCommand('connections.add')
  const notStored = add.failure?.code === 'keychain.missing'
  const keychainMissing = useKeychainMissing() || notStored
  const [connection, setConnection] = useState(emptyConnection)
  const [sessionOnly, setSessionOnly] = useState(false)
  const change = (changed: Partial<NewConnection>): void =>
    setConnection((before) => ({ ...before, ...changed }))
  const noKeychain =
    keychainMissing && !sessionOnly ? 'Say above that the key is for this session only.' : null
  const reason = missingToAdd(connection) ?? noKeychain

  async function save(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    if (connection.business === null || reason !== null) return
    const answer = await add.run({
      ...credentialsOf(connection),
      name: connection.name.trim(),
      uid: connection.business.uid,
      businessName: connection.business.name,
      ...(connection.webhook.trim() === '' ? {} : { webhook: connection.webhook.trim() }),
      keep: sessionOnly ? 'session' : 'keychain',
    })
    if (!answer.ok) return
    await queries.invalidateQueries({ queryKey: answerKey('connections.list', {}) })
    onAdded(answer.value)
  }

  return (
    // A failure is shown in the form.
    <form onSubmit={(event) => void save(event)} autoComplete="off">
      <Stack gap="sm">
        <CredentialFields connection={connection} onChange={change} />
        <ChooseBusiness
          connection={connection}
          notYet={missingToAsk(connection)}
          onChoose={(business) =>
            change({ business, name: connection.name === '' ? (business?.name ?? '') : connection.name })
          }
        />
        <TextInput
          label="Name of this connection"
          placeholder="As you want to see it here"
          maxLength={80}
          value={connection.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label="Webhook of your own, if you have one"
          description="stub then posts outcomes there and not to this program, which finds them by reading back."
          placeholder="https://"
          value={connection.webhook}
          onChange={(event) => change({ webhook: event.currentTarget.value })}
        />
        {keychainMissing && <KeepKey sessionOnly={sessionOnly} onChange={setSessionOnly} />}
        {add.failure !== null && !notStored && <FailureNotice failure={add.failure} />}
        <Group justify="flex-end">
          <Text c="dimmed">{reason}</Text>
          <Button type="submit" loading={add.running} disabled={reason !== null}>
            Add the connection
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
