import { Group, Input, PasswordInput, SegmentedControl, Text, TextInput } from '@mantine/core'
import { environments } from '#shared/connect/connection.ts'
import { environmentWords } from '../ui/environmentWords.ts'
import { keyWarning } from './keyWarning.ts'
import type { NewConnection } from './newConnection.ts'

interface Props {
  readonly connection: NewConnection
  readonly onChange: (changed: Partial<NewConnection>) => void
}

/** Environment, app id and key. The key is typed here and goes to main; it never comes back. */
export function CredentialFields({ connection, onChange }: Props) {
  const { environment } = connection
  return (
    <>
      <Input.Wrapper label="Environment" labelElement="div">
        <Group gap="md" mt={4} wrap="nowrap">
          <SegmentedControl
            aria-label="Environment"
            value={environment}
            data={environments.map((value) => ({ value, label: environmentWords[value].name }))}
            // What was found in one environment says nothing of another.
            onChange={(value) => onChange({ environment: value, business: null })}
          />
          <Text c="dimmed" size="xs">
            {environmentWords[environment].means}
          </Text>
        </Group>
      </Input.Wrapper>
      {environment === 'sandbox' && (
        <TextInput
          label="Address of the sandbox"
          placeholder="http://127.0.0.1:4010"
          value={connection.url}
          onChange={(event) => onChange({ url: event.currentTarget.value })}
        />
      )}
      <Group grow align="flex-start">
        <TextInput
          label="App id"
          autoComplete="off"
          data-autofocus
          value={connection.appId}
          onChange={(event) => onChange({ appId: event.currentTarget.value })}
        />
        <PasswordInput
          label="API key"
          autoComplete="off"
          value={connection.key}
          error={keyWarning(connection.key, environment)}
          onChange={(event) => onChange({ key: event.currentTarget.value })}
        />
      </Group>
    </>
  )
}
