import { readSourceRow } from '#shared/convert/readSourceRow.ts'
import type { ComparedRecord } from '#shared/duplicates/compareRecords.ts'
import { dayNumberOf, dayText } from '#shared/dates/dayNumber.ts'
import { idPrint, kinPrint, type Print, type RecordPrint } from '#shared/duplicates/recordPrint.ts'
import { cellText, type Cells } from '#shared/reading/cell.ts'
import { isPendingText } from '#shared/records/identityText.ts'
import type { Entry, Settlement, StubRecord } from '#shared/records/record.ts'
import type { RowIdentity } from '#shared/records/recordId.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'

/** What tells an import's records in another import. A settlement's id is of no amount, and so it is its own kin. */
export function comparedRecord(open: OpenImport, record: StubRecord): ComparedRecord {
  return record.kind === 'settlement' ? ofSettlement(record) : ofEntry(open, record)
}

/** What is kept of a record. */
export function printOf(open: OpenImport, record: StubRecord): RecordPrint {
  const { id, amount, day, isPending, kinOn } = comparedRecord(open, record)
  return { id, kin: kinOn(), amount, day, isPending }
}

const noKin: Print = { high: 0, low: 0 }

/**
 * What is kept of a record that waits: only its id is ever looked for, so that its row need not be read. What was sent alone has kin,
 * and pending records that were posted since.
 */
export function waitingPrintOf({ id, kind, amount, date }: StubRecord): RecordPrint {
  const signed = kind === 'expense' ? -amount : amount
  return { id: idPrint(id), kin: noKin, amount: signed, day: dayNumberOf(date), isPending: false }
}

function ofSettlement({ id, rows, amount, date }: Settlement): ComparedRecord {
  const print = idPrint(id)
  return {
    ...{ rows, part: 'main', id: print, amount, day: dayNumberOf(date) },
    ...{ isPending: false, isCounted: false, kinOn: () => print },
  }
}

function ofEntry({ file, state }: OpenImport, { id, row, part, kind, amount, date }: Entry): ComparedRecord {
  const { table, judgement } = state()
  const cells = file.rows.row(table.edition, row)
  // Most records are known or new by their id alone.
  let identity: RowIdentity | null = null
  const read = (): RowIdentity => (identity ??= readSourceRow(cells, judgement).identity)
  return {
    rows: [row],
    part,
    id: idPrint(id),
    amount: kind === 'income' ? amount : -amount,
    day: dayNumberOf(date),
    isPending: isPending(cells, judgement.layout.identity),
    get isCounted() {
      return read().sourceId === null
    },
    kinOn: (day) => kinPrint(day === undefined ? read() : { ...read(), date: dayText(day) }, part),
  }
}

function isPending(cells: Cells, identity: readonly number[]): boolean {
  return identity.some((column) => isPendingText(cellText(cells[column])))
}
