import { Button, Group, TextInput } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import type { SavedLayout } from '#shared/layout/savedLayout.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { useNoteLayouts } from './useNoteLayouts.ts'

interface Props {
  readonly saved: SavedLayout
  readonly onDone: () => void
}

/** A layout's name in a box, in its own place; Enter keeps it, Escape leaves it as it was. */
export function RenameLayout({ saved, onDone }: Props) {
  const rename = useCommand('layouts.rename')
  const note = useNoteLayouts()
  const [name, setName] = useState(saved.name)

  async function keep(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    const answer = await rename.run({ id: saved.id, name: name.trim() })
    if (!answer.ok) return
    note(answer.value)
    onDone()
  }

  return (
    // A failure is shown in the form.
    <form onSubmit={(event) => void keep(event)}>
      <Group gap="xs" wrap="nowrap">
        <TextInput
          size="xs"
          flex={1}
          aria-label={`New name for ${saved.name}`}
          autoFocus
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && onDone()}
        />
        <Button size="xs" type="submit" loading={rename.running} disabled={name.trim() === ''}>
          Save
        </Button>
      </Group>
      {rename.failure !== null && <FailureNotice failure={rename.failure} />}
    </form>
  )
}
