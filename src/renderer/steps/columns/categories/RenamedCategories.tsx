import { ActionIcon, Table, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { CategoryChoices } from '#shared/categories/categoryRule.ts'
import { CategoryInput } from './CategoryInput.tsx'

interface Props {
  readonly values: CategoryChoices['values']
  readonly onChange: (values: CategoryChoices['values']) => void
}

/** The texts of files that a layout calls otherwise, where there is no file at hand to say what else they may be. */
export function RenamedCategories({ values, onChange }: Props) {
  if (values.length === 0)
    return (
      <Text c="dimmed">
        No text of a file is called otherwise. That is chosen where there is a file: under Columns, then saved
        with this layout.
      </Text>
    )
  return (
    <Table verticalSpacing={4} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>In the file</Table.Th>
          <Table.Th w={348}>Sent as</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {values.map(({ found, category }, at) => {
          const name = found === '' ? 'nothing' : found
          return (
            <Table.Tr key={found}>
              <Table.Td>{found === '' ? <Text c="dimmed">Nothing</Text> : found}</Table.Td>
              <Table.Td>
                <div style={{ display: 'flex', alignItems: 'center', gap: 4 }}>
                  <CategoryInput
                    flex={1}
                    aria-label={`Category for ${name}`}
                    value={category}
                    onChange={(called) => onChange(values.with(at, { found, category: called }))}
                  />
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`Leave ${name} as it is`}
                    onClick={() => onChange(values.toSpliced(at, 1))}
                  >
                    <IconTrash size={16} stroke={1.6} />
                  </ActionIcon>
                </div>
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
