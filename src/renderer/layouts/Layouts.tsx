import { Table, Text, VisuallyHidden } from '@mantine/core'
import { useAnswer } from '../ipc/useAnswer.ts'
import { Answered } from '../ui/Answered.tsx'
import { Page } from '../ui/Page.tsx'
import { LayoutRow } from './LayoutRow.tsx'

/** The layouts that are kept, each used by itself for the next file of its shape. */
export function Layouts() {
  const layouts = useAnswer('layouts.list', {})
  return (
    <Page title="Layouts">
      <Text c="dimmed">
        A layout says which column becomes what. A file with the same columns as one of these is mapped by it
        at once.
      </Text>
      <Answered answer={layouts}>
        {(saved) =>
          saved.length === 0 ? (
            <Text>None is kept yet. Map a file’s columns and choose “Save this layout…” there.</Text>
          ) : (
            <Table verticalSpacing="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Name</Table.Th>
                  <Table.Th>Makes</Table.Th>
                  <Table.Th>Fields</Table.Th>
                  <Table.Th w={190}>
                    <VisuallyHidden>Rename or remove</VisuallyHidden>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {saved.map((layout) => (
                  <LayoutRow key={layout.id} saved={layout} />
                ))}
              </Table.Tbody>
            </Table>
          )
        }
      </Answered>
    </Page>
  )
}
