import type { ColDef } from 'ag-grid-community'
import type { LedgerEntry } from '#shared/delivery/ledger.ts'
import { formatInstant } from '../../ui/formatDate.ts'
import { formatCount } from '../../ui/formatMoney.ts'
import { textColumn } from '../../ui/textColumn.ts'
import { TwoLines } from '../../ui/TwoLines.tsx'
import { attemptAnswer, attemptCall, attemptNames, attemptRows } from './attemptWords.ts'

type Column = ColDef<LedgerEntry, string>

const said = textColumn<LedgerEntry>

/** The columns of the ledger: an attempt, and what was heard of it. A narrow window has no room for sizes. */
export function attemptColumns(room: 'wide' | 'narrow'): Column[] {
  return [
    said('no', 'No.', ({ no }) => formatCount(no), { width: 72, type: 'rightAligned' }),
    said('left', 'Left', ({ openedAt }) => formatInstant(openedAt), { width: 158 }),
    said('call', 'Call', attemptCall, { width: 136 }),
    said('rows', 'Rows', attemptRows, { width: 104 }),
    said('records', 'Records', ({ records }) => formatCount(records), {
      width: 88,
      type: 'rightAligned',
    }),
    ...(room === 'wide'
      ? [
          said('bytes', 'Bytes', ({ exchange }) => (exchange === null ? '' : formatCount(exchange.bytes)), {
            width: 96,
            type: 'rightAligned',
          }),
        ]
      : []),
    said('outcome', 'Outcome', ({ outcome }) => attemptNames[outcome], { width: 124 }),
    said('answer', 'Answer', attemptAnswer, {
      minWidth: 140,
      flex: 1,
      cellRenderer: TwoLines,
    }),
  ]
}
