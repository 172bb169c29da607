import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import type { ConnectionView } from '#shared/connect/connection.ts'
import { answerKey } from '../ipc/useAnswer.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { KeepKey, useKeychainMissing } from './KeepKey.tsx'
import { keyWarning } from './keyWarning.ts'

/** A button that takes a connection's key anew. */
export function SetKey({ connection }: { readonly connection: ConnectionView }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        Enter the key…
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={`Key of ${connection.name}`}>
        <KeyForm connection={connection} onDone={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function KeyForm({
  connection,
  onDone,
}: {
  readonly connection: ConnectionView
  readonly onDone: () => void
}) {
  const queries = useQueryClient()
  const setKey = useCommand('connections.setKey')
  const notStored = setKey.failure?.code === 'keychain.missing'
  const keychainMissing = useKeychainMissing() || notStored
  const [key, setText] = useState('')
  const [sessionOnly, setSessionOnly] = useState(false)

  async function save(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    const keep = sessionOnly ? 'session' : 'keychain'
    const answer = await setKey.run({ id: connection.id, key: key.trim(), keep })
    if (!answer.ok) return
    await queries.invalidateQueries({ queryKey: answerKey('connections.list', {}) })
    onDone()
  }

  return (
    // A failure is shown in the form.
    <form onSubmit={(event) => void save(event)}>
      <Stack>
        <PasswordInput
          label="API key"
          data-autofocus
          autoComplete="off"
          value={key}
          error={keyWarning(key, connection.environment)}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {keychainMissing && <KeepKey sessionOnly={sessionOnly} onChange={setSessionOnly} />}
        {setKey.failure !== null && !notStored && <FailureNotice failure={setKey.failure} />}
        <Group justify="flex-end">
          <Button
            type="submit"
            loading={setKey.running}
            disabled={key.trim() === '' || (keychainMissing && !sessionOnly)}
          >
            Save the key
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
