import { Checkbox } from '@mantine/core'
import { useAnswer } from '../ipc/useAnswer.ts'

/** Whether no keychain answers; until that is known, one is expected to. */
export function useKeychainMissing(): boolean {
  const about = useAnswer('app.about', {})
  return about.state === 'here' && about.value.keychain.state === 'missing'
}

interface Props {
  readonly sessionOnly: boolean
  readonly onChange: (sessionOnly: boolean) => void
}

/** Where no keychain answers: offers to keep the key for this session only. */
export function KeepKey({ sessionOnly, onChange }: Props) {
  return (
    <Checkbox
      checked={sessionOnly}
      label="Keep the key for this session only"
      description="This computer’s keychain does not answer, so the key cannot be stored. It is forgotten when the program is closed, and has to be entered again then. The settings say more."
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
