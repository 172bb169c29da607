import { ActionIcon, Button, Group, Table, Text, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { fieldWords } from '#shared/layout/fieldWords.ts'
import { fieldNames } from '#shared/layout/layout.ts'
import type { SavedLayout } from '#shared/layout/savedLayout.ts'
import { answerKey } from '../ipc/useAnswer.ts'
import { useCommand } from '../ipc/useCommand.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { kindWords } from '../wizard/stepWords.ts'

/** One kept layout, with its renaming and its removal. */
export function LayoutRow({ saved }: { readonly saved: SavedLayout }) {
  const queries = useQueryClient()
  const remove = useCommand('layouts.remove')
  const [renaming, setRenaming] = useState(false)
  const note = (layouts: SavedLayout[]): void => {
    queries.setQueryData(answerKey('layouts.list', {}), layouts)
  }

  async function removeIt(): Promise<void> {
    const answer = await remove.run({ id: saved.id })
    if (answer.ok) note(answer.value)
  }
  const ask = (): void => {
    modals.openConfirmModal({
      title: `Remove “${saved.name}”?`,
      children: <Text>Imports that were made with it stay as they are.</Text>,
      labels: { confirm: 'Remove', cancel: 'Keep' },
      confirmProps: { color: 'red.8' },
      // A failure is shown in the row.
      onConfirm: () => void removeIt(),
    })
  }
  const fields = fieldNames.filter((field) => saved.layout.fields[field] !== undefined)
  return (
    <Table.Tr>
      <Table.Td>
        {renaming ? (
          <Rename
            saved={saved}
            onDone={(layouts) => {
              if (layouts !== null) note(layouts)
              setRenaming(false)
            }}
          />
        ) : (
          <Text fw={600}>{saved.name}</Text>
        )}
        {remove.failure !== null && <FailureNotice failure={remove.failure} />}
      </Table.Td>
      <Table.Td>{kindWords[saved.layout.kind]}</Table.Td>
      <Table.Td>
        <Text c="dimmed">{fields.map((field) => fieldWords[field]).join(', ')}</Text>
      </Table.Td>
      <Table.Td>
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          {!renaming && (
            <Button size="xs" variant="default" onClick={() => setRenaming(true)}>
              Rename
            </Button>
          )}
          <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${saved.name}`} onClick={ask}>
            <IconTrash size={18} stroke={1.6} />
          </ActionIcon>
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

interface RenameProps {
  readonly saved: SavedLayout
  readonly onDone: (layouts: SavedLayout[] | null) => void
}

function Rename({ saved, onDone }: RenameProps) {
  const rename = useCommand('layouts.rename')
  const [name, setName] = useState(saved.name)

  async function keep(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    const answer = await rename.run({ id: saved.id, name: name.trim() })
    if (answer.ok) onDone(answer.value)
  }

  return (
    // A failure is shown in the form.
    <form onSubmit={(event) => void keep(event)}>
      <Group gap="xs" wrap="nowrap">
        <TextInput
          size="xs"
          flex={1}
          aria-label={`New name for ${saved.name}`}
          data-autofocus
          autoFocus
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && onDone(null)}
        />
        <Button size="xs" type="submit" loading={rename.running} disabled={name.trim() === ''}>
          Save
        </Button>
      </Group>
      {rename.failure !== null && <FailureNotice failure={rename.failure} />}
    </form>
  )
}
