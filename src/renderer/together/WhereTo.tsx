import { Group, Stack, Text, Title } from '@mantine/core'
import { businessOf } from '#shared/connect/businessOf.ts'
import type { ConnectionView } from '#shared/connect/connection.ts'
import { SetKey } from '../connections/SetKey.tsx'
import { useAnswer } from '../ipc/useAnswer.ts'
import { ChooseConnection } from '../steps/send/ChooseConnection.tsx'
import { ConfirmAccount } from '../steps/send/ConfirmAccount.tsx'
import { ConfirmLive } from '../steps/send/ConfirmLive.tsx'
import { Answered } from '../ui/Answered.tsx'
import { EnvironmentTag } from '../ui/EnvironmentTag.tsx'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { accountsElsewhere, type Typed } from './ordersOf.ts'
import type { Judged } from './useJudged.ts'

interface Props {
  readonly judged: readonly Judged[]
  readonly chosen: ConnectionView | null
  readonly onChoose: (connection: ConnectionView) => void
  readonly typed: Typed
  readonly onType: (typed: Typed) => void
}

/** The one connection that all of them go to, and what has to be typed before they may. */
export function WhereTo({ judged, chosen, onChoose, typed, onType }: Props) {
  const connections = useAnswer('connections.list', {})
  return (
    <Stack component="section" gap="sm" aria-labelledby="where-to">
      <Title order={2} size="h4" id="where-to">
        Where should these records go?
      </Title>
      <Answered answer={connections}>
        {(known) => <ChooseConnection connections={known} chosen={chosen} onChoose={onChoose} />}
      </Answered>
      {chosen?.key === 'none' && (
        <FailureNotice failure={{ code: 'keychain.noKey', connection: chosen.name }}>
          <SetKey connection={chosen} />
        </FailureNotice>
      )}
      {accountsElsewhere(judged).map((failure) => (
        <ConfirmAccount
          key={failure.account}
          failure={failure}
          typed={typed.accounts[failure.account] ?? ''}
          onType={(name) => onType({ ...typed, accounts: { ...typed.accounts, [failure.account]: name } })}
        />
      ))}
      {chosen?.environment === 'live' && (
        <ConfirmLive
          business={businessOf(chosen)}
          typed={typed.business}
          onType={(business) => onType({ ...typed, business })}
        />
      )}
    </Stack>
  )
}

/** Where those that are leaving go. */
export function GoingTo({ connection }: { readonly connection: ConnectionView }) {
  return (
    <Group gap="xs">
      <Text>
        To <strong>{businessOf(connection)}</strong>
      </Text>
      <EnvironmentTag environment={connection.environment} />
    </Group>
  )
}
