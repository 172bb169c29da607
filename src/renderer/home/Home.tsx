import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useAnswer } from '../ipc/useAnswer.ts'
import { Answered } from '../ui/Answered.tsx'
import { Page } from '../ui/Page.tsx'
import { DropPlace } from './DropPlace.tsx'
import { ImportList } from './ImportList.tsx'
import { waitingAmong } from './importWords.ts'
import { Samples } from './Samples.tsx'
import type { StartImport } from './useStartImport.ts'

interface Props {
  readonly starting: StartImport
  readonly onOpen: (id: string) => void
  readonly onTogether: (ids: readonly string[]) => void
}

/** Where a new import starts, and all that were started. */
export function Home({ starting, onOpen, onTogether }: Props) {
  const imports = useAnswer('imports.list', {})
  const busy = starting.isReading
  return (
    <Page title="Bring records into stub">
      <DropPlace starting={starting} onTogether={onTogether} />
      <Answered answer={imports}>
        {(cards) =>
          cards.length === 0 ? (
            <FirstTime starting={starting} busy={busy} />
          ) : (
            <>
              <section aria-labelledby="your-imports">
                <Group justify="space-between" mb="sm">
                  <Title order={2} size="h4" id="your-imports">
                    Your imports
                  </Title>
                  <SendSeveral ids={waitingAmong(cards)} onTogether={onTogether} />
                </Group>
                <ImportList cards={cards} onOpen={onOpen} />
              </section>
              <section aria-labelledby="samples">
                <Title order={2} size="h4" id="samples" mb="sm">
                  Try it with a sample
                </Title>
                <Samples onStart={starting.startSample} busy={busy} />
              </section>
            </>
          )
        }
      </Answered>
    </Page>
  )
}

function SendSeveral({ ids, onTogether }: { readonly ids: readonly string[] } & Pick<Props, 'onTogether'>) {
  if (ids.length < 2) return null
  return (
    <Button size="xs" variant="default" onClick={() => onTogether(ids)}>
      Send several together
    </Button>
  )
}

function FirstTime({ starting, busy }: { readonly starting: StartImport; readonly busy: boolean }) {
  return (
    <Stack component="section" aria-labelledby="samples" gap="sm">
      <Title order={2} size="h4" id="samples">
        Try it with a sample
      </Title>
      <Text c="dimmed">
        No file at hand? See the whole way with one of these. Nothing leaves this computer until you say so.
      </Text>
      <Samples onStart={starting.startSample} busy={busy} />
    </Stack>
  )
}
