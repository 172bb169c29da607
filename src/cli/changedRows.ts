import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Failure } from '#shared/errors/failure.ts'
import type { Standing } from '#shared/duplicates/standing.ts'
import type { ReviewRow } from '#shared/imports/importView.ts'
import { currencyDecimals } from '#shared/money/currency.ts'
import { formatMinor } from '#shared/money/formatMinor.ts'
import type { OpenImport } from './createImport.ts'
import { countOf, say, type Terminal } from './terminal.ts'

type Changed = Extract<Standing, { is: 'changedSince' | 'uneven' }>

/** A row that would leave, and how what was sent before differs from it. */
export interface ChangedRow {
  readonly row: ReviewRow
  readonly standing: Changed
}

const pageSize = 1000
const rowsNamed = 5

/**
 * The rows of an import, as it was compared last, that would leave though the same was sent in another form, or another number
 * of times. What has left already, with this import or another one, is none of them.
 */
export async function changedRows({
  importer,
}: Pick<OpenImport, 'importer'>): Promise<Result<ChangedRow[], Failure>> {
  const changed: ChangedRow[] = []
  for (let offset = 0; ; offset += pageSize) {
    const page = await importer.call('import.page', { filter: 'toLookAt', offset, limit: pageSize })
    if (!page.ok) return err(page.error)
    for (const row of page.value.rows) {
      const { standing, delivery } = row
      const waits = delivery === null || delivery.state === 'waiting'
      if (waits && (standing?.is === 'changedSince' || standing?.is === 'uneven'))
        changed.push({ row, standing })
    }
    if (offset + pageSize >= page.value.total) return ok(changed)
  }
}

/** Says which rows may have been sent in another form, the first of them by name, and how sending can go on. */
export function sayChanged(terminal: Terminal, changed: readonly ChangedRow[]): void {
  const more = changed.length - rowsNamed
  const lines = [
    `${countOf(changed.length, 'row')} may have been sent to this business in another form before, so nothing leaves yet:`,
    ...changed.slice(0, rowsNamed).map((one) => `  ${aboutRow(one)}`),
    ...(more > 0 ? [`  and ${countOf(more, 'more row')}`] : []),
    'Leave out in the window what is the same, or add --changed to send them all the same.',
  ]
  say(terminal, lines.join('\n'))
}

function aboutRow({ row: { row, verdict }, standing }: ChangedRow): string {
  const entry = verdict.state === 'converted' ? verdict.entries[0] : undefined
  // A row that holds nothing but what its settlement says has no entry of its own.
  if (entry === undefined) return `row ${row}: sent with “${standing.in}”`
  const { date, name, amount, currency } = entry
  return `row ${row} (${date}, ${name}, ${moneyOf(amount, currency)}): ${aboutSent(standing, currency)}`
}

function moneyOf(amount: number, currency: string): string {
  return `${currency} ${formatMinor(Math.abs(amount), currencyDecimals(currency) ?? 2)}`
}

function aboutSent(standing: Changed, currency: string): string {
  if (standing.is === 'uneven') {
    const { here, there } = standing.uneven
    return `this file has ${here} such rows on that day, “${standing.in}” had ${there}`
  }
  const { amount, date, isPending } = standing.then
  return `sent with “${standing.in}” as ${moneyOf(amount, currency)} of ${date}${isPending ? ', then pending' : ''}`
}
