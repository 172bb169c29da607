import type { ImportSummary } from '#shared/imports/importView.ts'
import { countOf } from './terminal.ts'

/** A sheet's heading and one row. */
const leastRows = 2

type SheetsRead = Pick<ImportSummary, 'sheets' | 'reading'>

/** The other sheets of a workbook that may hold transactions, which are not read: a month each, say. */
export function unreadSheets({ sheets, reading }: SheetsRead): ImportSummary['sheets'] {
  return sheets.filter(({ name, hidden, rows }) => name !== reading.sheet && !hidden && rows >= leastRows)
}

/** That only one sheet of a workbook was read, and which were not; none where no other may hold transactions. */
export function unreadSheetLines(about: SheetsRead): string[] {
  const unread = unreadSheets(about)
  if (unread.length === 0) return []
  const names = unread.map(({ name, rows }) => `${name} (${countOf(rows, 'row')})`)
  return [
    `Only sheet ${about.reading.sheet ?? ''} was read, not ${names.join(', ')}. Name one with --sheet to read it.`,
  ]
}
