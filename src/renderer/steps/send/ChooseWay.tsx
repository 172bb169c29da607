import { Text } from '@mantine/core'
import type { AskedWay, SendWay } from '#shared/delivery/sendWay.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { Guess } from '../../ui/Guess.tsx'

interface Props {
  /** How the records would go. */
  readonly goes: SendWay
  readonly asked: AskedWay
  readonly kind: Layout['kind']
  readonly onChoose: (way: AskedWay) => void
}

const words: Readonly<Record<SendWay, string>> = {
  batch: 'many in a request',
  single: 'each in a request of its own',
  file: 'in a file',
}

/** How the records go, as a sentence whose word can be changed; only payouts go in a file. */
export function ChooseWay({ goes, asked, kind, onChoose }: Props) {
  const ways: readonly SendWay[] = kind === 'settlement' ? ['batch', 'single', 'file'] : ['batch', 'single']
  return (
    <Text c="dimmed">
      They go{' '}
      <Guess<AskedWay>
        about="How records go"
        shown={words[goes]}
        value={asked}
        choices={[
          { value: 'auto', label: 'as suits how many they are' },
          ...ways.map((way) => ({ value: way, label: words[way] })),
        ]}
        onChoose={onChoose}
      />
      .
    </Text>
  )
}
