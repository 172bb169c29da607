import { Anchor, Button, Group, NumberInput, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { Preferences } from '#shared/settings/settings.ts'
import { useIpc } from '../ipc/ipc.ts'
import { answerKey, useAnswer } from '../ipc/useAnswer.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { Answered } from '../ui/Answered.tsx'
import { counted } from '../ui/formatMoney.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { Page } from '../ui/Page.tsx'
import { Receiver } from './Receiver.tsx'
import styles from './Settings.module.css'

/** How the program looks and sends, and where it keeps things. */
export function Settings() {
  const preferences = useAnswer('preferences.get', {})
  return (
    <Page title="Settings">
      <Answered answer={preferences}>{(value) => <PreferenceForm preferences={value} />}</Answered>
      <Learned />
      <Section title="Receiving what stub posts">
        <Receiver />
      </Section>
      <About />
    </Page>
  )
}

function PreferenceForm({ preferences }: { readonly preferences: Preferences }) {
  const queries = useQueryClient()
  const save = useCommand('preferences.set')

  async function change(changed: Partial<Preferences>): Promise<void> {
    const answer = await save.run({ ...preferences, ...changed })
    if (!answer.ok) return
    queries.setQueryData(answerKey('preferences.get', {}), answer.value)
    // How many requests a sending takes depends on these.
    await queries.invalidateQueries({ queryKey: ['delivery.plan'] })
  }
  // A failure of any of these is shown above them.
  const onChange = (changed: Partial<Preferences>): void => void change(changed)
  return (
    <Stack gap="lg">
      {save.failure !== null && (
        <FailureNotice failure={save.failure} retry={save.forget} retryLabel="Dismiss" />
      )}
      <Section title="Look">
        <SegmentedControl
          aria-label="Theme"
          w="fit-content"
          value={preferences.theme}
          data={[
            { value: 'system', label: 'As the system' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          onChange={(theme) => onChange({ theme })}
        />
      </Section>
      <Section title="Sending">
        <Group align="flex-start" gap="lg">
          <Whole
            label="Records in one request"
            description="Fewer is slower, and gentler on a bad line"
            from={1}
            to={2000}
            value={preferences.batchSize}
            onSettled={(batchSize) => onChange({ batchSize })}
          />
          <Whole
            label="Rest between requests, in ms"
            description="1000 is a second"
            from={0}
            to={60_000}
            value={preferences.pauseMs}
            onSettled={(pauseMs) => onChange({ pauseMs })}
          />
        </Group>
      </Section>
    </Stack>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      {children}
    </section>
  )
}

/** What the user's choices of categories have taught the program, and a way to take that back. */
function Learned() {
  const queries = useQueryClient()
  const forget = useCommand('categories.forget')
  const learned = useAnswer('categories.learned', {})

  async function forgetAll(): Promise<void> {
    const answer = await forget.run({})
    if (answer.ok) queries.setQueryData(answerKey('categories.learned', {}), answer.value)
  }
  return (
    <Section title="Categories you chose">
      {forget.failure !== null && <FailureNotice failure={forget.failure} />}
      <Answered answer={learned}>
        {({ names }) =>
          names === 0 ? (
            <Text c="dimmed">
              Nothing yet. A category that you give a record in a review is offered for the next one of its
              name.
            </Text>
          ) : (
            <Group gap="md">
              <Text>
                {counted(names, 'name')} with a category that is offered in reviews, and never leaves this
                computer.
              </Text>
              {/* A failure is shown above. */}
              <Button size="xs" variant="default" onClick={() => void forgetAll()}>
                Forget them
              </Button>
            </Group>
          )
        }
      </Answered>
    </Section>
  )
}

interface WholeProps {
  readonly label: string
  readonly description: string
  readonly from: number
  readonly to: number
  readonly value: number
  readonly onSettled: (value: number) => void
}

function Whole({ label, description, from, to, value, onSettled }: WholeProps) {
  return (
    <NumberInput
      key={value}
      w={260}
      label={label}
      description={description}
      min={from}
      max={to}
      clampBehavior="blur"
      allowDecimal={false}
      defaultValue={value}
      onBlur={(event) => {
        const typed = Number(event.currentTarget.value)
        const settled = Math.min(to, Math.max(from, typed))
        if (event.currentTarget.value !== '' && Number.isInteger(settled) && settled !== value)
          onSettled(settled)
      }}
    />
  )
}

function About() {
  const { client } = useIpc()
  const about = useAnswer('app.about', {})
  return (
    <Section title="About">
      <Answered answer={about}>
        {(value) => (
          <Stack gap="sm">
            <dl className={styles.facts}>
              <dt>Version</dt>
              <dd>{value.version}</dd>
              <dt>Data folder</dt>
              <dd className={styles.folder}>{value.dataFolder}</dd>
              <dt>Keychain</dt>
              <dd>
                {value.keychain.state === 'ready' ? 'Ready' : `Not answering: ${value.keychain.detail}`}
              </dd>
              <dt>Sandbox</dt>
              <dd>{value.sandboxUrl ?? 'Not running'}</dd>
            </dl>
            <Text c="dimmed">
              Every import is one file in the data folder. To back up your work, copy that folder.{' '}
              <Anchor
                component="button"
                size="sm"
                onClick={() => void client.call('app.openLink', { link: 'stub' })}
              >
                About stub
              </Anchor>
            </Text>
          </Stack>
        )}
      </Answered>
    </Section>
  )
}
