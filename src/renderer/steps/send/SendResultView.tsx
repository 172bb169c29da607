import { Button, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ConnectionView } from '#shared/connect/connection.ts'
import type { DeliveryFilter } from '#shared/delivery/deliveryPage.ts'
import type { SendResult } from '#shared/delivery/sendView.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { SetKey } from '../../connections/SetKey.tsx'
import { countsSaid } from '../../ui/deliveryWords.ts'
import { FailureNotice } from '../../ui/FailureNotice.tsx'
import { counted } from '../../ui/formatMoney.ts'
import { Note } from '../../ui/Note.tsx'
import { StepFrame } from '../../wizard/StepFrame.tsx'
import { resultWords } from './resultWords.ts'

interface Props {
  readonly result: SendResult
  /** Where it was sent to; null once that connection is gone. */
  readonly connection: ConnectionView | null
  readonly onMore: () => void
  /** Sends again what may have arrived already. */
  readonly onUnknownAgain: () => void
  readonly onOutcome: (filter: DeliveryFilter) => void
}

/** How sending ended, and what is to be done next. */
export function SendResultView(props: Props) {
  const { result, onOutcome } = props
  if (result.stoppedBy !== null) return <Stopped {...props} by={result.stoppedBy} />
  const { heading, tone, title, says, next } = resultWords(result)
  return (
    <StepFrame
      question={heading}
      primary={{ label: next.label, onPress: () => onOutcome(next.filter), blockedBy: null }}
    >
      <Ended result={result}>
        <Note tone={tone} {...(title === null ? {} : { title })}>
          {says}
        </Note>
      </Ended>
    </StepFrame>
  )
}

/** What may double records at stub is never the first thing to press. */
function Stopped({
  result,
  connection,
  by,
  onMore,
  onUnknownAgain,
  onOutcome,
}: Props & { readonly by: Failure }) {
  const look = { label: 'See what became of each', onPress: () => onOutcome('all') }
  const again = by.code === 'send.unknownAgain'
  return (
    <StepFrame
      question="Sending stopped before its end"
      primary={{ ...(again ? look : { label: 'Send the rest', onPress: onMore }), blockedBy: null }}
      secondary={
        !again && (
          <Button variant="default" onClick={look.onPress}>
            {look.label}
          </Button>
        )
      }
    >
      <Ended result={result}>
        <FailureNotice
          failure={by}
          {...(again ? { retry: onUnknownAgain, retryLabel: 'Send them again' } : {})}
        >
          {by.code === 'stub.refused' && connection !== null && <SetKey connection={connection} />}
        </FailureNotice>
      </Ended>
    </StepFrame>
  )
}

function Ended({ result, children }: { readonly result: SendResult; readonly children: ReactNode }) {
  return (
    <Stack maw="44rem" gap="md">
      {children}
      <Text className="figures">
        {countsSaid(result.counts)} · {counted(result.requests, 'request')}
      </Text>
    </Stack>
  )
}
