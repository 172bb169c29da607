import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { CategoryRule } from '#shared/categories/categoryRule.ts'
import { ruleWords } from '../../../ui/ruleWords.ts'
import styles from './Categories.module.css'
import { RuleForm } from './RuleForm.tsx'
import type { Writing } from './ruleDraft.ts'

interface Props {
  readonly rules: readonly CategoryRule[]
  readonly writing: Writing
  readonly onChange: (rules: readonly CategoryRule[]) => void
}

/** The user's rules in their order, each to be changed, moved or removed, and a place for a new one. */
export function CategoryRules({ rules, writing, onChange }: Props) {
  // The place of the rule that is being typed; that after the last is a new one's.
  const [typing, setTyping] = useState<number | null>(null)
  const form = (at: number) => (
    <RuleForm
      key={at}
      rule={rules[at] ?? null}
      writing={writing}
      onCancel={() => setTyping(null)}
      onKeep={(rule) => {
        onChange([...rules.slice(0, at), rule, ...rules.slice(at + 1)])
        setTyping(null)
      }}
    />
  )
  return (
    <>
      <Text c="dimmed" mb="xs">
        The first rule that applies to a record gives its category, whatever the file says. Text is looked for
        in name and notes.
      </Text>
      <ol className={styles.rules}>
        {rules.map((rule, at) => (
          <li key={`${at} ${JSON.stringify(rule)}`}>
            {typing === at ? (
              form(at)
            ) : (
              <Rule
                rule={rule}
                at={at}
                of={rules.length}
                currency={writing.currency}
                onEdit={() => setTyping(at)}
                onMove={(to) => onChange(moved(rules, at, to))}
                onRemove={() => onChange(rules.filter((_, place) => place !== at))}
              />
            )}
          </li>
        ))}
      </ol>
      {typing === rules.length ? (
        form(rules.length)
      ) : (
        <Button
          mt="sm"
          size="xs"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setTyping(rules.length)}
        >
          Add a rule
        </Button>
      )}
    </>
  )
}

interface RuleProps {
  readonly rule: CategoryRule
  readonly at: number
  readonly of: number
  readonly currency: string
  readonly onEdit: () => void
  readonly onMove: (to: number) => void
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
        <ActionIcon
          {...quiet}
          aria-label={`Move ${name} up`}
          disabled={at === 0}
          onClick={() => onMove(at - 1)}
        >
          <IconArrowUp size={16} stroke={1.6} />
        </ActionIcon>
        <ActionIcon
          {...quiet}
          aria-label={`Move ${name} down`}
          disabled={at === of - 1}
          onClick={() => onMove(at + 1)}
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

function moved(rules: readonly CategoryRule[], from: number, to: number): CategoryRule[] {
  const [rule] = rules.slice(from, from + 1)
  const others = rules.filter((_, place) => place !== from)
  return rule === undefined ? others : [...others.slice(0, to), rule, ...others.slice(to)]
}
