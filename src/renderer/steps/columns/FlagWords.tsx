import { Group, TagsInput } from '@mantine/core'
import type { Column } from '#shared/layout/column.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { directionOfFlag } from '#shared/money/debitOrCredit.ts'
import { withFlagWords } from './layoutFields.ts'

const known = { debit: 'D, DR, Debit, Out … are known', credit: 'C, CR, Credit, In … are known' }

interface Props {
  readonly layout: Layout
  readonly columns: readonly Column[]
  readonly locked: boolean
  readonly onChange: (layout: Layout) => void
}

/** Words of the user's own by which a column says that money went out or came in. */
export function FlagWords({ layout, columns, locked, onChange }: Props) {
  const samples = columns[columnOf(layout, 'flag') ?? -1]?.samples ?? []
  const unknown = samples.filter((text) => directionOfFlag(text, layout.flagWords) === null)
  const words = (way: 'debit' | 'credit', label: string) => (
    <TagsInput
      size="sm"
      w={300}
      label={label}
      placeholder={known[way]}
      disabled={locked}
      value={layout.flagWords?.[way] ?? []}
      data={[...new Set(unknown)]}
      maxTags={50}
      onChange={(chosen) => onChange(withFlagWords(layout, way, chosen))}
    />
  )
  return (
    <Group mt={4} mb={8}>
      {words('debit', 'Other words for money out')}
      {words('credit', 'Other words for money in')}
    </Group>
  )
}
