import { Button, Group, Select, TextInput } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import type { CategoryRule } from '#shared/categories/categoryRule.ts'
import { CategoryInput } from './CategoryInput.tsx'
import styles from './Categories.module.css'
import { draftOf, emptyDraft, ruleOf, type DraftFlaws, type RuleDraft, type Writing } from './ruleDraft.ts'

const conditions: readonly { readonly value: RuleDraft['when']; readonly label: string }[] = [
  { value: 'contains', label: 'Text contains' },
  { value: 'startsWith', label: 'Text begins with' },
  { value: 'matches', label: 'Text matches expression' },
  { value: 'amount', label: 'Amount is' },
  { value: 'account', label: 'Account is' },
]
const kinds: readonly { readonly value: RuleDraft['only']; readonly label: string }[] = [
  { value: 'both', label: 'Income and expenses' },
  { value: 'income', label: 'Income only' },
  { value: 'expense', label: 'Expenses only' },
]

interface Props {
  /** The rule to change; null for a new one. */
  readonly rule: CategoryRule | null
  readonly writing: Writing
  readonly onKeep: (rule: CategoryRule) => void
  readonly onCancel: () => void
}

/** One rule, being typed: kept only when it is sound, and told what is not. */
export function RuleForm({ rule, writing, onKeep, onCancel }: Props) {
  const [draft, setDraft] = useState(rule === null ? emptyDraft : draftOf(rule, writing))
  const [flaws, setFlaws] = useState<DraftFlaws>({})
  const change = (changed: Partial<RuleDraft>): void => {
    setDraft({ ...draft, ...changed })
    setFlaws({})
  }
  function keep(event: SyntheticEvent): void {
    event.preventDefault()
    const made = ruleOf(draft, writing)
    if (made.ok) onKeep(made.value)
    else setFlaws(made.error)
  }
  return (
    <form onSubmit={keep} className={styles.form} aria-label={rule === null ? 'New rule' : 'Change the rule'}>
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <Select
          w={230}
          flex="none"
          aria-label="When"
          data-autofocus
          allowDeselect={false}
          value={draft.when}
          data={conditions}
          onChange={(value) => value !== null && change({ when: value })}
        />
        {draft.when === 'amount' ? (
          <Limits draft={draft} flaws={flaws} onChange={change} />
        ) : (
          <TextInput
            flex={1}
            aria-label="What to look for"
            placeholder={draft.when === 'matches' ? 'for example engen|shell' : 'for example ENGEN'}
            maxLength={200}
            value={draft.text}
            error={flaws.text}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
        )}
      </Group>
      <Group gap="xs" align="flex-start" wrap="nowrap" mt="xs">
        <Select
          w={230}
          flex="none"
          aria-label="For which records"
          allowDeselect={false}
          value={draft.only}
          data={kinds}
          onChange={(value) => value !== null && change({ only: value })}
        />
        <CategoryInput
          flex={1}
          aria-label="Category"
          placeholder="gets the category"
          value={draft.category}
          error={flaws.category}
          onChange={(category) => change({ category })}
        />
        <Button type="submit" flex="none">
          {rule === null ? 'Add' : 'Change'}
        </Button>
        <Button variant="default" flex="none" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </form>
  )
}

interface LimitsProps {
  readonly draft: RuleDraft
  readonly flaws: DraftFlaws
  readonly onChange: (changed: Partial<RuleDraft>) => void
}

function Limits({ draft, flaws, onChange }: LimitsProps) {
  return (
    <>
      <TextInput
        flex={1}
        aria-label="From"
        placeholder="from"
        value={draft.from}
        error={flaws.from}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <TextInput
        flex={1}
        aria-label="To"
        placeholder="to"
        value={draft.to}
        error={flaws.to}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
    </>
  )
}
