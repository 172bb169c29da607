import { Button, Table, Text, Title, VisuallyHidden } from '@mantine/core'
import { presets } from '#shared/layout/presets.ts'
import type { SavedLayout } from '#shared/layout/savedLayout.ts'
import { useAnswer } from '../ipc/useAnswer.ts'
import { FailureNotice } from '../ui/FailureNotice.tsx'
import { TwoLines } from '../ui/TwoLines.tsx'
import { kindWords } from '../wizard/stepWords.ts'
import { purposeWords } from './layoutPurpose.ts'
import styles from './Layouts.module.css'
import { useLayoutActions } from './useLayoutActions.tsx'

/** The layouts that come with the program, each to be copied into the user's own. */
export function ShippedLayouts() {
  const about = useAnswer('app.about', {})
  const version = about.state === 'here' ? `Version ${about.value.version}` : 'This version'
  return (
    <section aria-labelledby="shipped-layouts">
      <Title order={2} size="h4" id="shipped-layouts" mb={4}>
        Known by Stub Importer
      </Title>
      <Text c="dimmed" mb={4}>
        {version} recognises these exports by itself. To have one read otherwise, copy it and edit the copy,
        which is then used in its place.
      </Text>
      <Table verticalSpacing="xs" className={styles.layouts ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={styles.name ?? ''}>Export of</Table.Th>
            <Table.Th className={styles.makes ?? ''}>Makes</Table.Th>
            <Table.Th>Recognised by its columns</Table.Th>
            <Table.Th className={styles.actions ?? ''}>
              <VisuallyHidden>Copy</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {presets.map((preset) => (
            <Shipped key={preset.id} preset={preset} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

function Shipped({ preset }: { readonly preset: SavedLayout }) {
  const { failure, forget, copy } = useLayoutActions(preset)
  const purpose = purposeWords(preset.recognise)
  return (
    <>
      <Table.Tr>
        <Table.Td>{preset.name}</Table.Td>
        <Table.Td>{kindWords[preset.layout.kind]}</Table.Td>
        <Table.Td title={purpose}>
          <TwoLines value={purpose} />
        </Table.Td>
        <Table.Td ta="right">
          <Button size="xs" variant="default" aria-label={`Copy ${preset.name}`} onClick={copy}>
            Copy
          </Button>
        </Table.Td>
      </Table.Tr>
      {failure !== null && (
        <Table.Tr>
          <Table.Td colSpan={4}>
            <FailureNotice failure={failure} retry={forget} retryLabel="Dismiss" />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}
