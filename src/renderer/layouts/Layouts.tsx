import { Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import type { SavedLayout } from '#shared/layout/savedLayout.ts'
import { useAnswer } from '../ipc/useAnswer.ts'
import { Answered } from '../ui/Answered.tsx'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { Page } from '../ui/Page.tsx'
import { ChooseLayoutFile } from './ChooseLayoutFile.tsx'
import { LayoutEditor } from './LayoutEditor.tsx'
import { LayoutRow } from './LayoutRow.tsx'
import styles from './Layouts.module.css'
import { ShippedLayouts } from './ShippedLayouts.tsx'
import { useImportLayout } from './useImportLayout.ts'

/** The user's layouts, each used by itself for the next file of its shape, and those that are shipped. */
export function Layouts() {
  const [edited, setEdited] = useState<SavedLayout | null>(null)
  if (edited !== null) return <LayoutEditor saved={edited} onLeave={() => setEdited(null)} />
  return <AllLayouts onEdit={setEdited} />
}

function AllLayouts({ onEdit }: { readonly onEdit: (saved: SavedLayout) => void }) {
  const layouts = useAnswer('layouts.list', {})
  const importing = useImportLayout()
  return (
    <Page title="Layouts" action={<ChooseLayoutFile importing={importing} />}>
      <Text c="dimmed">
        A layout says which column becomes what. A file with the same columns as one of these is mapped by it
        at once.
      </Text>
      {importing.refused !== null && (
        <FailureNotice failure={importing.refused.failure} retry={importing.forget} retryLabel="Dismiss">
          <Text c="dimmed">{importing.refused.name} was not taken; your layouts are as they were.</Text>
        </FailureNotice>
      )}
      <section aria-labelledby="own-layouts">
        <Title order={2} size="h4" id="own-layouts" mb={4}>
          Your layouts
        </Title>
        <Answered answer={layouts}>{(saved) => <OwnLayouts saved={saved} onEdit={onEdit} />}</Answered>
      </section>
      <ShippedLayouts />
    </Page>
  )
}

interface OwnProps {
  readonly saved: readonly SavedLayout[]
  readonly onEdit: (saved: SavedLayout) => void
}

function OwnLayouts({ saved, onEdit }: OwnProps) {
  if (saved.length === 0)
    return (
      <Text>
        None is kept yet. Map a file’s columns and choose “Save this layout…” there, copy one of those below,
        or import one that somebody gave you.
      </Text>
    )
  return (
    <Stack gap={4}>
      {saved.length > 1 && <Text c="dimmed">Where two are for the same files, the upper one is used.</Text>}
      <Table verticalSpacing="sm" className={styles.layouts ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={styles.name ?? ''}>Name</Table.Th>
            <Table.Th className={styles.makes ?? ''}>Makes</Table.Th>
            <Table.Th>For files with these columns</Table.Th>
            <Table.Th className={styles.changed ?? ''}>Changed</Table.Th>
            <Table.Th className={styles.actions ?? ''}>
              <VisuallyHidden>Edit, and more</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {saved.map((layout) => (
            <LayoutRow key={layout.id} saved={layout} onEdit={() => onEdit(layout)} />
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}
