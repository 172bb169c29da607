import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Business } from '#shared/connect/connection.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import type { BusinessChoice } from './ChooseBusiness.tsx'
import { credentialsOf } from './newConnection.ts'

/** Asks stub which businesses are linked to an email, and lets one be chosen. */
export function FindBusiness({ connection, notYet, onChoose }: BusinessChoice) {
  const find = useCommand('connections.findBusinesses')
  const [email, setEmail] = useState('')
  const [found, setFound] = useState<readonly Business[] | null>(null)

  async function look(): Promise<void> {
    onChoose(null)
    const answer = await find.run({ ...credentialsOf(connection), email: email.trim() })
    setFound(answer.ok ? answer.value : null)
    const only = answer.ok && answer.value.length === 1 ? answer.value[0] : undefined
    if (only !== undefined) onChoose(only)
  }

  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          flex={1}
          type="email"
          label="Email that the business uses at stub"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Button
          variant="default"
          loading={find.running}
          disabled={notYet !== null || !email.includes('@')}
          // What was found, or why nothing could be, is shown below.
          onClick={() => void look()}
        >
          Find
        </Button>
      </Group>
      {find.failure !== null && <FailureNotice failure={find.failure} />}
      {found?.length === 0 && (
        <Text>stub knows no business with this email. Check it, or create the business.</Text>
      )}
      {found !== null && found.length > 0 && (
        <Radio.Group
          label="Found"
          value={connection.business?.uid ?? null}
          onChange={(uid) => onChoose(found.find((business) => business.uid === uid) ?? null)}
        >
          <Stack gap={6} mt={4}>
            {found.map((business) => (
              <Radio
                key={business.uid}
                value={business.uid}
                label={business.name}
                description={business.email}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </Stack>
  )
}
