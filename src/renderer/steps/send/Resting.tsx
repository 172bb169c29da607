import { Text } from '@mantine/core'
import type { SendActivity } from '#shared/delivery/sendView.ts'
import { userMessage } from '#shared/errors/userMessage.ts'
import { formatInstant } from '../../ui/formatDate.ts'
import { Note } from '../../ui/Note.tsx'

/** A state, not an error: since when sending rests and why, and that it goes on by itself. */
export function Resting({ since, why }: Extract<SendActivity, { is: 'resting' }>) {
  const { title, what } = userMessage(why)
  // Why the network is gone is nothing that the user has to find out: it comes back.
  const gone = why.code === 'stub.unreachable'
  return (
    <Note tone="quiet" title={`Resting since ${formatInstant(since)}: ${title}`}>
      <Text>{gone ? `This computer may be offline, or ${why.host} is not there just now.` : what}</Text>
      <Text mt={4}>Nothing is lost. Sending goes on by itself as soon as stub answers again.</Text>
    </Note>
  )
}
