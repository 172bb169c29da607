import { ActionIcon, Group, Title } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { listed } from '#shared/errors/listed.ts'
import type { NamedLayout } from '#shared/layout/savedLayout.ts'
import { SentenceLine } from '../steps/columns/SentenceLine.tsx'
import { columnWords, leaveWords } from './layoutPurpose.ts'

interface Props {
  readonly named: NamedLayout
  readonly onChange: (named: NamedLayout) => void
}

/** Which rows a kept layout leaves out, each rule to be taken away; and by what it tells rows apart, which stays. */
export function LeaveSentences({ named, onChange }: Props) {
  const { leave = [], identity, ...others } = named
  const without = (at: number): void => {
    const rest = leave.toSpliced(at, 1)
    onChange({ ...others, identity, ...(rest.length > 0 && { leave: rest }) })
  }
  return (
    <section>
      <Title order={2} size="h4" mb={4}>
        Rows
      </Title>
      {leave.map((rule, at) => (
        <Group key={`${at} ${JSON.stringify(rule)}`} gap="xs" wrap="nowrap">
          <SentenceLine remark={null}>{leaveWords(rule)}</SentenceLine>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Take these rows: ${leaveWords(rule)}`}
            onClick={() => without(at)}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </Group>
      ))}
      <SentenceLine remark="That stays as it is, so that what was sent before is known again.">
        {identity.length === 0
          ? 'Rows of one day and amount are told apart by nothing else.'
          : `Rows of one day and amount are told apart by ${listed(identity.map(columnWords))}.`}
      </SentenceLine>
    </section>
  )
}
