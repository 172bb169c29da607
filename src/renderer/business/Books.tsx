import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { BookList, BusinessView } from '#shared/business/businessView.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { counted, formatMoney } from '../ui/formatMoney.ts'
import { ComparedBooks } from './ComparedBooks.tsx'
import { Standing, Topic } from './Topic.tsx'

interface Props {
  readonly connectionId: string
  readonly view: BusinessView
  readonly onAsked: () => void
}

/** The income and expenses as stub holds them, each held against what was sent from here. */
export function Books({ connectionId, view: { income, expenses }, onAsked }: Props) {
  const here = [income, expenses].some(({ state }) => state === 'here')
  return (
    <Topic
      title="Income and expenses"
      connectionId={connectionId}
      topics={['income', 'expenses']}
      ask="Ask for income and expenses"
      onAsked={onAsked}
    >
      {income.state === 'never' ? (
        <Text c="dimmed">
          Not asked yet: what stub holds of this business, and how it fits with what was sent from here.
        </Text>
      ) : (
        <SimpleGrid cols={2} spacing="xl">
          <Stack gap={4}>
            <Standing heard={income} never="Income was not asked for yet.">
              {(list) => <Sum list={list} one="income" many="incomes" />}
            </Standing>
          </Stack>
          <Stack gap={4}>
            <Standing heard={expenses} never="Expenses were not asked for yet.">
              {(list) => <Sum list={list} one="expense" many="expenses" />}
            </Standing>
          </Stack>
        </SimpleGrid>
      )}
      {here && <ComparedBooks connectionId={connectionId} />}
      {here && <Export connectionId={connectionId} />}
    </Topic>
  )
}

interface SumProps {
  readonly list: BookList
  readonly one: string
  readonly many: string
}

function Sum({ list: { count, sums }, one, many }: SumProps) {
  if (count === 0) return <Text>stub holds no {many}.</Text>
  const total = sums.map(({ sum, currency }) => formatMoney(sum, currency)).join(' and ')
  return (
    <Text className="figures">
      stub holds {counted(count, one, many)}, together {total}.
    </Text>
  )
}

function Export({ connectionId }: { readonly connectionId: string }) {
  const save = useCommand('business.export')
  const [saved, setSaved] = useState<string | null>(null)

  async function run(): Promise<void> {
    const answer = await save.run({ connectionId })
    setSaved(answer.ok && answer.value !== null ? answer.value.name : null)
  }
  return (
    <>
      {save.failure !== null && <FailureNotice failure={save.failure} />}
      <Group gap="sm">
        <Button variant="default" size="xs" loading={save.running} onClick={() => void run()}>
          Save as CSV…
        </Button>
        {saved !== null && <Text role="status">Saved as {saved}.</Text>}
      </Group>
    </>
  )
}
