import type { DeliveredRecord } from '#shared/delivery/deliveryPage.ts'
import { aboutDelivery } from '../../ui/deliveryWords.ts'
import { counted } from '../../ui/formatMoney.ts'

/** What a kind of record is called; a fee is one whichever way it goes. */
export function kindOf(record: DeliveredRecord): string {
  switch (record.kind) {
    case 'settlement':
      return 'Payout'
    case 'income':
    case 'expense':
      if (record.part === 'fee') return 'Fee'
      return record.kind === 'income' ? 'Income' : 'Expense'
  }
}

/** What a record is called; of a payout also how many lines it has. */
export function nameOf(record: DeliveredRecord): string {
  return record.kind === 'settlement' ? `${record.name} · ${counted(record.lines, 'line')}` : record.name
}

/** A record's amount in minor units, negative for money that went out. */
export function signedAmountOf({ kind, amount }: DeliveredRecord): number {
  return kind === 'expense' ? -amount : amount
}

/** Numbers of rows in ascending order, those that follow each other as one: `2–4, 7`. */
export function rowsSaid(rows: readonly number[]): string {
  const runs: { first: number; last: number }[] = []
  for (const row of rows) {
    const run = runs.at(-1)
    if (run?.last === row - 1) run.last = row
    else runs.push({ first: row, last: row })
  }
  return runs.map(({ first, last }) => (first === last ? String(first) : `${first}–${last}`)).join(', ')
}

/** All that there is to say about a record, with the id that it has at stub. */
export function aboutRecord(record: DeliveredRecord): string {
  const rows = `${record.rows.length === 1 ? 'Row' : 'Rows'} ${rowsSaid(record.rows)}`
  const about = aboutDelivery(record.delivery)
  return `${rows}, ${nameOf(record)}: ${about}${/[.!?]$/.test(about) ? '' : '.'} Id: ${record.id}`
}
