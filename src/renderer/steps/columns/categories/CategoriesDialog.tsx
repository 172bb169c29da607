import { Button, Group, Modal, ScrollArea, Tabs } from '@mantine/core'
import { useState } from 'react'
import type { CategoryChoices } from '#shared/categories/categoryRule.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { KeepChanges } from '../../../ui/KeepChanges.tsx'
import { CategoryRules } from './CategoryRules.tsx'
import { OwnCategoriesTable } from './OwnCategoriesTable.tsx'
import { RenamedCategories } from './RenamedCategories.tsx'
import { isTouched, settleTyped, type RuleList, type TypedRule } from './ruleList.ts'

interface Props {
  /** The import that shows what its file says of categories; null where there is none. */
  readonly id: string | null
  readonly layout: Layout
  /** A rule that the dialog is opened with; null for none. */
  readonly typed?: TypedRule | null
  readonly onKeep: (layout: Layout) => void
  readonly onClose: () => void
}

/**
 * How records get their categories: rules, and what the file's own are to be called. All rows are judged anew once, at the
 * end; what would be lost by closing it, a rule that is still being typed too, is asked about.
 */
export function CategoriesDialog({ id, layout, typed = null, onKeep, onClose }: Props) {
  const before = layout.categories ?? { values: [], rules: [] }
  const [values, setValues] = useState(before.values)
  const [list, setList] = useState<RuleList>({ rules: before.rules, typed })
  const [tab, setTab] = useState<Tab>(
    typed === null && layout.fields.category !== undefined && before.rules.length === 0 ? 'file' : 'rules',
  )
  const [asking, setAsking] = useState(false)
  const writing = { currency: layout.currency, decimalMark: layout.decimalMark ?? '.' } as const
  const isChanged =
    values !== before.values || list.rules !== before.rules || (list.typed !== null && isTouched(list.typed))

  function keep(): void {
    const settled = settleTyped(list, writing)
    if (settled.ok) {
      onKeep({ ...layout, categories: { values, rules: [...settled.value] } })
      onClose()
      return
    }
    setAsking(false)
    setList(settled.error)
    setTab('rules')
  }
  const close = (): void => (isChanged ? setAsking(true) : onClose())
  return (
    <Modal
      opened
      onClose={close}
      closeOnEscape={!asking}
      trapFocus={!asking}
      title="Categories"
      size={760}
      scrollAreaComponent={ScrollArea.Autosize}
    >
      <Tabs value={tab} onChange={(chosen) => setTab(chosen === 'file' ? 'file' : 'rules')}>
        <Tabs.List mb="md">
          <Tabs.Tab value="file">In the file</Tabs.Tab>
          <Tabs.Tab value="rules">Rules{list.rules.length > 0 && ` · ${list.rules.length}`}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="file">
          <OfFile
            id={id}
            isMapped={layout.fields.category !== undefined}
            values={values}
            onChange={setValues}
          />
        </Tabs.Panel>
        <Tabs.Panel value="rules">
          <CategoryRules list={list} writing={writing} onChange={setList} />
        </Tabs.Panel>
      </Tabs>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button onClick={keep}>Use these categories</Button>
      </Group>
      {asking && (
        <KeepChanges
          about="The categories were changed, and are not used yet."
          onSave={keep}
          onDiscard={onClose}
          onStay={() => setAsking(false)}
        />
      )}
    </Modal>
  )
}

type Tab = 'file' | 'rules'

interface OfFileProps extends Pick<Props, 'id'> {
  readonly isMapped: boolean
  readonly values: CategoryChoices['values']
  readonly onChange: (values: CategoryChoices['values']) => void
}

function OfFile({ id, ...props }: OfFileProps) {
  return id === null ? (
    <RenamedCategories values={props.values} onChange={props.onChange} />
  ) : (
    <OwnCategoriesTable id={id} {...props} />
  )
}
