import { Button, Checkbox, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isPublicUrl } from '#shared/connect/webhookUrl.ts'
import type { ReceiverSettings } from '#shared/settings/settings.ts'
import type { Value } from '../ipc/answers.ts'
import { answerKey, useAnswer } from '../ipc/useAnswer.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { Answered } from '../ui/Answered.tsx'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { Note } from '../ui/Note.tsx'

type ReceiverView = Value<'receiver.get'>
type Trial = Value<'receiver.test'>

/** Where stub's posts are received: off until the user switches it on, and a trial of the whole circle. */
export function Receiver() {
  const receiver = useAnswer('receiver.get', {})
  return (
    <Answered answer={receiver}>
      {(view) => <ReceiverForm key={JSON.stringify(view.settings)} view={view} />}
    </Answered>
  )
}

function ReceiverForm({ view }: { readonly view: ReceiverView }) {
  const queries = useQueryClient()
  const save = useCommand('receiver.set')
  const form = useForm<ReceiverSettings>({
    initialValues: view.settings,
    validate: {
      publicUrl: (url) =>
        url === '' || isPublicUrl(url)
          ? null
          : 'An address that begins with https://, with no question mark in it',
    },
  })

  async function apply(settings: ReceiverSettings): Promise<void> {
    const answer = await save.run(settings)
    if (answer.ok) queries.setQueryData(answerKey('receiver.get', {}), answer.value)
  }
  return (
    // What is wrong is said at its field, or above the form.
    <form onSubmit={form.onSubmit((settings) => void apply(settings))}>
      <Stack gap="sm">
        {save.failure !== null && <FailureNotice failure={save.failure} />}
        <Text>
          stub tells what became of records, and sends the data that it is asked for, by posting to an
          address. Switched on, this program is that address. It believes only posts that carry the signature
          of the very request that they answer.
        </Text>
        <Checkbox
          label="Receive what stub posts"
          checked={view.settings.on}
          disabled={save.running}
          onChange={(event) => void apply({ ...form.values, on: event.currentTarget.checked })}
        />
        <Group align="flex-start" gap="lg">
          <TextInput
            label="Listen on"
            description="127.0.0.1 is this computer alone"
            w={260}
            {...form.getInputProps('host')}
          />
          <NumberInput
            label="Port"
            description="0 takes any that is free"
            w={160}
            min={0}
            max={65_535}
            allowDecimal={false}
            thousandSeparator=""
            {...form.getInputProps('port')}
          />
        </Group>
        <TextInput
          label="Your own address that leads here"
          description="Needed for businesses at stub, which cannot reach this computer by itself. A tunnel (such as cloudflared, ngrok or a proxy of your own) gives you an https address and passes on what is posted to it, to the address and port above."
          placeholder="https://"
          maw={560}
          {...form.getInputProps('publicUrl')}
        />
        <Group gap="sm">
          <Button type="submit" variant="default" loading={save.running} disabled={!form.isDirty()}>
            Save
          </Button>
        </Group>
        <ReceiverState state={view.state} />
        {view.state.is === 'listening' && <TryCircle />}
      </Stack>
    </form>
  )
}

function ReceiverState({ state }: Pick<ReceiverView, 'state'>) {
  switch (state.is) {
    case 'off':
      return <Text c="dimmed">Off: outcomes show by asking stub what it holds.</Text>
    case 'failed':
      return (
        <Note tone="warn" title="It cannot listen there">
          The system says: {state.detail}. Choose another port, or an address of this computer.
        </Note>
      )
    case 'listening':
      return (
        <Text>
          Listening on {state.host}, port {state.port}.
          {!state.secretKept &&
            ' No keychain answers: what is posted after the program was closed and opened again will not be believed.'}
        </Text>
      )
  }
}

function TryCircle() {
  const test = useCommand('receiver.test')
  const [trial, setTrial] = useState<Trial | undefined>(undefined)

  async function run(): Promise<void> {
    setTrial(undefined)
    const answer = await test.run({})
    if (answer.ok) setTrial(answer.value)
  }
  return (
    <Stack gap="xs">
      {test.failure !== null && <FailureNotice failure={test.failure} />}
      <Group gap="sm">
        <Button type="button" loading={test.running} onClick={() => void run()}>
          Try the whole circle
        </Button>
        <Text c="dimmed">
          The practice sandbox is asked something and posts its answer the way that stub would.
        </Text>
      </Group>
      {trial !== undefined && <TrialResult trial={trial} />}
    </Stack>
  )
}

function TrialResult({ trial }: { readonly trial: Trial }) {
  if (trial === null)
    return <Note tone="warn">Nothing leads from the sandbox to the address that is listened on.</Note>
  return trial.came ? (
    <Note tone="good" title="The circle is closed">
      The answer came by {trial.by}, and its signature was right.
    </Note>
  ) : (
    <Note tone="warn" title="Nothing came">
      What the sandbox posted to {trial.by} did not arrive within 15 seconds. Is the tunnel running, and does
      it lead to this address and port?
    </Note>
  )
}
