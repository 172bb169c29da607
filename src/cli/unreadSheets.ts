import type { ImportSummary } from '#shared/imports/importView.ts'
import { countOf } from './terminal.ts'

/** A sheet's heading and one row. */
const leastRows = 2

/** That a workbook has other sheets that may hold transactions, which are not read: a month each, say. None where it has none. */
export function unreadSheetLines({ sheets, reading }: Pick<ImportSummary, 'sheets' | 'reading'>): string[] {
  const unread = sheets.filter(
    ({ name, hidden, rows }) => name !== reading.sheet && !hidden && rows >= leastRows,
  )
  if (unread.length === 0) return []
  const names = unread.map(({ name, rows }) => `${name} (${countOf(rows, 'row')})`)
  return [
    `Only sheet ${reading.sheet ?? ''} was read, not ${names.join(', ')}. Name one with --sheet to read it.`,
  ]
}
