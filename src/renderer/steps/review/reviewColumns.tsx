import type { ColDef, ICellRendererParams } from 'ag-grid-community'
import { findingMessage } from '#shared/findings/findingMessage.ts'
import type { ReviewRow } from '#shared/imports/importView.ts'
import type { FieldName, Layout } from '#shared/layout/layout.ts'
import { aboutDelivery } from '../../ui/deliveryWords.ts'
import { formatDate } from '../../ui/formatDate.ts'
import { formatMoney, formatSigned } from '../../ui/formatMoney.ts'
import { Money } from '../../ui/Money.tsx'
import { entryOf, mainEntry, signedAmount } from '../../ui/rowMoney.ts'
import { leftWords } from '../../ui/readingWords.ts'
import { rowNumberWidth } from '../../ui/rowNumberWidth.ts'
import { RowState } from '../../ui/RowState.tsx'
import styles from './Review.module.css'
import { canFix } from './rowActions.ts'

type Column = ColDef<ReviewRow, string>

/** The columns of the review. A column with a field's name edits that field's text; the others only show. */
export function reviewColumns(layout: Layout, lastRow: number): Column[] {
  const each = layout.sign === 'debitCredit'
  return [
    {
      colId: 'row',
      headerName: 'Row',
      width: rowNumberWidth(lastRow),
      type: 'rightAligned',
      valueGetter: ({ data }) => String(data?.row ?? ''),
    },
    { colId: 'state', headerName: 'State', width: 102, cellRenderer: State },
    editable('date', 'Date', layout, { width: 114, cellRenderer: DateCell }),
    editable('name', 'Name', layout, { minWidth: 140, flex: 3, cellRenderer: NameCell }),
    ...(each
      ? [
          editable('debit', 'Money out', layout, {
            width: 132,
            type: 'rightAligned',
            cellRenderer: DebitCell,
          }),
          editable('credit', 'Money in', layout, {
            width: 132,
            type: 'rightAligned',
            cellRenderer: CreditCell,
          }),
        ]
      : [
          editable('amount', 'Amount', layout, {
            width: 144,
            type: 'rightAligned',
            cellRenderer: AmountCell,
          }),
        ]),
    ...(layout.fields.fee === undefined
      ? []
      : [editable('fee', 'Fee', layout, { width: 92, type: 'rightAligned', cellRenderer: FeeCell })]),
    ...(layout.sign === 'flag' ? [editable('flag', 'In or out', layout, { width: 96 })] : []),
    {
      colId: 'finding',
      headerName: 'To look at',
      minWidth: 160,
      flex: 2,
      valueGetter: ({ data }) => toLookAt(data, layout),
      tooltip: true,
      cellClass: styles.finding ?? '',
    },
    ...(layout.kind === 'settlement' ? [editable('settlementId', 'Payout', layout, { width: 110 })] : []),
    editable('category', 'Category', layout, { width: 110 }),
    editable('vat', 'VAT', layout, { width: 90, type: 'rightAligned', cellRenderer: VatCell }),
    editable('notes', 'Notes', layout, { width: 104 }),
  ]
}

function toLookAt(row: ReviewRow | undefined, layout: Layout): string {
  if (row === undefined) return ''
  const left = row.verdict.state === 'left' ? [`Left out: ${leftWords[row.verdict.why]}.`] : []
  const refused = row.delivery?.state === 'refused' ? [aboutDelivery(row.delivery)] : []
  return [...refused, ...left, ...findingTexts(row, layout)].join(' ')
}

/** What is wrong or doubtful about a row, a sentence each. */
export function findingTexts(row: ReviewRow | undefined, layout: Layout): string[] {
  return (row?.verdict.findings ?? []).map((finding) => findingMessage(finding, layout))
}

function editable(field: FieldName, headerName: string, layout: Layout, more: Column): Column {
  const findingsOf = (row: ReviewRow | undefined) =>
    (row?.verdict.findings ?? []).filter((finding) => finding.field === field)
  return {
    colId: field,
    headerName,
    valueGetter: ({ data }) => data?.texts[field] ?? '',
    editable: ({ data }) => data !== undefined && canFix(data),
    // Delete leaves the row out; it must not empty the cell as well.
    suppressKeyboardEvent: ({ event, editing }) =>
      !editing && (event.key === 'Delete' || event.key === 'Backspace'),
    cellClassRules: {
      [styles.wrong ?? '']: ({ data }) => findingsOf(data).some(({ severity }) => severity === 'error'),
      [styles.doubtful ?? '']: ({ data }) => findingsOf(data).some(({ severity }) => severity === 'warning'),
      [styles.fixed ?? '']: ({ data }) => data?.fixed.includes(field) ?? false,
      [styles.left ?? '']: ({ data }) => data?.verdict.state === 'left',
    },
    tooltip: ({ data }) =>
      [
        ...findingsOf(data).map((finding) => findingMessage(finding, layout)),
        ...(data?.fixed.includes(field) === true ? ['Corrected by you.'] : []),
      ].join(' '),
    ...more,
  }
}

type CellProps = ICellRendererParams<ReviewRow, string>

function State({ data }: CellProps) {
  return data === undefined ? <span className={styles.coming}>…</span> : <RowState row={data} />
}

function DateCell({ data, value }: CellProps) {
  const entry = mainEntry(data)
  return <span className="figures">{entry === null ? value : formatDate(entry.date)}</span>
}

function NameCell({ data, value }: CellProps) {
  const entry = mainEntry(data)
  return entry?.name ?? value
}

function AmountCell({ data, value }: CellProps) {
  const entry = entryOf(data, 'main')
  return entry === null ? (
    <span className="figures">{value}</span>
  ) : (
    <Money signed={signedAmount(entry)} currency={entry.currency} />
  )
}

function DebitCell(props: CellProps) {
  return entryOf(props.data, 'main')?.kind === 'income' ? null : <AmountCell {...props} />
}

function CreditCell(props: CellProps) {
  return entryOf(props.data, 'main')?.kind === 'expense' ? null : <AmountCell {...props} />
}

function FeeCell({ data, value }: CellProps) {
  const fee = entryOf(data, 'fee')
  return (
    <span className="figures">{fee === null ? value : formatSigned(signedAmount(fee), fee.currency)}</span>
  )
}

function VatCell({ data, value }: CellProps) {
  const entry = entryOf(data, 'main')
  return (
    <span className="figures">
      {entry?.vat === undefined ? value : formatMoney(entry.vat, entry.currency)}
    </span>
  )
}
