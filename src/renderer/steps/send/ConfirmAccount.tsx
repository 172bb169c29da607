import { TextInput } from '@mantine/core'
import type { Failure } from '#shared/errors/failure.ts'
import { FailureNotice } from '../../ui/FailureNotice.tsx'

interface Props {
  readonly failure: Extract<Failure, { code: 'send.accountElsewhere' }>
  readonly typed: string
  readonly onType: (typed: string) => void
}

/** An account that was sent to another business before: the name of this one has to be typed, so that no books are mixed up. */
export function ConfirmAccount({ failure, typed, onType }: Props) {
  return (
    <FailureNotice failure={failure}>
      <TextInput
        label={`To send this account to ${failure.business} from now on, type its name`}
        value={typed}
        autoComplete="off"
        maw={480}
        onChange={(event) => onType(event.currentTarget.value)}
      />
    </FailureNotice>
  )
}
