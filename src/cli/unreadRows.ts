import { listed } from '#shared/errors/listed.ts'
import type { Reading } from '#shared/reading/reading.ts'

const rowsNamed = 5

interface TableRead {
  readonly reading: Pick<Reading, 'firstRow' | 'lastRow' | 'left'>
}

/** The rows of the table that could not be read, whatever they hold. */
export function unreadRows({ reading }: TableRead): readonly number[] {
  const { firstRow, lastRow, left } = reading
  return left.flatMap(({ row, why }) =>
    why === 'unreadable' && row >= firstRow && row <= lastRow ? [row] : [],
  )
}

/** That rows of the table could not be read, and what to do; none where each could. */
export function unreadRowLines(about: TableRead): string[] {
  const rows = unreadRows(about)
  if (rows.length === 0) return []
  const more = rows.length - rowsNamed
  const places = [...rows.slice(0, rowsNamed).map(String), ...(more > 0 ? [`${more} more`] : [])]
  const became =
    rows.length === 1
      ? 'is too long to be read, or holds further rows in one cell, and became no record. See in the file what it holds'
      : 'are too long to be read, or hold further rows in one cell, and became no records. See in the file what they hold'
  return [
    `${rows.length === 1 ? 'Row' : 'Rows'} ${listed(places)} ${became}; perhaps a quote is never closed.`,
  ]
}
