import { Button, Group, Modal, ScrollArea, Tabs } from '@mantine/core'
import { useState } from 'react'
import type { CategoryChoices } from '#shared/categories/categoryRule.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { CategoryRules } from './CategoryRules.tsx'
import { OwnCategoriesTable } from './OwnCategoriesTable.tsx'
import { RenamedCategories } from './RenamedCategories.tsx'

interface Props {
  /** The import that shows what its file says of categories; null where there is none. */
  readonly id: string | null
  readonly layout: Layout
  readonly onKeep: (layout: Layout) => void
  readonly onClose: () => void
}

/** How records get their categories: rules, and what the file's own are to be called. All rows are judged anew once, at the end. */
export function CategoriesDialog({ id, layout, onKeep, onClose }: Props) {
  const isMapped = layout.fields.category !== undefined
  const [choices, setChoices] = useState<CategoryChoices>(layout.categories ?? { values: [], rules: [] })
  const writing = { currency: layout.currency, decimalMark: layout.decimalMark ?? '.' } as const
  return (
    <Modal opened onClose={onClose} title="Categories" size={760} scrollAreaComponent={ScrollArea.Autosize}>
      <Tabs defaultValue={isMapped && choices.rules.length === 0 ? 'file' : 'rules'}>
        <Tabs.List mb="md">
          <Tabs.Tab value="file">In the file</Tabs.Tab>
          <Tabs.Tab value="rules">Rules{choices.rules.length > 0 && ` · ${choices.rules.length}`}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="file">
          {id === null ? (
            <RenamedCategories
              values={choices.values}
              onChange={(values) => setChoices({ ...choices, values: [...values] })}
            />
          ) : (
            <OwnCategoriesTable
              id={id}
              isMapped={isMapped}
              values={choices.values}
              onChange={(values) => setChoices({ ...choices, values })}
            />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="rules">
          <CategoryRules
            rules={choices.rules}
            writing={writing}
            onChange={(rules) => setChoices({ ...choices, rules: [...rules] })}
          />
        </Tabs.Panel>
      </Tabs>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          onClick={() => {
            onKeep({ ...layout, categories: choices })
            onClose()
          }}
        >
          Use these categories
        </Button>
      </Group>
    </Modal>
  )
}
