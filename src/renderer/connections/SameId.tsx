import { Anchor, Checkbox, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConnectionView } from '#shared/connect/connection.ts'
import { sameIdWords, type SameIdFinding } from '#shared/connect/sameIdTrial.ts'
import { answerKey } from '../ipc/useAnswer.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'

/** Whether stub keeps one of what is sent twice with one id: tried on a test account, said by the user of a live one. */
export function SameId({ connection }: { readonly connection: ConnectionView }) {
  return connection.environment === 'live' ? (
    <SayOfLive connection={connection} />
  ) : (
    <TryOnTest connection={connection} />
  )
}

function SayOfLive({ connection: { id, updatesById } }: { readonly connection: ConnectionView }) {
  const queries = useQueryClient()
  const say = useCommand('connections.setUpdatesById')
  async function set(updates: boolean): Promise<void> {
    await say.run({ id, updatesById: updates })
    await queries.invalidateQueries({ queryKey: answerKey('connections.list', {}) })
  }
  return (
    <>
      <Checkbox
        mt="sm"
        size="xs"
        label="When a record is sent twice, stub keeps one of the two"
        description="As a trial on a test account shows. What may have arrived is then sent again without asking you."
        checked={updatesById === true}
        // Where it cannot be kept, that is said below.
        onChange={(event) => void set(event.currentTarget.checked)}
      />
      {say.failure !== null && <FailureNotice failure={say.failure} />}
    </>
  )
}

function TryOnTest({ connection: { id, key, updatesById } }: { readonly connection: ConnectionView }) {
  const queries = useQueryClient()
  const trial = useCommand('connections.trySameId')
  const [found, setFound] = useState<SameIdFinding | null>(null)
  async function tryIt(): Promise<void> {
    setFound(null)
    const answer = await trial.run({ id })
    if (!answer.ok) return
    setFound(answer.value.found)
    await queries.invalidateQueries({ queryKey: answerKey('connections.list', {}) })
  }
  const ask = () =>
    modals.openConfirmModal({
      title: 'Send one expense twice?',
      children: (
        <Text>
          An expense of R 1.00 is sent twice with the same id, to see whether stub keeps one of the two. It
          stays in this test account.
        </Text>
      ),
      labels: { confirm: 'Send it twice', cancel: 'Cancel' },
      // What it showed, or why it failed, is said in the card.
      onConfirm: () => void tryIt(),
    })
  const shown = found ?? (updatesById === true ? 'updates' : null)
  return (
    <div aria-live="polite">
      <Text size="xs" c="dimmed" mt="xs">
        {trial.running ? 'Sending an expense twice, and reading back what stub made of it…' : null}
        {!trial.running && shown !== null && `${sameIdWords(shown)} `}
        {!trial.running && key !== 'none' && (
          <Anchor component="button" type="button" size="xs" onClick={ask}>
            {shown === null ? 'Try what stub does with a record that is sent twice…' : 'Try again…'}
          </Anchor>
        )}
      </Text>
      {trial.failure !== null && <FailureNotice failure={trial.failure} />}
    </div>
  )
}
