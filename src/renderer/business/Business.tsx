import { NativeSelect, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { BusinessView } from '#shared/business/businessView.ts'
import { businessOf } from '#shared/connect/businessOf.ts'
import type { ConnectionView } from '#shared/connect/connection.ts'
import { answerKey, useAnswer } from '../ipc/useAnswer.ts'
import { useEvent } from '../ipc/useEvent.ts'
import { Answered } from '../ui/Answered.tsx'
import { EnvironmentTag } from '../ui/EnvironmentTag.tsx'
import { Page } from '../ui/Page.tsx'
import { BankSync } from './BankSync.tsx'
import { Books } from './Books.tsx'
import styles from './Business.module.css'
import { ForPartners } from './ForPartners.tsx'
import { Insights } from './Insights.tsx'
import { RecordSale } from './RecordSale.tsx'
import { Reset } from './Reset.tsx'

/** What stub holds of a business, and what can be done with its account. */
export function Business() {
  const connections = useAnswer('connections.list', {})
  return (
    <Answered answer={connections}>
      {(known) =>
        known[0] === undefined ? (
          <Page title="Business">
            <Text>
              No business is connected yet. Connect one under Connections, or practise with the sandbox there.
            </Text>
          </Page>
        ) : (
          <ChosenBusiness connections={known} first={known[0]} />
        )
      }
    </Answered>
  )
}

interface Props {
  readonly connections: readonly ConnectionView[]
  readonly first: ConnectionView
}

function ChosenBusiness({ connections, first }: Props) {
  const [chosen, setChosen] = useState(first.id)
  const connection = connections.find(({ id }) => id === chosen) ?? first
  return (
    <Page
      title={businessOf(connection)}
      action={
        connections.length > 1 && (
          <NativeSelect
            aria-label="Connection"
            value={connection.id}
            data={connections.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
        )
      }
    >
      <Details connection={connection} />
      <Told key={connection.id} connection={connection} />
    </Page>
  )
}

function Details({ connection }: { readonly connection: ConnectionView }) {
  const { name, environment, uid, appId } = connection
  return (
    <dl className={styles.details}>
      <dt>Connection</dt>
      <dd>
        {name} <EnvironmentTag environment={environment} />
      </dd>
      <dt>Id of the business</dt>
      <dd>{uid}</dd>
      <dt>App id</dt>
      <dd>{appId}</dd>
    </dl>
  )
}

function Told({ connection }: { readonly connection: ConnectionView }) {
  const queries = useQueryClient()
  const key = answerKey('business.view', { connectionId: connection.id })
  const view = useAnswer('business.view', { connectionId: connection.id })
  const compared = answerKey('business.compare', { connectionId: connection.id })
  const refresh = (): void => {
    for (const queryKey of [key, compared]) void queries.invalidateQueries({ queryKey })
  }
  useEvent('business.changed', ({ connectionId }) => {
    if (connectionId === connection.id) refresh()
  })
  return (
    <Answered answer={view}>
      {(told: BusinessView) => (
        <Stack gap="xl">
          <Insights connectionId={connection.id} insights={told.insights} onAsked={refresh} />
          <Books connectionId={connection.id} view={told} onAsked={refresh} />
          <BankSync connectionId={connection.id} view={told} onAsked={refresh} />
          <Stack gap="sm">
            <RecordSale connection={connection} />
            <ForPartners connection={connection} />
          </Stack>
          {connection.environment !== 'live' && <Reset connection={connection} onReset={refresh} />}
        </Stack>
      )}
    </Answered>
  )
}
