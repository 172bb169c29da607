import { Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { SendActivity } from '#shared/delivery/sendView.ts'
import { userMessage } from '#shared/errors/userMessage.ts'
import { Note } from '../../ui/Note.tsx'

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

function useSecondsLeft(waiting: Waiting): number {
  const [count, setCount] = useState({ waiting, seconds: Math.ceil(waiting.ms / 1000) })
  // Another rest begins its own countdown.
  if (count.waiting !== waiting) setCount({ waiting, seconds: Math.ceil(waiting.ms / 1000) })
  useEffect(() => {
    const timer = setInterval(
      () => setCount((before) => ({ ...before, seconds: Math.max(0, before.seconds - 1) })),
      1000,
    )
    return () => clearInterval(timer)
  }, [waiting])
  return count.seconds
}
