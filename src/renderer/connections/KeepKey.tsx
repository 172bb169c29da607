import { Checkbox } from '@mantine/core'
import { useAnswer } from '../ipc/useAnswer.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'

/** Whether a keychain answers; until that is known, one is expected to. */
export function useKeychain(): { readonly missing: string | null } {
  const about = useAnswer('app.about', {})
  const keychain = about.state === 'here' ? about.value.keychain : { state: 'ready' as const }
  return { missing: keychain.state === 'missing' ? keychain.detail : null }
}

interface Props {
  readonly missing: string | null
  readonly sessionOnly: boolean
  readonly onChange: (sessionOnly: boolean) => void
}

/** Says what is missing where no keychain answers, and offers to keep the key for this session only. */
export function KeepKey({ missing, sessionOnly, onChange }: Props) {
  if (missing === null) return null
  return (
    <>
      <FailureNotice failure={{ code: 'keychain.missing', detail: missing }} />
      <Checkbox
        checked={sessionOnly}
        label="Keep the key for this session only"
        description="It is forgotten when the program is closed, and has to be entered again then."
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </>
  )
}
