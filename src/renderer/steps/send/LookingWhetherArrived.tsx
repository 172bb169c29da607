import { Text } from '@mantine/core'
import type { SendActivity } from '#shared/delivery/sendView.ts'
import { Note } from '../../ui/Note.tsx'
import { useSecondsLeft } from './useSecondsLeft.ts'

type Looking = Extract<SendActivity, { is: 'looking' }>

/** Why a request does not leave again yet, and how many seconds until stub is asked for it once more. */
export function LookingWhetherArrived({ looking }: { readonly looking: Looking }) {
  const left = useSecondsLeft(looking)
  return (
    <Note
      tone="warn"
      title={`A request may have arrived. Looking again ${left === 0 ? 'now' : `in ${left} s`}`}
    >
      <Text>
        It ended without stub’s answer, and its records are not in stub’s books yet. They leave again only
        when they have had time to appear there, so that none is entered twice.
      </Text>
    </Note>
  )
}
