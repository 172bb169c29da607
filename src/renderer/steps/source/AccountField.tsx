import { Button, Group, Text, TextInput } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { useNoteImport } from '../../ipc/useImport.ts'
import { useTask } from '../../ipc/useTask.ts'
import { FailureNotice } from '../../ui/FailureNotice.tsx'

interface Props {
  readonly summary: ImportSummary
}

/** Asks which account the file is from where it does not say so itself: records are told apart by it across files. */
export function AccountField({ summary }: Props) {
  const noteImport = useNoteImport()
  const setAccount = useTask('imports.setAccount', summary.id)
  const [account, setText] = useState(summary.account ?? '')
  const changed = account.trim() !== (summary.account ?? '') && account.trim() !== ''
  if (summary.accountInFile !== null && summary.account === summary.accountInFile) return null

  async function save(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    const saved = await setAccount.start({ id: summary.id, account: account.trim() })
    if (saved !== null) noteImport(saved)
  }

  return (
    // How saving goes is shown by the task's own state.
    <form onSubmit={(event) => void save(event)}>
      <Group align="flex-end" gap="sm" wrap="nowrap">
        <TextInput
          label="Which account is this file from?"
          description="The file does not say. Its number or a name: the same every time, so that no payment is taken in twice."
          placeholder="for example 62001234567"
          value={account}
          maxLength={100}
          disabled={summary.sendingBegun}
          onChange={(event) => setText(event.currentTarget.value)}
          w={420}
        />
        <Button
          type="submit"
          variant="default"
          disabled={!changed}
          loading={setAccount.now.state === 'running'}
        >
          Save
        </Button>
        {summary.account !== null && !changed && (
          <Text c="dimmed" lh="36px">
            Saved.
          </Text>
        )}
      </Group>
      {setAccount.now.state === 'failed' && <FailureNotice failure={setAccount.now.failure} />}
    </form>
  )
}
