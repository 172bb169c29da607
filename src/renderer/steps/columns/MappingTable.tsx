import { Button, Group, Select, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconEyeCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { ColumnsView } from '#shared/imports/importView.ts'
import { columnsIn } from '#shared/layout/columnOf.ts'
import { fieldWords } from '#shared/layout/fieldWords.ts'
import type { FieldName, FieldSource, Layout } from '#shared/layout/layout.ts'
import { columnLabel } from './examples.ts'
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
  readonly missing: readonly FieldName[]
  readonly locked: boolean
  readonly onChange: (layout: Layout) => void
}

/** Every field with the column it comes from, and a few of that column's values beside it. */
export function MappingTable({ layout, view, missing, locked, onChange }: Props) {
  const [all, setAll] = useState(false)
  const { main, more } = shownFields(layout)
  const shown = all ? [...main, ...more] : main
  const hasValues = view.columns.some(({ samples }) => samples.length > 0)
  return (
    <div>
      <Table className={styles.mapping ?? ''} verticalSpacing={6} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={150}>Field</Table.Th>
            <Table.Th w={380}>Comes from</Table.Th>
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
              view={view}
              missing={isMissing(field, layout, missing)}
              locked={locked}
              onChange={(source) => onChange(withField(layout, field, source))}
            />
          ))}
        </Table.Tbody>
      </Table>
      {!all && more.length > 0 && (
        <Button
          variant="subtle"
          size="xs"
          mt={6}
          h="auto"
          py={6}
          maw="100%"
          styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
          leftSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => setAll(true)}
        >
          More fields: {more.map((field) => fieldWords[field]).join(', ')}
        </Button>
      )}
    </div>
  )
}

interface RowProps {
  readonly field: FieldName
  readonly source: FieldSource | null
  readonly view: ColumnsView
  readonly missing: boolean
  readonly locked: boolean
  readonly onChange: (source: FieldSource | null) => void
}

function FieldRow({ field, source, view, missing, locked, onChange }: RowProps) {
  const words = fieldWords[field]
  const columns = source === null ? [] : columnsIn(source).flatMap((index) => view.columns[index] ?? [])
  const [column] = columns
  const suggested = view.suggested.fields[field]
  const confidence = view.confidence[field] ?? 1
  const doubtful =
    confidence < sure &&
    source?.from === 'column' &&
    suggested?.from === 'column' &&
    suggested.column === source.column
  return (
    <Table.Tr>
      <Table.Td fw={600} className={styles.field ?? ''}>
        {words}
      </Table.Td>
      <Table.Td>
        <Stack gap={6}>
          <Group gap={6} wrap="nowrap">
            <Select
              size="sm"
              w={208}
              flex="none"
              aria-label={`Column for ${words}`}
              disabled={locked}
              error={missing}
              allowDeselect={false}
              searchable={view.columns.length > 8}
              maxDropdownHeight={320}
              value={valueOf(source)}
              data={choicesFor(field, source, view)}
              onChange={(value) => value !== null && onChange(sourceOf(value, source, view))}
            />
            {source !== null && (
              <SourceInputs field={field} source={source} locked={locked} onChange={onChange} />
            )}
          </Group>
          {source?.from === 'columns' && (
            <JoinedColumns
              field={field}
              source={source}
              columns={view.columns}
              locked={locked}
              onChange={onChange}
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
          <Text c="dimmed" truncate className="figures">
            {source?.from === 'columns'
              ? joinedSample(columns, source.separator)
              : column?.samples.slice(0, 4).join('  ·  ')}
          </Text>
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

/** How joined columns read, by the first value of each; empty ones are passed over, as in a row. */
function joinedSample(columns: ColumnsView['columns'], separator: string): string {
  return columns.flatMap(({ samples }) => samples[0] ?? []).join(separator)
}

// Of debit and credit at least one is needed; `missingFields` says so as `amount`.
function isMissing(field: FieldName, layout: Layout, missing: readonly FieldName[]): boolean {
  if (missing.includes(field)) return true
  const either = field === 'debit' || field === 'credit'
  return either && layout.sign === 'debitCredit' && missing.includes('amount')
}

function choicesFor(field: FieldName, source: FieldSource | null, view: ColumnsView) {
  const joins = view.columns.length > 1 && (takesJoined(field) || source?.from === 'columns')
  return [
    { value: 'none', label: 'Nothing' },
    ...(takesConstant(field) ? [{ value: 'constant', label: 'The same in every row' }] : []),
    ...(joins ? [{ value: 'joined', label: 'Several columns, joined' }] : []),
    {
      group: 'Columns of your file',
      items: view.columns.map((column) => ({ value: `column ${column.index}`, label: columnLabel(column) })),
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

function sourceOf(value: string, before: FieldSource | null, view: ColumnsView): FieldSource | null {
  if (value === 'none') return null
  if (value === 'constant') return { from: 'constant', value: '' }
  if (value === 'joined') return joinedSource(before, view.columns)
  return columnSource(before, Number(value.replace('column ', '')))
}
