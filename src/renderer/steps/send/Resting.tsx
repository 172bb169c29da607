import { Text } from '@mantine/core'
import type { SendActivity } from '#shared/delivery/sendView.ts'
import { userMessage } from '#shared/errors/userMessage.ts'
import { formatInstant } from '../../ui/formatDate.ts'
import { Note } from '../../ui/Note.tsx'

/** A state, not an error: since when sending rests and why, and that it goes on by itself. */
export function Resting({ since, why }: Extract<SendActivity, { is: 'resting' }>) {
  const { title, what } = userMessage(why)
  return (
    <Note tone="quiet" title={`Resting since ${formatInstant(since)}: ${title}`}>
      <Text>{what}</Text>
      <Text mt={4}>
        Nothing is lost. Sending goes on by itself as soon as stub answers again, and nothing is sent twice.
      </Text>
    </Note>
  )
}
