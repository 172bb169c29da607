import type { DeliveredRecord } from '#shared/delivery/deliveryPage.ts'
import type { LedgerEntry } from '#shared/delivery/ledger.ts'
import { csvForSpreadsheets } from '#engine/csvForSpreadsheets.ts'
import type { ReceiptFacts, ReceiptForm } from '#engine/receipt/receipt.ts'
import {
  factLines,
  instantText,
  majorText,
  recipientText,
  readBackText,
  sinceText,
  whyText,
} from '#engine/receipt/receiptWords.ts'

/**
 * A receipt as CSV: facts and totals, a blank line, a line a record, a blank line, a line an attempt. Amounts in the major
 * unit; no cell becomes a formula where the file is opened.
 */
export const csvReceipt: ReceiptForm = {
  head: (facts) =>
    [
      // Spreadsheets take a file for UTF-8 by this mark.
      '\uFEFF',
      ...factLines(facts).map(line),
      ...facts.totals.map((total) => line(totalCells(total))),
      line([]),
      line([
        'row',
        'part',
        'kind',
        'date',
        'name',
        'amount',
        'currency',
        'state',
        'since',
        'reason',
        'id',
        'read back',
      ]),
    ].join(''),
  record: (record) => line(recordCells(record)),
  middle: () =>
    line([]) +
    line([
      'attempt',
      'left',
      'heard',
      'business',
      'endpoint',
      'bytes',
      'records',
      'outcome',
      'status',
      'answer',
    ]),
  attempt: (entry) => line(attemptCells(entry)),
  end: () => line([]),
  checksum: (sha256) => line(['sha256 of all lines above', sha256]),
}

type Cell = string | number

function line(cells: readonly Cell[]): string {
  return csvForSpreadsheets([cells])
}

function totalCells({ kind, state, count, sum, currency }: ReceiptFacts['totals'][number]): Cell[] {
  return [
    `Total of ${kind}, ${state}`,
    majorText(sum, currency),
    currency,
    count === 1 ? '1 record' : `${count} records`,
  ]
}

function recordCells(record: DeliveredRecord): Cell[] {
  const { rows, kind, date, name, amount, currency, delivery, id } = record
  const part = record.kind === 'settlement' ? 'main' : record.part
  return [
    ...[rows.join(' '), part, kind, date, name, majorText(amount, currency), currency],
    ...[delivery.state, sinceText(delivery), whyText(delivery), id, readBackText(delivery)],
  ]
}

function attemptCells({ no, openedAt, closedAt, to, exchange, records, outcome }: LedgerEntry): Cell[] {
  return [
    ...[no, instantText(openedAt), closedAt === null ? '' : instantText(closedAt)],
    ...[to === null ? '' : recipientText(to), exchange?.endpoint ?? '', exchange?.bytes ?? '', records],
    ...[outcome, exchange?.status ?? '', exchange?.answer ?? ''],
  ]
}
