import { ActionIcon, Anchor, Table, Text, VisuallyHidden } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { ImportCard } from '#shared/imports/importView.ts'
import { answerKey } from '../ipc/useAnswer.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { useTask } from '../ipc/useTask.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { formatInstant, formatPeriod } from '../ui/formatDate.ts'
import { formatCount } from '../ui/formatMoney.ts'
import styles from './ImportList.module.css'
import { importStanding, sendingStanding } from './importWords.ts'

interface Props {
  readonly cards: readonly ImportCard[]
  readonly onOpen: (id: string) => void
}

/** All imports of this computer, newest first as main lists them. */
export function ImportList({ cards, onOpen }: Props) {
  const queries = useQueryClient()
  const remove = useCommand('imports.remove')
  const askToRemove = (card: ImportCard): void => {
    modals.openConfirmModal({
      title: `Remove “${card.name}”?`,
      children: <Text>{whatIsLost(card)}</Text>,
      labels: { confirm: 'Remove', cancel: 'Keep' },
      confirmProps: { color: 'red.8' },
      onConfirm: () => {
        // The list asks again whatever came of it; a failure is shown above it.
        void remove
          .run({ id: card.id })
          .finally(() => queries.invalidateQueries({ queryKey: answerKey('imports.list', {}) }))
      },
    })
  }
  return (
    <>
      {remove.failure !== null && <FailureNotice failure={remove.failure} />}
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing="sm" highlightOnHover className={styles.imports ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>File</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th ta="right">Records</Table.Th>
              <Table.Th ta="right">Delivered</Table.Th>
              <Table.Th>Period</Table.Th>
              <Table.Th w={44}>
                <VisuallyHidden>Remove</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {cards.map((card) => (
              <Row key={card.id} card={card} onOpen={onOpen} onRemove={() => askToRemove(card)} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  )
}

interface RowProps {
  readonly card: ImportCard
  readonly onOpen: (id: string) => void
  readonly onRemove: () => void
}

function Row({ card, onOpen, onRemove }: RowProps) {
  const { now } = useTask('delivery.send', card.id)
  const progress = now.state === 'running' ? now.progress : null
  const standing = now.state === 'running' ? sendingStanding(progress) : importStanding(card)
  const delivered = progress === null ? card.delivered : progress.counts.accepted + progress.counts.confirmed
  return (
    <Table.Tr className="figures">
      <Table.Td className={styles.file ?? ''}>
        <Anchor
          component="button"
          fw={600}
          size="sm"
          ta="left"
          truncate
          title={card.name}
          onClick={() => onOpen(card.id)}
        >
          {card.name}
        </Anchor>
        <Text size="xs" c="dimmed">
          {formatInstant(card.createdAt)}
        </Text>
      </Table.Td>
      <Table.Td>
        <span className={styles.standing} data-tone={standing.tone}>
          {standing.says}
        </span>
      </Table.Td>
      <Table.Td ta="right">{formatCount(card.records)}</Table.Td>
      <Table.Td ta="right">{formatCount(delivered)}</Table.Td>
      <Table.Td className={styles.period ?? ''}>
        {card.period === null ? '–' : formatPeriod(card.period)}
      </Table.Td>
      <Table.Td>
        <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${card.name}`} onClick={onRemove}>
          <IconTrash size={18} stroke={1.6} />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  )
}

function whatIsLost(card: ImportCard): string {
  const gone =
    'The import, its corrections and what is known of its delivery are deleted from this computer. The bank’s own file stays.'
  return card.delivered > 0 ? `${gone} What was sent stays in stub.` : gone
}
