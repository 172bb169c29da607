import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { businessOf } from '#shared/connect/businessOf.ts'
import type { ConnectionView } from '#shared/connect/connection.ts'
import { refuseReset } from '#shared/connect/refuseReset.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { formatCount } from '../ui/formatMoney.ts'
import { Note } from '../ui/Note.tsx'

interface Props {
  readonly connection: ConnectionView
  readonly onReset: () => void
}

/** Clears a test account, once the name of its business was typed. */
export function Reset({ connection, onReset }: Props) {
  const reset = useCommand('business.reset')
  const [typed, setTyped] = useState('')
  const [done, setDone] = useState<{ readonly imports: number } | null>(null)
  const business = businessOf(connection)

  async function run(): Promise<void> {
    const answer = await reset.run({ connectionId: connection.id, typed })
    setDone(answer.ok ? answer.value : null)
    if (!answer.ok) return
    setTyped('')
    onReset()
  }
  return (
    <section aria-label="Start over">
      <Title order={2} size="h4" mb="xs">
        Start over
      </Title>
      <Stack gap="sm">
        <Text>
          A test account can be emptied: stub then clears all that it holds of {business} but its account and
          its subscription. Nothing brings it back.
        </Text>
        {reset.failure !== null && <FailureNotice failure={reset.failure} />}
        <Group align="flex-end" gap="sm">
          <TextInput
            label={`To empty it, type: ${business}`}
            w={320}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button
            color="red"
            variant="outline"
            loading={reset.running}
            disabled={refuseReset(connection, typed) !== null}
            onClick={() => void run()}
          >
            Empty the account
          </Button>
        </Group>
        {done !== null && (
          <Note tone="good">
            The account was emptied.{done.imports > 0 && ` ${importsSayIt(done.imports)}`}
          </Note>
        )}
      </Stack>
    </section>
  )
}

function importsSayIt(imports: number): string {
  return imports === 1
    ? 'The import that was sent there says so, and can be started over.'
    : `The ${formatCount(imports)} imports that were sent there say so, and each can be started over.`
}
