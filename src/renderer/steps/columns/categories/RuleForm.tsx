import { Button, Group, Select, TextInput } from '@mantine/core'
import type { SyntheticEvent } from 'react'
import { CategoryInput } from './CategoryInput.tsx'
import styles from './Categories.module.css'
import type { DraftFlaws, RuleDraft } from './ruleDraft.ts'
import type { TypedRule } from './ruleList.ts'

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
  readonly typed: TypedRule
  readonly onType: (draft: RuleDraft) => void
  readonly onKeep: () => void
  readonly onCancel: () => void
}

/** One rule, being typed, with what was found wrong with it. */
export function RuleForm({ typed, onType, onKeep, onCancel }: Props) {
  const { is, draft, flaws } = typed
  const change = (changed: Partial<RuleDraft>): void => onType({ ...draft, ...changed })
  function keep(event: SyntheticEvent): void {
    event.preventDefault()
    onKeep()
  }
  return (
    <form onSubmit={keep} className={styles.form} aria-label={is === 'new' ? 'New rule' : 'Change the rule'}>
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <Select
          w={230}
          flex="none"
          aria-label="When"
          allowDeselect={false}
          value={draft.when}
          data={conditions}
          onChange={(value) => value !== null && change({ when: value })}
        />
        {draft.when === 'amount' ? (
          <Limits draft={draft} flaws={flaws} onChange={change} />
        ) : (
          <TextInput
            autoFocus
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
          {is === 'new' ? 'Add' : 'Change'}
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
        autoFocus
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
