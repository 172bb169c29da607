import { Stack, Text } from '@mantine/core'
import type { SendResult } from '#shared/delivery/sendView.ts'
import { countsSaid } from '../../ui/deliveryWords.ts'
import { FailureNotice } from '../../ui/FailureNotice.tsx'
import { counted } from '../../ui/formatMoney.ts'
import { Note } from '../../ui/Note.tsx'
import { StepFrame } from '../../wizard/StepFrame.tsx'

interface Props {
  readonly result: SendResult
  readonly onMore: () => void
  /** Sends again what may have arrived already. */
  readonly onUnknownAgain: () => void
  readonly onOutcome: () => void
}

/** How sending ended. */
export function SendResultView({ result, onMore, onUnknownAgain, onOutcome }: Props) {
  const { counts, requests, stoppedBy } = result
  return (
    <StepFrame
      question={stoppedBy === null ? 'Your records have left' : 'Sending stopped before its end'}
      primary={{ label: 'See what became of each', onPress: onOutcome, blockedBy: null }}
    >
      <Stack maw="44rem" gap="md">
        {stoppedBy !== null && (
          <FailureNotice
            failure={stoppedBy}
            {...(stoppedBy.code === 'send.unknownAgain'
              ? { retry: onUnknownAgain, retryLabel: 'Send them again' }
              : { retry: onMore, retryLabel: 'Send the rest' })}
          />
        )}
        {stoppedBy === null && (
          <Note tone={counts.refused + counts.unknown === 0 ? 'good' : 'warn'} title={titleOf(counts)}>
            {readBackWords(result)}
          </Note>
        )}
        <Text className="figures">
          {countsSaid(counts)} · {counted(requests, 'request')}
        </Text>
      </Stack>
    </StepFrame>
  )
}

function titleOf(counts: SendResult['counts']): string {
  if (counts.refused > 0) return `stub refused ${counted(counts.refused, 'record')}`
  if (counts.unknown > 0)
    return `Of ${counted(counts.unknown, 'record')} it is not known whether stub has them`
  const has = counts.confirmed === counts.records ? 'has' : 'took in'
  return `stub ${has} all ${counted(counts.records, 'record')}`
}

function readBackWords({ readBack, counts }: SendResult): string {
  switch (readBack) {
    case 'answered':
      return `stub was asked what it holds: ${counted(counts.confirmed, 'record')} confirmed.`
    case 'unavailable':
      return 'stub could not be asked what it holds, so what it took in is shown as accepted.'
    case 'notAsked':
      return 'What stub took in is shown as accepted; “Check again” asks what it holds.'
  }
}
