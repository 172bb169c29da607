import { Autocomplete, type AutocompleteProps } from '@mantine/core'
import { stubCategories } from '#shared/categories/stubCategories.ts'

const names = [
  { group: 'Expenses', items: [...stubCategories.expense] },
  { group: 'Income', items: [...stubCategories.income] },
]

/** A category: one of stub's own, or any other name. */
export function CategoryInput(props: Omit<AutocompleteProps, 'data' | 'maxLength'>) {
  return (
    <Autocomplete
      size="sm"
      openOnFocus={false}
      data={names}
      maxLength={100}
      maxDropdownHeight={260}
      {...props}
    />
  )
}
