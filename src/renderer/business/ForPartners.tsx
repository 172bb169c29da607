import { Accordion, Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { businessOf } from '#shared/connect/businessOf.ts'
import type { ConnectionView } from '#shared/connect/connection.ts'
import { refuseUnconfirmed } from '#shared/connect/refuseUnconfirmed.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { ConfirmLive } from '../steps/send/ConfirmLive.tsx'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { formatDate } from '../ui/formatDate.ts'
import { Note } from '../ui/Note.tsx'
import { dayProblem } from './dayProblem.ts'

/** What only partners of stub do, who collect its subscriptions themselves: in a place of its own. */
export function ForPartners({ connection }: { readonly connection: ConnectionView }) {
  const [typed, setTyped] = useState('')
  const confirmed = {
    connectionId: connection.id,
    typed,
    blocked: refuseUnconfirmed(connection, typed) !== null,
    onDone: () => setTyped(''),
  }
  return (
    <Accordion variant="contained" order={2}>
      <Accordion.Item value="partners">
        <Accordion.Control>For partners of stub: subscriptions</Accordion.Control>
        <Accordion.Panel>
          <Stack gap="lg">
            <Text>
              For those who collect subscriptions to stub from their own customers. A subscription that was
              set up inside stub is not touched by either.
            </Text>
            {connection.environment === 'live' && (
              <ConfirmLive business={businessOf(connection)} typed={typed} onType={setTyped} />
            )}
            <Paid {...confirmed} />
            <Cancelled {...confirmed} />
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}

interface Confirmed {
  readonly connectionId: string
  /** The name of the business, as it was typed. */
  readonly typed: string
  /** Whether a live business is not confirmed yet. */
  readonly blocked: boolean
  readonly onDone: () => void
}

function Paid({ connectionId, typed, blocked, onDone }: Confirmed) {
  const subscribe = useCommand('business.subscribe')
  const [done, setDone] = useState<string | null>(null)
  const form = useForm({
    initialValues: { id: '', date: '', amount: '' },
    validate: {
      id: (id) => (id.trim() === '' ? 'Your own number for this payment' : null),
      date: dayProblem,
      amount: (amount) => (amount === '' ? 'What was paid' : null),
    },
  })

  async function run({ id, date, amount }: typeof form.values): Promise<void> {
    setDone(null)
    const answer = await subscribe.run({
      connectionId,
      typed,
      paid: { id: id.trim(), date, amount: Number(amount) },
    })
    if (!answer.ok) return
    setDone(date)
    onDone()
  }
  return (
    // What is wrong is said at its field, or below.
    <form onSubmit={form.onSubmit((values) => void run(values))}>
      <Group align="flex-end" gap="sm">
        <TextInput label="Payment id" w={180} {...form.getInputProps('id')} />
        <TextInput label="Paid on" placeholder="YYYY-MM-DD" w={140} {...form.getInputProps('date')} />
        <NumberInput label="Amount" min={0} decimalScale={2} w={120} {...form.getInputProps('amount')} />
        <Button type="submit" variant="default" loading={subscribe.running} disabled={blocked}>
          Add one month
        </Button>
      </Group>
      {subscribe.failure !== null && <FailureNotice failure={subscribe.failure} />}
      {done !== null && (
        <Note tone="good">stub took the payment of {formatDate(done)}: one more month of premium.</Note>
      )}
    </form>
  )
}

function Cancelled({ connectionId, typed, blocked, onDone }: Confirmed) {
  const cancel = useCommand('business.cancel')
  const [done, setDone] = useState<string | null>(null)
  const form = useForm({ initialValues: { date: '' }, validate: { date: dayProblem } })

  async function run({ date }: typeof form.values): Promise<void> {
    setDone(null)
    const answer = await cancel.run({ connectionId, typed, date })
    if (!answer.ok) return
    setDone(date)
    onDone()
  }
  return (
    // What is wrong is said at its field, or below.
    <form onSubmit={form.onSubmit((values) => void run(values))}>
      <Group align="flex-end" gap="sm">
        <TextInput label="Cancelled on" placeholder="YYYY-MM-DD" w={140} {...form.getInputProps('date')} />
        <Button type="submit" variant="default" loading={cancel.running} disabled={blocked}>
          Cancel the subscription
        </Button>
      </Group>
      {cancel.failure !== null && <FailureNotice failure={cancel.failure} />}
      {done !== null && (
        <Note tone="good">
          stub took the cancellation of {formatDate(done)}: premium to the end of the period.
        </Note>
      )}
    </form>
  )
}
