import { Text } from '@mantine/core'
import type { SendActivity } from '#shared/delivery/sendView.ts'
import { userMessage } from '#shared/errors/userMessage.ts'
import { Note } from '../../ui/Note.tsx'
import { useSecondsLeft } from './useSecondsLeft.ts'

type Waiting = Extract<SendActivity, { is: 'retrying' }>

/** Why sending rests, and how many seconds until it tries again by itself. */
export function WaitingToTryAgain({ waiting }: { readonly waiting: Waiting }) {
  const left = useSecondsLeft(waiting)
  const { title, what } = userMessage(waiting.why)
  return (
    <Note tone="warn" title={`${title}. Trying again ${left === 0 ? 'now' : `in ${left} s`}`}>
      <Text>{what}</Text>
    </Note>
  )
}
