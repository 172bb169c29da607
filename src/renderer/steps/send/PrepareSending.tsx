import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { businessOf } from '#shared/connect/businessOf.ts'
import type { ConnectionView } from '#shared/connect/connection.ts'
import { refuseUnconfirmed } from '#shared/connect/refuseUnconfirmed.ts'
import type { AskedWay } from '#shared/delivery/sendWay.ts'
import type { SendPlan } from '#shared/delivery/sendView.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { userMessage } from '#shared/errors/userMessage.ts'
import type { ImportStep, ImportSummary } from '#shared/imports/importView.ts'
import { SetKey } from '../../connections/SetKey.tsx'
import { useAnswer, type Answer } from '../../ipc/useAnswer.ts'
import { Answered } from '../../ui/Answered.tsx'
import { FailureNotice } from '../../ui/FailureNotice.tsx'
import { counted } from '../../ui/formatMoney.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { StepFrame } from '../../wizard/StepFrame.tsx'
import { ChooseConnection } from './ChooseConnection.tsx'
import { ChooseWay } from './ChooseWay.tsx'
import { ConfirmLive } from './ConfirmLive.tsx'
import { Obstacles } from './Obstacles.tsx'
import { PlanSummary } from './PlanSummary.tsx'

/**
 * What the user says as sending begins: a live business's name, that of an account's new business, whether what other
 * imports sent leaves once more, and how records go.
 */
export interface SendChoice {
  readonly confirm: string | null
  readonly accountTo: string | null
  readonly again: boolean
  readonly way: AskedWay
}

interface Props {
  readonly summary: ImportSummary
  readonly connections: readonly ConnectionView[]
  readonly chosen: ConnectionView | null
  readonly onChoose: (connection: ConnectionView) => void
  readonly refusedToo: boolean
  readonly onRefusedToo: (refusedToo: boolean) => void
  readonly failure: Failure | null
  readonly onSend: (connection: ConnectionView, choice: SendChoice) => void
  readonly onGo: (step: ImportStep) => void
}

/** The connection, the summary of what would leave, and the confirmation: nothing leaves before. */
export function PrepareSending(props: Props) {
  const { summary, connections, chosen, onChoose } = props
  if (chosen === null)
    return (
      <StepFrame
        question="Where should these records go?"
        primary={{ label: 'Send', onPress: () => undefined, blockedBy: 'Choose a connection first.' }}
      >
        <ChooseConnection connections={connections} chosen={null} onChoose={onChoose} />
      </StepFrame>
    )
  return <Planned key={`${chosen.id} ${summary.id}`} {...props} chosen={chosen} />
}

function Planned(props: Props & { readonly chosen: ConnectionView }) {
  const { summary, connections, chosen, onChoose, refusedToo, onRefusedToo, failure, onSend, onGo } = props
  const [again, setAgain] = useState(false)
  const [way, setWay] = useState<AskedWay>('auto')
  const order = { id: summary.id, connectionId: chosen.id, refused: refusedToo, again, way }
  const plan = useAnswer('delivery.plan', order)
  const [typed, setTyped] = useState('')
  const [accountTo, setAccountTo] = useState('')
  const live = chosen.environment === 'live'
  return (
    <StepFrame
      question="Where should these records go?"
      primary={{
        label: plan.state === 'here' ? `Send ${counted(plan.value.records, 'record')}` : 'Send',
        onPress: () =>
          onSend(chosen, {
            confirm: live ? typed : null,
            accountTo: accountTo === '' ? null : accountTo.trim(),
            again,
            way,
          }),
        blockedBy: whyNot(summary, chosen, plan, { business: typed, accountTo }),
      }}
      remark="Nothing has left yet."
    >
      <ChooseConnection connections={connections} chosen={chosen} onChoose={onChoose} />
      {failure !== null && (
        <FailureNotice failure={failure}>
          {failure.code === 'keychain.noKey' && <SetKey connection={chosen} />}
        </FailureNotice>
      )}
      {chosen.key === 'none' && failure === null && (
        <FailureNotice failure={{ code: 'keychain.noKey', connection: chosen.name }}>
          <SetKey connection={chosen} />
        </FailureNotice>
      )}
      {summary.delivery.refused > 0 && (
        <Checkbox
          checked={refusedToo}
          label={`Send the ${counted(summary.delivery.refused, 'refused record')} again, too`}
          onChange={(event) => onRefusedToo(event.currentTarget.checked)}
        />
      )}
      <Answered answer={plan} waiting={<Waiting lines={1} height={132} />}>
        {(value) => (
          <>
            <PlanSummary plan={value} connection={chosen} again={again} />
            <ChooseWay goes={value.way} asked={way} kind={summary.layout.kind} onChoose={setWay} />
            {value.sentBefore > 0 && (
              <Checkbox
                checked={again}
                label={`Send the ${counted(value.sentBefore, 'record')} that other imports sent here once more`}
                onChange={(event) => setAgain(event.currentTarget.checked)}
              />
            )}
            <Obstacles
              obstacles={value.obstacles}
              summary={summary}
              onGo={onGo}
              accountTo={accountTo}
              onAccountTo={setAccountTo}
            />
          </>
        )}
      </Answered>
      {live && <ConfirmLive business={businessOf(chosen)} typed={typed} onType={setTyped} />}
      {summary.sendingBegun && (
        <Button variant="subtle" size="xs" w="fit-content" onClick={() => onGo('outcome')}>
          See what became of those that were sent
        </Button>
      )}
    </StepFrame>
  )
}

function whyNot(
  summary: ImportSummary,
  connection: ConnectionView,
  plan: Answer<SendPlan>,
  typed: { readonly business: string; readonly accountTo: string },
): string | null {
  if (summary.handedOnAt !== null) return 'This import was handed on.'
  if (connection.key === 'none') return 'The key of this connection is missing.'
  if (plan.state !== 'here') return plan.state === 'loading' ? 'Counting what would leave…' : 'See above.'
  const [obstacle] = plan.value.obstacles.filter(
    (one) => one.code !== 'send.accountElsewhere' || typed.accountTo.trim() !== one.business,
  )
  if (obstacle !== undefined)
    return `${userMessage(obstacle).title}${/[?.!]$/.test(userMessage(obstacle).title) ? '' : '.'}`
  if (plan.value.records === 0) return 'There is nothing to send.'
  if (refuseUnconfirmed(connection, typed.business.trim()) !== null)
    return 'Type the name of the business to confirm.'
  return null
}
