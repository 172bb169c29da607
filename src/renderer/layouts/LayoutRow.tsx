import { Button, Group, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { SavedLayout } from '#shared/layout/savedLayout.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { formatDay } from '../ui/formatDate.ts'
import { TwoLines } from '../ui/TwoLines.tsx'
import { kindWords } from '../wizard/stepWords.ts'
import { LayoutMenu } from './LayoutMenu.tsx'
import { purposeWords } from './layoutPurpose.ts'
import { RenameLayout } from './RenameLayout.tsx'
import { useLayoutActions } from './useLayoutActions.tsx'

interface Props {
  readonly saved: SavedLayout
  readonly onEdit: () => void
}

/** One kept layout, and what can be done with it. */
export function LayoutRow({ saved, onEdit }: Props) {
  const actions = useLayoutActions(saved)
  const [renaming, setRenaming] = useState(false)
  const purpose = purposeWords(saved.recognise)
  return (
    <>
      <Table.Tr>
        <Table.Td>
          {renaming ? (
            <RenameLayout saved={saved} onDone={() => setRenaming(false)} />
          ) : (
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {saved.name}
            </Text>
          )}
          {saved.note !== undefined && (
            <Text size="xs" c="dimmed">
              {saved.note}
            </Text>
          )}
        </Table.Td>
        <Table.Td>{kindWords[saved.layout.kind]}</Table.Td>
        <Table.Td title={purpose}>
          <TwoLines value={purpose} />
        </Table.Td>
        <Table.Td className="figures">
          {saved.changed === undefined ? '–' : formatDay(saved.changed)}
        </Table.Td>
        <Table.Td>
          <Group gap={4} justify="flex-end" wrap="nowrap">
            <Button size="xs" variant="default" aria-label={`Edit ${saved.name}`} onClick={onEdit}>
              Edit
            </Button>
            <LayoutMenu name={saved.name} actions={actions} onRename={() => setRenaming(true)} />
          </Group>
        </Table.Td>
      </Table.Tr>
      {actions.failure !== null && (
        <Table.Tr>
          <Table.Td colSpan={5}>
            <FailureNotice failure={actions.failure} retry={actions.forget} retryLabel="Dismiss" />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}
