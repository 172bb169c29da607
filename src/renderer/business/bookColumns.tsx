import { IconAlertTriangle, IconCircleCheck, IconCircleMinus, IconCircleX } from '@tabler/icons-react'
import type { ColDef, ICellRendererParams } from 'ag-grid-community'
import type { BookLine } from '#shared/business/bookLine.ts'
import { formatDate } from '../ui/formatDate.ts'
import { Money } from '../ui/Money.tsx'
import states from '../ui/RowState.module.css'
import { textColumn } from '../ui/textColumn.ts'
import { TwoLines } from '../ui/TwoLines.tsx'
import { standingNames, whatIsKnown } from './bookWords.ts'

/** A line of the books by its place in the list: stub may hold one id twice. */
export type NumberedLine = BookLine & { readonly at: number }

type Column = ColDef<NumberedLine, string>
type CellProps = ICellRendererParams<NumberedLine, string>

const said = textColumn<NumberedLine>

/** The columns of stub's books: the entry, and how it stands with what was sent. A narrow window has no room for categories. */
export function bookColumns(room: 'wide' | 'narrow'): Column[] {
  return [
    said('date', 'Date', ({ date }) => formatDate(date), {
      width: room === 'wide' ? 114 : 106,
    }),
    said('name', 'Name', ({ name }) => name, { minWidth: 110, flex: 3 }),
    ...(room === 'wide' ? [said('category', 'Category', ({ category }) => category, { width: 130 })] : []),
    {
      colId: 'amount',
      headerName: 'Amount',
      width: room === 'wide' ? 148 : 134,
      type: 'rightAligned',
      cellRenderer: AmountCell,
    },
    { colId: 'standing', headerName: 'Compared', width: 150, cellRenderer: StandingCell },
    said('known', 'What is known', whatIsKnown, {
      minWidth: 130,
      flex: 4,
      cellRenderer: TwoLines,
    }),
  ]
}

function AmountCell({ data }: CellProps) {
  if (data === undefined) return null
  return <Money signed={data.kind === 'expense' ? -data.amount : data.amount} currency={data.currency} />
}

const signs = {
  good: IconCircleCheck,
  warn: IconAlertTriangle,
  bad: IconCircleX,
  plain: IconCircleMinus,
}

function StandingCell({ data }: CellProps) {
  if (data === undefined) return null
  const { name, tone } = standingNames[data.standing]
  const Sign = signs[tone]
  return (
    <span className={states.state} data-tone={tone}>
      <Sign size={16} aria-hidden /> {name}
    </span>
  )
}
