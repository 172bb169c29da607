import { Stack, TextInput } from '@mantine/core'
import { Note } from '../../ui/Note.tsx'

interface Props {
  readonly business: string
  readonly typed: string
  readonly onType: (typed: string) => void
}

/** The real books of a business: its name has to be typed before anything leaves for it. */
export function ConfirmLive({ business, typed, onType }: Props) {
  return (
    <Stack gap="sm">
      <Note tone="warn" title={`These are the real books of ${business}`}>
        What stub has taken in cannot be deleted from here.
      </Note>
      <TextInput
        label={`To confirm, type the name of the business: ${business}`}
        value={typed}
        autoComplete="off"
        maw={480}
        onChange={(event) => onType(event.currentTarget.value)}
      />
    </Stack>
  )
}
