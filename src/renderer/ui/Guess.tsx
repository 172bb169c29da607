import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import styles from './Guess.module.css'

/** One of the answers that a guess may be changed to. */
export interface Choice<Value> {
  readonly value: Value
  readonly label: string
}

interface Props<Value> {
  /** What is guessed, for those who cannot see the sentence: “Separator”. */
  readonly about: string
  readonly shown: string
  readonly value: Value | null
  readonly choices: readonly Choice<Value>[]
  readonly onChoose: (value: Value) => void
  readonly locked?: boolean
}

/** A word in a sentence that was guessed and can be changed. Locked, it is only a word. */
export function Guess<Value>({ about, shown, value, choices, onChoose, locked = false }: Props<Value>) {
  if (locked) return <strong className={styles.locked}>{shown}</strong>
  return (
    <Menu width="max-content" withinPortal>
      <Menu.Target>
        <UnstyledButton className={styles.guess ?? ''} aria-label={`${about}: ${shown}`} component="button">
          {shown}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={styles.choices ?? ''}>
        <Menu.Label>{about}</Menu.Label>
        {choices.map((choice) => (
          <Menu.Item
            key={choice.label}
            onClick={() => onChoose(choice.value)}
            rightSection={choice.value === value ? <IconCheck size={16} aria-label="chosen" /> : null}
          >
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
