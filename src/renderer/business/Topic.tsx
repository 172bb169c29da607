import { Button, Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { BusinessTopic, Heard } from '#shared/business/businessView.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { formatInstant } from '../ui/formatDate.ts'
import { Note } from '../ui/Note.tsx'

interface Props {
  readonly title: string
  readonly connectionId: string
  readonly topics: readonly BusinessTopic[]
  readonly ask: string
  readonly onAsked: () => void
  readonly children: ReactNode
}

/** Something that stub can be asked: its heading, the button that asks, and what it told. */
export function Topic({ title, connectionId, topics, ask, onAsked, children }: Props) {
  const asking = useCommand('business.ask')

  async function askAll(): Promise<void> {
    for (const topic of topics) {
      const answer = await asking.run({ connectionId, topic })
      if (!answer.ok) return
      onAsked()
    }
  }
  return (
    <section aria-label={title}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {title}
        </Title>
        <Button variant="default" size="xs" loading={asking.running} onClick={() => void askAll()}>
          {ask}
        </Button>
      </Group>
      <Stack gap="sm">
        {asking.failure !== null && <FailureNotice failure={asking.failure} />}
        {children}
      </Stack>
    </section>
  )
}

interface StandingProps<Value> {
  readonly heard: Heard<Value>
  readonly never: string
  readonly asked?: string
  readonly children: (value: Value) => ReactNode
}

/** How a question stands, or what was told. */
export function Standing<Value>({ heard, never, asked, children }: StandingProps<Value>) {
  switch (heard.state) {
    case 'never':
      return <Text c="dimmed">{never}</Text>
    case 'asked':
      return (
        <Text role="status">
          {asked ?? `Asked at ${formatInstant(heard.at)}. stub will post its answer here.`}
        </Text>
      )
    case 'following':
      return (
        <Text role="status">
          stub is at it since {formatInstant(heard.at)}. The data follows, which can take a while.
        </Text>
      )
    case 'refused':
      return (
        <Note tone="warn" title="stub said no">
          {heard.reason}
        </Note>
      )
    case 'unclear':
      return (
        <Note tone="warn">
          stub answered at {formatInstant(heard.at)}, in a form that this program does not know.
        </Note>
      )
    case 'here':
      return (
        <>
          {children(heard.value)}
          <Text size="sm" c="dimmed">
            As of {formatInstant(heard.at)}, {heard.by === 'webhook' ? 'posted by stub' : 'read from stub'}.
          </Text>
        </>
      )
  }
}
