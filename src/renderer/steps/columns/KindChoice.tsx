import { Group, SegmentedControl, Text } from '@mantine/core'
import { importKinds, type ImportKind } from '#shared/layout/layout.ts'
import { kindWords } from '../../wizard/stepWords.ts'

const kindMeans: Readonly<Record<ImportKind, string>> = {
  bank: 'Money in becomes income, money out becomes an expense.',
  income: 'Every row becomes an income.',
  expense: 'Every row becomes an expense.',
  settlement: 'Rows are grouped by the payout they came in; fees become expenses linked to their income.',
}

interface Props {
  readonly kind: ImportKind
  readonly locked: boolean
  readonly onChange: (kind: ImportKind) => void
}

/** What kind of records the rows become. */
export function KindChoice({ kind, locked, onChange }: Props) {
  return (
    <Group gap="md" wrap="nowrap">
      <SegmentedControl
        aria-label="Kind of records"
        flex="none"
        value={kind}
        disabled={locked}
        data={importKinds.map((value) => ({ value, label: kindWords[value] }))}
        onChange={onChange}
      />
      <Text c="dimmed">{kindMeans[kind]}</Text>
    </Group>
  )
}
