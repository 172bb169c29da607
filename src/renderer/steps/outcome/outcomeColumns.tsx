import type { ColDef, ICellRendererParams } from 'ag-grid-community'
import type { ReviewRow } from '#shared/imports/importView.ts'
import { DeliveryMark } from '../../ui/DeliveryMark.tsx'
import { aboutDelivery } from '../../ui/deliveryWords.ts'
import { formatDate } from '../../ui/formatDate.ts'
import { Money } from '../../ui/Money.tsx'
import { rowNumberWidth } from '../../ui/rowNumberWidth.ts'
import { mainEntry, signedAmount } from '../../ui/rowMoney.ts'

type CellProps = ICellRendererParams<ReviewRow, string>

/** The columns of the outcome: the record, and what became of it. */
export function outcomeColumns(lastRow: number): ColDef<ReviewRow, string>[] {
  return [
    {
      headerName: 'Row',
      width: rowNumberWidth(lastRow),
      type: 'rightAligned',
      valueGetter: ({ data }) => String(data?.row ?? ''),
    },
    {
      headerName: 'Date',
      width: 114,
      valueGetter: ({ data }) => entryText(data, ({ date }) => formatDate(date)),
    },
    {
      headerName: 'Name',
      minWidth: 130,
      flex: 2,
      valueGetter: ({ data }) => entryText(data, ({ name }) => name),
    },
    { headerName: 'Amount', width: 150, type: 'rightAligned', cellRenderer: AmountCell },
    { headerName: 'State', width: 124, cellRenderer: StateCell },
    {
      headerName: 'What is known',
      minWidth: 170,
      flex: 3,
      valueGetter: ({ data }) => (data?.delivery == null ? '' : aboutDelivery(data.delivery)),
      tooltip: true,
    },
  ]
}

function entryText(
  row: ReviewRow | undefined,
  text: (entry: NonNullable<ReturnType<typeof mainEntry>>) => string,
) {
  const entry = mainEntry(row)
  return entry === null ? '' : text(entry)
}

function AmountCell({ data }: CellProps) {
  const entry = mainEntry(data)
  return entry === null ? null : <Money signed={signedAmount(entry)} currency={entry.currency} />
}

function StateCell({ data }: CellProps) {
  return data?.delivery == null ? null : <DeliveryMark state={data.delivery.state} />
}
