import { Button, Group, SegmentedControl, Tabs, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import { isOfBefore } from '#shared/delivery/emptied.ts'
import type { DeliveryFilter } from '#shared/delivery/deliveryPage.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { useAskImportAgain } from '../../ipc/useImport.ts'
import { useTask } from '../../ipc/useTask.ts'
import { countsSaid, stateWords } from '../../ui/deliveryWords.ts'
import { FailureNotice } from '../../ui/FailureNotice.tsx'
import { counted, formatCount } from '../../ui/formatMoney.ts'
import { Note } from '../../ui/Note.tsx'
import { StepFrame, type Primary } from '../../wizard/StepFrame.tsx'
import { StepTask } from '../../wizard/StepTask.tsx'
import type { Reversing } from '../../wizard/useReverse.tsx'
import { Attempts } from './Attempts.tsx'
import { Records } from './Records.tsx'
import { SaveReceipt } from './SaveReceipt.tsx'

interface Props {
  readonly summary: ImportSummary
  readonly filter: DeliveryFilter
  readonly onFilter: (filter: DeliveryFilter) => void
  readonly onLeave: () => void
  readonly reverse: Reversing
  readonly onCorrect: () => void
  readonly onSendAgain: (refusedToo: boolean) => void
}

/** What became of each record, and what can be done about those that did not arrive. */
export function Outcome({ summary, filter, onFilter, onLeave, onCorrect, onSendAgain, reverse }: Props) {
  const { delivery: counts, differing } = summary
  const ofBefore = isOfBefore(summary.emptied)
  const readBack = useTask('delivery.readBack', summary.id)
  const { now } = readBack
  const askAgain = useAskImportAgain()
  const receipt = useTask('imports.receipt', summary.id)
  const [view, setView] = useState<'records' | 'attempts'>('records')
  return (
    <StepFrame
      fills
      question="What became of each record?"
      beside={
        <Group gap="xs" wrap="nowrap">
          <SaveReceipt id={summary.id} task={receipt} />
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={16} aria-hidden />}
            loading={now.state === 'running'}
            // How it goes is shown by the task's own state.
            onClick={() => void readBack.start({ id: summary.id }).then(() => askAgain(summary.id))}
          >
            Check again
          </Button>
        </Group>
      }
      primary={
        ofBefore
          ? { label: 'Done', onPress: onLeave, blockedBy: null }
          : primaryOf(counts, { onLeave, onCorrect, onSendAgain })
      }
      remark={ofBefore ? `${countsSaid(counts)} before it was emptied` : countsSaid(counts)}
      secondary={
        <StepTask
          running={
            now.state === 'running'
              ? { says: 'Asking stub what it holds…', share: null, stopping: now.stopping }
              : null
          }
          onStop={readBack.cancel}
        >
          {reverse.possible && (
            <Button variant="default" loading={reverse.running} onClick={reverse.ask}>
              Reverse…
            </Button>
          )}
          {counts.refused > 0 && !ofBefore && (
            <Button variant="default" onClick={() => onSendAgain(true)}>
              Send the refused again
            </Button>
          )}
        </StepTask>
      }
    >
      {!ofBefore && (
        <Text c="dimmed">
          <strong>Accepted</strong> means that stub has a record in its queue; <strong>confirmed</strong>,
          that stub was asked afterwards and has it in its books.
        </Text>
      )}
      {receipt.now.state === 'failed' && receipt.now.failure.code !== 'task.cancelled' && (
        <FailureNotice failure={receipt.now.failure} retry={receipt.clear} retryLabel="Dismiss" />
      )}
      {now.state === 'failed' && (
        <FailureNotice failure={now.failure} retry={readBack.clear} retryLabel="Dismiss" />
      )}
      {now.state === 'done' && now.value.readBack === 'unavailable' && (
        <Note tone="quiet">
          This stub does not tell what it holds, so “accepted” is as much as can be known.
        </Note>
      )}
      {differing > 0 && (
        <Note tone="warn">
          stub’s books hold {counted(differing, 'record')} otherwise than{' '}
          {differing === 1 ? 'it was' : 'they were'} sent. Select one to read both values.
        </Note>
      )}
      <Tabs value={view} onChange={(chosen) => setView(chosen === 'attempts' ? 'attempts' : 'records')}>
        <Tabs.List>
          <Tabs.Tab value="records">Records</Tabs.Tab>
          <Tabs.Tab value="attempts">Attempts to send</Tabs.Tab>
        </Tabs.List>
      </Tabs>
      {view === 'records' ? (
        <>
          <SegmentedControl
            size="xs"
            w="fit-content"
            flex="none"
            aria-label="Which records to show"
            value={filter}
            data={outcomeFilters(summary, filter)}
            onChange={onFilter}
          />
          <Records summary={summary} filter={filter} />
        </>
      ) : (
        <Attempts summary={summary} />
      )}
    </StepFrame>
  )
}

/**
 * The counts of the states add up to that of all; what differs is a part of what is confirmed. Where the business was emptied
 * since, nothing moves any more, and a state that none was in is left out.
 */
function outcomeFilters(
  { delivery: counts, differing, emptied }: ImportSummary,
  shown: DeliveryFilter,
): { value: DeliveryFilter; label: string }[] {
  const ofBefore = isOfBefore(emptied)
  const states = ['confirmed', 'accepted', 'sent', 'waiting', 'refused', 'unknown'] as const
  const offered = states.filter((state) => !ofBefore || counts[state] > 0 || state === shown)
  return [
    { value: 'all', label: `All ${formatCount(counts.records)}` },
    ...offered.map((state) => ({
      value: state,
      label: `${stateWords(state, ofBefore).name} ${formatCount(counts[state])}`,
    })),
    ...(differing > 0 || shown === 'differs'
      ? [{ value: 'differs' as const, label: `Differs ${formatCount(differing)}` }]
      : []),
  ]
}

function primaryOf(
  counts: DeliveryCounts,
  go: Pick<Props, 'onLeave' | 'onCorrect' | 'onSendAgain'>,
): Primary {
  if (counts.refused > 0) return { label: 'Correct the refused', onPress: go.onCorrect, blockedBy: null }
  const rest = counts.waiting + counts.unknown
  if (rest > 0)
    return {
      label: `Send the other ${counted(rest, 'record')}`,
      onPress: () => go.onSendAgain(false),
      blockedBy: null,
    }
  return { label: 'Done', onPress: go.onLeave, blockedBy: null }
}
