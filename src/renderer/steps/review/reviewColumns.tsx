import type { ColDef, ICellRendererParams } from 'ag-grid-community'
import type { ComponentType } from 'react'
import { findingMessage } from '#shared/findings/findingMessage.ts'
import type { OfferedRow } from '#shared/imports/importView.ts'
import type { FieldName, Layout } from '#shared/layout/layout.ts'
import { aboutDelivery } from '../../ui/deliveryWords.ts'
import { formatDate } from '../../ui/formatDate.ts'
import { formatMoney, formatSigned } from '../../ui/formatMoney.ts'
import { Money } from '../../ui/Money.tsx'
import { entryOf, mainEntry, signedAmount } from '../../ui/rowMoney.ts'
import { leftWords } from '../../ui/readingWords.ts'
import { rowNumberWidth } from '../../ui/rowNumberWidth.ts'
import { TwoLines } from '../../ui/TwoLines.tsx'
import { aboutStanding } from '../../ui/standingWords.ts'
import { RowState } from '../../ui/RowState.tsx'
import styles from './Review.module.css'
import { canFix } from './rowActions.ts'

type Column = ColDef<OfferedRow, string>

/** How much room the columns have, whether there is anything to look at, and whether states are said to be of before the business was emptied. */
export interface Shows {
  readonly room: 'wide' | 'narrow'
  readonly findings: boolean
  readonly ofBefore: boolean
}

/**
 * The columns of the review, those that say what to do first. A column with a field's name edits that field's text; the
 * others only show. A narrow window has no room for category, VAT and notes.
 */
export function reviewColumns(layout: Layout, lastRow: number, shows: Shows): Column[] {
  const { room, ofBefore } = shows
  const stateWidth = room === 'wide' ? 118 : 106
  return [
    {
      colId: 'row',
      headerName: 'Row',
      width: rowNumberWidth(lastRow),
      type: 'rightAligned',
      valueGetter: ({ data }) => String(data?.row ?? ''),
    },
    { colId: 'state', headerName: 'State', width: ofBefore ? 144 : stateWidth, cellRenderer: State },
    ...(shows.findings ? [findingColumn(layout)] : []),
    editable('date', 'Date', layout, { width: room === 'wide' ? 114 : 106, cellRenderer: DateCell }),
    editable('name', 'Name', layout, { minWidth: 90, flex: 3, cellRenderer: NameCell }),
    ...moneyColumns(layout, room),
    ...(layout.sign === 'flag' ? [editable('flag', 'In or out', layout, { width: 90 })] : []),
    ...(layout.kind === 'settlement' ? [editable('settlementId', 'Payout', layout, { width: 100 })] : []),
    ...(room === 'wide'
      ? [
          editable('category', 'Category', layout, {
            minWidth: 84,
            flex: 2,
            cellRenderer: CategoryCell,
          }),
          editable('vat', 'VAT', layout, { width: 100, type: 'rightAligned', cellRenderer: VatCell }),
          editable('notes', 'Notes', layout, { minWidth: 64, flex: 1 }),
        ]
      : []),
  ]
}

function findingColumn(layout: Layout): Column {
  return {
    colId: 'finding',
    headerName: 'To look at',
    minWidth: 120,
    flex: 4,
    valueGetter: ({ data }) => toLookAt(data, layout),
    tooltip: true,
    cellRenderer: TwoLines,
  }
}

function moneyColumns(layout: Layout, room: Shows['room']): Column[] {
  const money = (
    field: FieldName,
    headerName: string,
    width: number,
    cellRenderer: ComponentType<CellProps>,
  ) => editable(field, headerName, layout, { width, type: 'rightAligned', cellRenderer })
  const [one, each, fee] = room === 'wide' ? [144, 122, 92] : [132, 108, 78]
  return [
    ...(layout.sign === 'debitCredit'
      ? [money('debit', 'Money out', each, DebitCell), money('credit', 'Money in', each, CreditCell)]
      : [money('amount', 'Amount', one, AmountCell)]),
    ...(layout.fields.fee === undefined ? [] : [money('fee', 'Fee', fee, FeeCell)]),
  ]
}

function toLookAt(row: OfferedRow | undefined, layout: Layout): string {
  if (row === undefined) return ''
  const left = row.verdict.state === 'left' ? [`Left out: ${leftWords[row.verdict.why]}.`] : []
  const refused = row.delivery?.state === 'refused' ? [aboutDelivery(row.delivery)] : []
  const { standing } = row
  // That a row repeats another is nothing to settle: it is said when the row is looked at.
  const known =
    standing === null || standing.is === 'repeat' ? [] : [aboutStanding(standing, currencyOf(row, layout))]
  return [...refused, ...left, ...known, ...findingTexts(row, layout)].join(' ')
}

/** The currency of a row's records. */
export function currencyOf(row: OfferedRow, layout: Layout): string {
  return mainEntry(row)?.currency ?? layout.currency
}

/** What is wrong or doubtful about a row, a sentence each. */
export function findingTexts(row: OfferedRow | undefined, layout: Layout): string[] {
  return (row?.verdict.findings ?? []).map((finding) => findingMessage(finding, layout))
}

function editable(field: FieldName, headerName: string, layout: Layout, more: Column): Column {
  const findingsOf = (row: OfferedRow | undefined) =>
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
    tooltip: ({ data, value }) =>
      [
        ...(isText(field) ? [value] : []),
        ...findingsOf(data).map((finding) => findingMessage(finding, layout)),
        ...(data?.fixed.includes(field) === true ? ['Corrected by you.'] : []),
      ].join(' '),
    ...more,
  }
}

/** Whether a field holds words, which may be longer than its column. */
function isText(field: FieldName): boolean {
  return field === 'name' || field === 'category' || field === 'notes'
}

type CellProps = ICellRendererParams<OfferedRow, string>

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
  return entryOf(props.data, 'main')?.kind === 'income' ? null : <OneWayCell {...props} />
}

function CreditCell(props: CellProps) {
  return entryOf(props.data, 'main')?.kind === 'expense' ? null : <OneWayCell {...props} />
}

/** An amount under a heading that says which way it goes. */
function OneWayCell({ data, value }: CellProps) {
  const entry = entryOf(data, 'main')
  return (
    <span className={styles.oneWay} data-way={entry?.kind}>
      {entry === null ? value : formatSigned(signedAmount(entry), entry.currency)}
    </span>
  )
}

function FeeCell({ data, value }: CellProps) {
  const fee = entryOf(data, 'fee')
  return (
    <span className="figures">{fee === null ? value : formatSigned(signedAmount(fee), fee.currency)}</span>
  )
}

/** The VAT that is sent, which need not be what the file says; where there is no record, what the file says. */
function VatCell({ data, value }: CellProps) {
  const entry = entryOf(data, 'main')
  if (data?.verdict.state !== 'converted') return <span className="figures">{value}</span>
  return entry?.vat === undefined ? null : (
    <span className="figures">{formatMoney(entry.vat, entry.currency)}</span>
  )
}

/**
 * The category that is sent, which a rule may have given; where there is no record, what the file says. One that was chosen
 * before is offered as a button, whose click the grid hears; the keyboard's way to it is the strip below.
 */
function CategoryCell({ data, value }: CellProps) {
  if (data?.verdict.state !== 'converted') return value
  const { offered } = data
  return (
    <>
      {mainEntry(data)?.category}
      {offered !== null && (
        <button type="button" tabIndex={-1} className={styles.offered} title={`You chose ${offered} before`}>
          {offered}?
        </button>
      )}
    </>
  )
}
