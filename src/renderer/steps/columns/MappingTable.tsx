import { Button, Group, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconEyeCheck } from '@tabler/icons-react'
import { memo, useState } from 'react'
import type { ColumnsView } from '#shared/imports/importView.ts'
import type { Column } from '#shared/layout/column.ts'
import { columnsIn } from '#shared/layout/columnOf.ts'
import { fieldWords } from '#shared/layout/fieldWords.ts'
import type { FieldName, FieldSource, Layout } from '#shared/layout/layout.ts'
import { useSteady } from '../../ui/useSteady.ts'
import { columnLabel } from './examples.ts'
import { FieldSelect } from './FieldSelect.tsx'
import { JoinedColumns } from './JoinedColumns.tsx'
import {
  columnSource,
  joinedSource,
  shownFields,
  takesConstant,
  takesJoined,
  withField,
} from './layoutFields.ts'
import styles from './MappingTable.module.css'
import { SourceInputs } from './SourceInputs.tsx'

// Below this the suggestion is shown as one to look at.
const sure = 0.75

interface Props {
  readonly layout: Layout
  readonly view: ColumnsView
  /** Whether the layout is one of the user's own: what that says is no guess. */
  readonly isOwn: boolean
  readonly missing: readonly FieldName[]
  readonly locked: boolean
  readonly onChange: (layout: Layout) => void
}

/** Every field with the column it comes from, and a few of that column's values beside it. */
export function MappingTable({ layout, view, isOwn, missing, locked, onChange }: Props) {
  const [all, setAll] = useState(false)
  const { main, more } = shownFields(layout)
  const shown = all ? [...main, ...more] : main
  const hasValues = view.columns.some(({ samples }) => samples.length > 0)
  const change = useSteady((field: FieldName, source: FieldSource | null) =>
    onChange(withField(layout, field, source)),
  )
  return (
    <div>
      <Table className={styles.mapping ?? ''} verticalSpacing={6} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={142}>Field</Table.Th>
            <Table.Th w={388}>Comes from</Table.Th>
            <Table.Th>
              {hasValues ? 'Values in your file' : <VisuallyHidden>What is missing</VisuallyHidden>}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((field) => (
            <FieldRow
              key={field}
              field={field}
              source={layout.fields[field] ?? null}
              columns={view.columns}
              doubtful={!isOwn && isDoubtful(field, layout, view)}
              missing={isMissing(field, layout, missing)}
              locked={locked}
              onChange={change}
            />
          ))}
        </Table.Tbody>
      </Table>
      {!all && more.length > 0 && (
        <Button
          variant="subtle"
          size="xs"
          className={styles.more ?? ''}
          classNames={{ label: styles.moreLabel ?? '' }}
          leftSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => setAll(true)}
        >
          More fields:{' '}
          <span className={styles.moreNames}>{more.map((field) => fieldWords[field]).join(', ')}</span>
        </Button>
      )}
    </div>
  )
}

interface RowProps {
  readonly field: FieldName
  readonly source: FieldSource | null
  readonly columns: readonly Column[]
  readonly doubtful: boolean
  readonly missing: boolean
  readonly locked: boolean
  readonly onChange: (field: FieldName, source: FieldSource | null) => void
}

// Costly to draw, and an answer changes one of them, or none.
const FieldRow = memo(function FieldRow({
  field,
  source,
  columns,
  doubtful,
  missing,
  locked,
  onChange,
}: RowProps) {
  const words = fieldWords[field]
  const change = (next: FieldSource | null): void => onChange(field, next)
  const taken = source === null ? [] : columnsIn(source).flatMap((index) => columns[index] ?? [])
  const values =
    source?.from === 'columns'
      ? joinedSample(taken, source.separator)
      : taken[0]?.samples.slice(0, 4).join('  ·  ')
  return (
    <Table.Tr>
      <Table.Td fw={600} className={styles.field ?? ''}>
        {words}
      </Table.Td>
      <Table.Td>
        <Stack gap={6}>
          <Group gap={6} wrap="nowrap">
            <FieldSelect
              size="sm"
              w={208}
              flex="none"
              aria-label={`Column for ${words}`}
              disabled={locked}
              error={missing}
              allowDeselect={false}
              searchable={columns.length > 8}
              // So that it fits above or below its field in the smallest window.
              maxDropdownHeight="min(20rem, 38vh)"
              value={valueOf(source)}
              data={choicesFor(field, source, columns)}
              onChange={(value) => value !== null && change(sourceOf(value, source, columns))}
            />
            {source !== null && (
              <SourceInputs field={field} source={source} locked={locked} onChange={change} />
            )}
          </Group>
          {source?.from === 'columns' && (
            <JoinedColumns
              field={field}
              source={source}
              columns={columns}
              locked={locked}
              onChange={change}
            />
          )}
        </Stack>
      </Table.Td>
      <Table.Td>
        <Group gap="sm" wrap="nowrap">
          {missing && <Text c="var(--bad)">Needed: choose its column.</Text>}
          {doubtful && (
            <Text className={styles.check ?? ''}>
              <IconEyeCheck size={16} aria-hidden /> Please check
            </Text>
          )}
          <Text c="dimmed" truncate className="figures" title={values}>
            {values}
          </Text>
        </Group>
      </Table.Td>
    </Table.Tr>
  )
})

/** Whether a field comes from a column that was suggested for it without being sure. */
function isDoubtful(field: FieldName, { fields }: Layout, { suggested, confidence }: ColumnsView): boolean {
  const source = fields[field]
  const guess = suggested.fields[field]
  if (source?.from !== 'column' || guess?.from !== 'column') return false
  return source.column === guess.column && (confidence[field] ?? 1) < sure
}

/** How joined columns read, by the first value of each; empty ones are passed over, as in a row. */
function joinedSample(columns: readonly Column[], separator: string): string {
  return columns.flatMap(({ samples }) => samples[0] ?? []).join(separator)
}

// Of debit and credit at least one is needed; `missingFields` says so as `amount`.
function isMissing(field: FieldName, layout: Layout, missing: readonly FieldName[]): boolean {
  if (missing.includes(field)) return true
  const either = field === 'debit' || field === 'credit'
  return either && layout.sign === 'debitCredit' && missing.includes('amount')
}

function choicesFor(field: FieldName, source: FieldSource | null, columns: readonly Column[]) {
  const joins = columns.length > 1 && (takesJoined(field) || source?.from === 'columns')
  return [
    { value: 'none', label: 'Nothing' },
    ...(takesConstant(field) ? [{ value: 'constant', label: 'The same in every row' }] : []),
    ...(joins ? [{ value: 'joined', label: 'Several columns, joined' }] : []),
    {
      group: 'Columns of your file',
      items: columns.map((column) => ({ value: `column ${column.index}`, label: columnLabel(column) })),
    },
  ]
}

function valueOf(source: FieldSource | null): string {
  switch (source?.from) {
    case undefined:
      return 'none'
    case 'constant':
      return 'constant'
    case 'columns':
      return 'joined'
    case 'column':
      return `column ${source.column}`
  }
}

function sourceOf(value: string, before: FieldSource | null, columns: readonly Column[]): FieldSource | null {
  if (value === 'none') return null
  if (value === 'constant') return { from: 'constant', value: '' }
  if (value === 'joined') return joinedSource(before, columns)
  return columnSource(before, Number(value.replace('column ', '')))
}
