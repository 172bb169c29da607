import { Button, Group, SegmentedControl, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { CellClickedEvent, CellKeyDownEvent, GridApi, RowSelectionOptions } from 'ag-grid-community'
import { use, useCallback, useMemo, useState } from 'react'
import { isOfBefore } from '#shared/delivery/emptied.ts'
import type { Compared } from '#shared/duplicates/standing.ts'
import type { Fix } from '#shared/fixes/fix.ts'
import type { ImportSummary, OfferedRow, RowFilter } from '#shared/imports/importView.ts'
import { fieldNames } from '#shared/layout/layout.ts'
import { settle } from '../../ipc/answers.ts'
import { useIpc } from '../../ipc/ipc.ts'
import { answerKey } from '../../ipc/useAnswer.ts'
import { useCommand } from '../../ipc/useCommand.ts'
import { useNoteImport } from '../../ipc/useImport.ts'
import { ProofLines } from '../../ui/ProofLines.tsx'
import { FailureNotice } from '../../ui/FailureNotice.tsx'
import { focusedRow } from '../../ui/focusedRow.ts'
import { counted } from '../../ui/formatMoney.ts'
import { LazyRowGrid } from '../../ui/LazyRowGrid.tsx'
import type { AskPage } from '../../ui/RowGrid.tsx'
import { mainEntry } from '../../ui/rowMoney.ts'
import { OfBefore } from '../../ui/ofBefore.ts'
import { useNarrowWindow } from '../../ui/useNarrowWindow.ts'
import { ReadingTask } from '../../wizard/ReadingTask.tsx'
import { StepFrame } from '../../wizard/StepFrame.tsx'
import type { StepProps } from '../../wizard/stepProps.ts'
import { blockedBy } from '../../wizard/stepWords.ts'
import { reviewColumns } from './reviewColumns.tsx'
import { reviewFilters, rowsAddUp } from './reviewFilters.ts'
import { leaveOrTake, leaveOutAll, takeInAll, takeOffered } from './rowActions.ts'
import { MakeRule } from './MakeRule.tsx'
import { RowStrip } from './RowStrip.tsx'
import { SelectionStrip } from './SelectionStrip.tsx'
import { Totals } from './Totals.tsx'
import { useComparison } from './useComparison.ts'
import { useRules } from './useRules.ts'

interface Props extends StepProps {
  readonly filter: RowFilter
  readonly onFilter: (filter: RowFilter) => void
}

/** All rows, what is wrong with them, and the corrections. */
export function Review({ summary, onGo, filter, onFilter }: Props) {
  const { layout, reading, tally } = summary
  const [focused, setFocused] = useState<OfferedRow | null>(null)
  const [selection, setSelection] = useState<Selection>(nothingSelected)
  const corrections = useCorrections(summary)
  const rules = useRules(summary.id, corrections.changed)
  const narrow = useNarrowWindow()
  const ofBefore = use(OfBefore)
  const { compared, version } = useComparison(summary.id, corrections.count)
  const shared = compared.sentBefore + compared.waitsElsewhere + compared.toLookAt
  const findings = tally.errors + tally.warnings + tally.left + summary.delivery.refused + shared > 0
  const columns = useMemo(
    () => reviewColumns(layout, reading.lastRow, { room: narrow ? 'narrow' : 'wide', findings, ofBefore }),
    [layout, reading.lastRow, narrow, findings, ofBefore],
  )
  const ask = useRowPages(summary.id, filter)
  useHotkeys([['mod+Z', () => summary.canUndo && corrections.undo()]])

  const onKey = ({ data, event }: CellKeyDownEvent<OfferedRow>): void => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Delete' || data === undefined) return
    const { rows } = selection
    const fix = rows.length > 0 ? (leaveOutAll(rows) ?? takeInAll(rows)) : leaveOrTake(data)
    if (fix !== null) corrections.fix(fix)
  }
  const onClick = ({ data, event }: CellClickedEvent<OfferedRow>): void => {
    const fix = data === undefined ? null : takeOffered(data)
    if (fix !== null && event?.target instanceof HTMLButtonElement) corrections.fix(fix)
  }
  const chosen = summary.sendingBegun ? null : chosenByHand(focused)
  return (
    <StepFrame
      fills
      question="Are these records right?"
      beside={<Totals tally={tally} />}
      primary={{ label: 'On to sending', onPress: () => onGo('send'), blockedBy: blockedBy('send', summary) }}
      remark={toBeSent(summary, compared)}
      secondary={
        <ReadingTask task="imports.setLayout" about={summary.id}>
          <Text c="dimmed" className="figures">
            {rowsAddUp(summary)}
          </Text>
        </ReadingTask>
      }
    >
      <Group justify="space-between" wrap="nowrap">
        <SegmentedControl
          size="xs"
          aria-label="Which rows to show"
          value={filter}
          data={reviewFilters(summary, compared)}
          onChange={onFilter}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          disabled={!summary.canUndo}
          onClick={corrections.undo}
        >
          Undo
        </Button>
      </Group>
      <ProofLines of={summary} />
      {corrections.failure !== null && (
        <FailureNotice failure={corrections.failure} retry={corrections.forget} retryLabel="Dismiss" />
      )}
      {rules.failure !== null && (
        <FailureNotice failure={rules.failure} retry={rules.forget} retryLabel="Dismiss" />
      )}
      <LazyRowGrid
        ask={ask}
        rowId={({ row }) => String(row)}
        {...withinTable(summary, filter)}
        label="Rows of the file"
        version={corrections.count + version}
        empty={nothingShown(filter)}
        columnDefs={columns}
        readOnlyEdit
        stopEditingWhenCellsLoseFocus
        onCellKeyDown={(event) => 'column' in event && onKey(event)}
        onCellClicked={onClick}
        onCellFocused={({ api }) => setFocused(focusedRow(api))}
        onModelUpdated={({ api }) => {
          setFocused(focusedRow(api))
          setSelection((before) => selectionOf(api, before))
        }}
        rowSelection={bySelectingRows}
        selectionColumnDef={{ width: 40, resizable: false }}
        onSelectionChanged={({ api }) => setSelection((before) => selectionOf(api, before))}
        onCellEditRequest={({ data, column, newValue, oldValue }) => {
          const field = fieldNames.find((name) => name === column.getColId())
          const value = String(newValue ?? '')
          if (field !== undefined && value !== oldValue)
            corrections.fix({ does: 'set', row: data.row, field, value })
        }}
      />
      {selection.rows.length > 0 ? (
        <SelectionStrip rows={selection.rows} onFix={corrections.fix} onClear={selection.clear} />
      ) : (
        <RowStrip row={focused} layout={layout} narrow={narrow} onFix={corrections.fix}>
          {chosen !== null && (
            <MakeRule key={chosen.id} id={summary.id} layout={layout} record={chosen} onKeep={rules.use} />
          )}
        </RowStrip>
      )}
    </StepFrame>
  )
}

/** The rows that are selected, and the way to select none. */
interface Selection {
  readonly rows: readonly OfferedRow[]
  readonly clear: () => void
}

const nothingSelected: Selection = { rows: [], clear: () => undefined }

const bySelectingRows: RowSelectionOptions<OfferedRow> = {
  mode: 'multiRow',
  headerCheckbox: false,
  enableClickSelection: false,
}

function selectionOf(api: GridApi<OfferedRow>, before: Selection): Selection {
  const rows = api.getSelectedRows()
  if (rows.length === 0 && before.rows.length === 0) return before
  return { rows, clear: () => api.deselectAll() }
}

/** A row's record, if its category was chosen by hand. */
function chosenByHand(row: OfferedRow | null) {
  const entry = row?.fixed.includes('category') === true ? mainEntry(row) : null
  return entry?.category === undefined ? null : { ...entry, category: entry.category }
}

function useRowPages(id: string, filter: RowFilter): AskPage<OfferedRow> {
  const { client } = useIpc()
  return useCallback(
    (offset, limit) => settle<'imports.page'>(client.call('imports.page', { id, filter, offset, limit })),
    [client, id, filter],
  )
}

function useCorrections(summary: ImportSummary) {
  const queries = useQueryClient()
  const noteImport = useNoteImport()
  const fixing = useCommand('imports.fix')
  const undoing = useCommand('imports.undo')
  const [count, setCount] = useState(0)

  async function fix(fix: Fix): Promise<void> {
    const answer = await fixing.run({ id: summary.id, fix })
    if (answer.ok) note(answer.value)
  }
  async function undo(): Promise<void> {
    const answer = await undoing.run({ id: summary.id })
    if (answer.ok) note(answer.value)
  }
  function note(answer: { readonly summary: ImportSummary }): void {
    noteImport(answer.summary)
    // A choice of a category is learned from.
    queries.removeQueries({ queryKey: answerKey('categories.learned', {}) })
    changed()
  }
  function changed(): void {
    setCount((before) => before + 1)
  }
  return {
    count,
    /** Rows are other than they were, not by a correction. */
    changed,
    failure: fixing.failure ?? undoing.failure,
    // What came of each is shown by the grid and the totals, a failure by the notice above the grid.
    fix: (one: Fix) => void fix(one),
    undo: () => void undo(),
    forget: () => {
      fixing.forget()
      undoing.forget()
    },
  }
}

// Pages hold the rows before and after the table, too, which are no part of any count; all of those before it are left out.
function withinTable({ reading, tally }: ImportSummary, filter: RowFilter) {
  const skip = reading.firstRow - 1
  if (filter === 'all') return { within: { skip, total: tally.rows } }
  return filter === 'left' ? { within: { skip, total: tally.left } } : {}
}

function toBeSent(
  { tally, delivery, sendingBegun, emptied, reverses }: ImportSummary,
  { sentBefore }: Pick<Compared, 'sentBefore'>,
): string {
  if (reverses?.gone !== undefined) return 'None of them is sent any more.'
  if (isOfBefore(emptied)) return 'None of its records is at stub any more.'
  if (sendingBegun) return `${counted(delivery.waiting + delivery.refused, 'record')} not at stub yet.`
  const records = counted(tally.records, 'record')
  return sentBefore === 0
    ? `${records} will be sent.`
    : `${records}; what is of the ${counted(sentBefore, 'row')} sent before does not leave again.`
}

function nothingShown(filter: RowFilter): string {
  if (filter === 'errors') return 'No row is in error.'
  if (filter === 'warnings') return 'No row has a warning.'
  if (filter === 'left') return 'No row is left out.'
  if (filter === 'sentBefore') return 'No row was sent before.'
  return 'There is no such row.'
}
