import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import type { CategoryRule } from '#shared/categories/categoryRule.ts'
import { ruleWords } from '../../../ui/ruleWords.ts'
import styles from './Categories.module.css'
import { RuleForm } from './RuleForm.tsx'
import type { Writing } from './ruleDraft.ts'
import { keepTyped, moved, settleTyped, typeKnown, typeNew, type RuleList } from './ruleList.ts'

interface Props {
  readonly list: RuleList
  readonly writing: Writing
  readonly onChange: (list: RuleList) => void
}

/** The user's rules in their order, each to be changed, moved or removed, and a place for a new one. */
export function CategoryRules({ list, writing, onChange }: Props) {
  const { rules, typed } = list
  // Whatever else is done with the list, the rule that is being typed is put in its place first, or stays with its flaws.
  const change = (next: (rules: RuleList['rules']) => RuleList, settle = settleTyped): void => {
    const settled = settle(list, writing)
    onChange(settled.ok ? next(settled.value) : settled.error)
  }
  const form = typed !== null && (
    <RuleForm
      typed={typed}
      onType={(draft) => onChange({ rules, typed: { ...typed, draft, flaws: {} } })}
      onKeep={() => change(withoutTyped, keepTyped)}
      onCancel={() => onChange(withoutTyped(rules))}
    />
  )
  const isPut = (at: number): boolean => typed?.is === 'new' && typed.at === at
  return (
    <>
      <Text c="dimmed" mb="xs">
        The first rule that applies to a record gives its category, whatever the file says. Text is looked for
        in name and notes.
      </Text>
      <ol className={styles.rules}>
        {rules.map((rule, at) => (
          <li key={`${at} ${JSON.stringify(rule)}`}>
            {isPut(at) && form}
            {typed?.is === 'known' && typed.at === at ? (
              form
            ) : (
              <Rule
                rule={rule}
                at={at}
                of={rules.length}
                currency={writing.currency}
                onEdit={() => change((all) => typeKnown(all, rule, writing))}
                onMove={(by) => change((all) => withoutTyped(moved(all, rule, by)))}
                onRemove={() => change((all) => withoutTyped(all.filter((other) => other !== rule)))}
              />
            )}
          </li>
        ))}
      </ol>
      {isPut(rules.length) && form}
      {typed?.is !== 'new' && (
        <Button
          mt="sm"
          size="xs"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => change(typeNew)}
        >
          Add a rule
        </Button>
      )}
    </>
  )
}

function withoutTyped(rules: RuleList['rules']): RuleList {
  return { rules, typed: null }
}

interface RuleProps {
  readonly rule: CategoryRule
  readonly at: number
  readonly of: number
  readonly currency: string
  readonly onEdit: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

function Rule({ rule, at, of, currency, onEdit, onMove, onRemove }: RuleProps) {
  const name = `rule ${at + 1}`
  return (
    <div className={styles.rule}>
      <span className={styles.place}>{at + 1}</span>
      <span className={styles.words}>
        If {ruleWords(rule, currency)}: <strong>{rule.category}</strong>
      </span>
      <Group gap={4} wrap="nowrap">
        <ActionIcon {...quiet} aria-label={`Move ${name} up`} disabled={at === 0} onClick={() => onMove(-1)}>
          <IconArrowUp size={16} stroke={1.6} />
        </ActionIcon>
        <ActionIcon
          {...quiet}
          aria-label={`Move ${name} down`}
          disabled={at === of - 1}
          onClick={() => onMove(1)}
        >
          <IconArrowDown size={16} stroke={1.6} />
        </ActionIcon>
        <ActionIcon {...quiet} aria-label={`Change ${name}`} onClick={onEdit}>
          <IconPencil size={16} stroke={1.6} />
        </ActionIcon>
        <ActionIcon {...quiet} aria-label={`Remove ${name}`} onClick={onRemove}>
          <IconTrash size={16} stroke={1.6} />
        </ActionIcon>
      </Group>
    </div>
  )
}

const quiet = { variant: 'subtle', color: 'gray', className: styles.action ?? '' } as const
