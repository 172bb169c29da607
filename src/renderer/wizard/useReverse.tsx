import { List, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { isOfBefore } from '#shared/delivery/emptied.ts'
import type { Failure } from '#shared/errors/failure.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { useTask } from '../ipc/useTask.ts'
import { formatCount } from '../ui/formatMoney.ts'

/** The way to reverse an import: whether it is open, and how it goes. */
export interface Reversing {
  readonly possible: boolean
  readonly running: boolean
  readonly failure: Failure | null
  readonly forget: () => void
  /** Asks the user first. */
  readonly ask: () => void
}

/** Asks whether an import is to be reversed, makes the reversing import, and opens it. */
export function useReverse(summary: ImportSummary, onOpen: (id: string) => void): Reversing {
  const { id, delivery, source, reversal, emptied } = summary
  const task = useTask('imports.reverse', id)
  const { now } = task

  async function reverse(): Promise<void> {
    const made = await task.start({ id })
    if (made !== null) onOpen(made.id)
  }

  const atStub = delivery.accepted + delivery.confirmed
  return {
    running: now.state === 'running',
    failure: now.state === 'failed' && now.failure.code !== 'task.cancelled' ? now.failure : null,
    forget: task.clear,
    possible: atStub > 0 && reversal === null && !isOfBefore(emptied),
    ask: () =>
      modals.openConfirmModal({
        title: `Reverse “${source.name}”?`,
        children: <WhatReversingDoes records={atStub} />,
        labels: { confirm: 'Prepare the reversal', cancel: 'Cancel' },
        // What comes of it is the task's state, or the import that it opens.
        onConfirm: () => void reverse(),
      }),
  }
}

function WhatReversingDoes({ records }: { readonly records: number }) {
  return (
    <>
      <Text mb="xs">
        stub cannot delete records. A new import is made that puts the books right again. Nothing is sent
        before you have reviewed it.
      </Text>
      <List size="sm" spacing={4}>
        <List.Item>
          Each record that stub took in ({formatCount(records)}) gets one of the same date and amount, with
          the money going the other way. Its note names the record that it reverses.
        </List.Item>
        <List.Item>
          Payouts are reversed line by line; the payouts themselves stay in stub’s list of payouts, where you
          have to remove each by hand. Outcome and the receipt name them.
        </List.Item>
        <List.Item>Until you decide, nothing more of this import is sent.</List.Item>
      </List>
    </>
  )
}
