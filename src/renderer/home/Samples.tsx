import { SimpleGrid, Text, UnstyledButton } from '@mantine/core'
import styles from './Samples.module.css'
import type { Sample } from './useStartImport.ts'

const samples: readonly { sample: Sample; title: string; says: string }[] = [
  { sample: 'fnb', title: 'A bank statement', says: 'CSV in the shape of FNB’s transaction history' },
  {
    sample: 'capitec',
    title: 'An Excel export',
    says: 'Workbook in the shape of Capitec’s, money in and out apart',
  },
  {
    sample: 'settlements',
    title: 'Card payouts',
    says: 'Takings and fees, grouped by the payout they came in',
  },
]

interface Props {
  readonly onStart: (sample: Sample) => void
  readonly busy: boolean
}

/** Shipped files to see the whole way with. */
export function Samples({ onStart, busy }: Props) {
  return (
    <SimpleGrid cols={3} spacing="md">
      {samples.map(({ sample, title, says }) => (
        <UnstyledButton
          key={sample}
          className={styles.sample ?? ''}
          disabled={busy}
          onClick={() => onStart(sample)}
        >
          <Text fw={600}>{title}</Text>
          <Text c="dimmed" size="xs">
            {says}
          </Text>
        </UnstyledButton>
      ))}
    </SimpleGrid>
  )
}
