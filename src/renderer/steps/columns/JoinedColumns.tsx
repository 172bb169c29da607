import { Group, MultiSelect, Select } from '@mantine/core'
import type { Column } from '#shared/layout/column.ts'
import { fieldWords } from '#shared/layout/fieldWords.ts'
import type { FieldName, FieldSource } from '#shared/layout/layout.ts'
import { columnLabel } from './examples.ts'
import { separatorChoices } from './layoutWords.ts'

type Joined = Extract<FieldSource, { from: 'columns' }>

interface Props {
  readonly field: FieldName
  readonly source: Joined
  readonly columns: readonly Column[]
  readonly locked: boolean
  readonly onChange: (source: Joined) => void
}

/** The columns that are joined into one text, in order, and what stands between them. */
export function JoinedColumns({ field, source, columns, locked, onChange }: Props) {
  const words = fieldWords[field]
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <MultiSelect
        size="sm"
        w={208}
        flex="none"
        aria-label={`Columns for ${words}, in order`}
        disabled={locked}
        value={source.columns.map(String)}
        data={columns.map((column) => ({ value: String(column.index), label: columnLabel(column) }))}
        // Joining takes two: the last but one stays.
        onChange={(chosen) => chosen.length > 1 && onChange({ ...source, columns: chosen.map(Number) })}
      />
      <Select
        size="sm"
        flex={1}
        rightSectionWidth={28}
        aria-label={`Between the columns for ${words}`}
        disabled={locked}
        allowDeselect={false}
        value={source.separator}
        data={separatorChoices(source.separator)}
        onChange={(separator) => separator !== null && onChange({ ...source, separator })}
      />
    </Group>
  )
}
