import { Table, Text } from '@mantine/core'
import type { CategoryChoices } from '#shared/categories/categoryRule.ts'
import { looseText } from '#shared/categories/looseText.ts'
import { useAnswer } from '../../../ipc/useAnswer.ts'
import { Answered } from '../../../ui/Answered.tsx'
import { formatCount } from '../../../ui/formatMoney.ts'
import { CategoryInput } from './CategoryInput.tsx'

interface Props {
  readonly id: string
  readonly isMapped: boolean
  readonly values: CategoryChoices['values']
  readonly onChange: (values: CategoryChoices['values']) => void
}

/** What the file itself says of categories, each text once with how often, and what it is to be called at stub. */
export function OwnCategoriesTable({ id, isMapped, values, onChange }: Props) {
  const own = useAnswer('imports.ownCategories', { id })
  if (!isMapped)
    return <Text c="dimmed">No column is mapped to the category, so the file says nothing of it.</Text>
  const called = new Map(values.map(({ found, category }) => [looseText(found), category]))
  const call = (found: string, category: string): void => {
    const others = values.filter((each) => looseText(each.found) !== looseText(found))
    onChange(category.trim() === '' ? others : [...others, { found, category }])
  }
  return (
    <Answered answer={own}>
      {({ found, more }) => (
        <>
          <Table verticalSpacing={4} layout="fixed">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>In the file</Table.Th>
                <Table.Th w={80} ta="right">
                  Rows
                </Table.Th>
                <Table.Th w={300}>Sent as</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found.map(({ text, rows }) => (
                <Table.Tr key={text}>
                  <Table.Td>{text === '' ? <Text c="dimmed">Nothing</Text> : text}</Table.Td>
                  <Table.Td ta="right" className="figures">
                    {formatCount(rows)}
                  </Table.Td>
                  <Table.Td>
                    <CategoryInput
                      aria-label={`Category for ${text === '' ? 'nothing' : text}`}
                      placeholder={text === '' ? 'No category' : 'As it is'}
                      value={called.get(looseText(text)) ?? ''}
                      onChange={(category) => call(text, category)}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {more && (
            <Text c="dimmed" mt="xs">
              The file has more texts than these; the others are sent as they are, unless a rule applies.
            </Text>
          )}
        </>
      )}
    </Answered>
  )
}
