import type { ColDef, ICellRendererParams } from 'ag-grid-community'
import type { DeliveredRecord } from '#shared/delivery/deliveryPage.ts'
import { DeliveryMark } from '../../ui/DeliveryMark.tsx'
import { aboutDelivery } from '../../ui/deliveryWords.ts'
import { formatDate } from '../../ui/formatDate.ts'
import { Money } from '../../ui/Money.tsx'
import { rowNumberWidth } from '../../ui/rowNumberWidth.ts'
import { textColumn } from '../../ui/textColumn.ts'
import { TwoLines } from '../../ui/TwoLines.tsx'
import { kindOf, nameOf, rowsSaid, signedAmountOf } from './recordWords.ts'

type Column = ColDef<DeliveredRecord, string>
type CellProps = ICellRendererParams<DeliveredRecord, string>

const said = textColumn<DeliveredRecord>

/** How much room the columns have, and whether the states are said to be of before the business was emptied. */
interface Shows {
  readonly room: 'wide' | 'narrow'
  readonly ofBefore: boolean
}

/** The columns of the outcome: the record, and what became of it. A narrow window has no room for the ids. */
export function deliveryColumns(lastRow: number, { room, ofBefore }: Shows): Column[] {
  const stateWidth = room === 'wide' ? 124 : 116
  return [
    said('rows', 'Row', ({ rows }) => rowsSaid(rows), {
      width: Math.max(72, rowNumberWidth(lastRow)),
    }),
    said('date', 'Date', ({ date }) => formatDate(date), {
      width: room === 'wide' ? 114 : 106,
    }),
    said('name', 'Name', nameOf, { minWidth: 110, flex: 3 }),
    said('kind', 'Kind', kindOf, { width: 92 }),
    {
      colId: 'amount',
      headerName: 'Amount',
      width: room === 'wide' ? 148 : 134,
      type: 'rightAligned',
      cellRenderer: AmountCell,
    },
    { colId: 'state', headerName: 'State', width: ofBefore ? 148 : stateWidth, cellRenderer: StateCell },
    said('known', 'What is known', ({ delivery }) => aboutDelivery(delivery), {
      minWidth: 130,
      flex: 4,
      cellRenderer: TwoLines,
    }),
    ...(room === 'wide' ? [said('id', 'Id', ({ id }) => id, { width: 120 })] : []),
  ]
}

function AmountCell({ data }: CellProps) {
  return data === undefined ? null : <Money signed={signedAmountOf(data)} currency={data.currency} />
}

function StateCell({ data }: CellProps) {
  return data === undefined ? null : <DeliveryMark state={data.delivery.state} />
}
