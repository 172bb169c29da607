import type { Failure } from '#shared/errors/failure.ts'
import { listed } from '#shared/errors/listed.ts'
import { ok, type Result } from '#shared/errors/result.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Client } from '#shared/ipc/client.ts'
import type { LeftReason } from '#shared/reading/reading.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'

const pageSize = 1000
/** Of the rows of one reason so many are named to a person. */
const rowsNamed = 5

/** A row of the table that is no record, and why. */
export interface LeftRow {
  readonly row: number
  readonly why: LeftReason
}

/** Every row that the tally of an import counts as left out, with its reason, in order. */
export async function collectLeftRows(
  importer: Client<ImporterContract>,
  { reading: { firstRow, lastRow } }: Pick<ImportSummary, 'reading'>,
): Promise<Result<LeftRow[], Failure>> {
  const left: LeftRow[] = []
  for (let offset = 0; ; offset += pageSize) {
    const page = await importer.call('import.page', { filter: 'left', offset, limit: pageSize })
    if (!page.ok) return page
    for (const { row, verdict } of page.value.rows)
      if (verdict.state === 'left' && row >= firstRow && row <= lastRow) left.push({ row, why: verdict.why })
    if (offset + pageSize >= page.value.total) return ok(left)
  }
}

/** How many rows were left out for each reason. */
export function leftCounts(left: readonly LeftRow[]): Readonly<Partial<Record<LeftReason, number>>> {
  const counts: Partial<Record<LeftReason, number>> = {}
  for (const { why } of left) counts[why] = (counts[why] ?? 0) + 1
  return counts
}

/** The rows left out for a person, a line for each reason with the first few of its rows; `rows` may be only the first of all. */
export function leftLines(
  rows: readonly LeftRow[],
  counts: Readonly<Partial<Record<LeftReason, number>>>,
): string[] {
  return Object.entries(counts).map(([why, count]) => {
    const named = rows.filter((row) => row.why === why).slice(0, rowsNamed)
    const more = count - named.length
    const places = [...named.map(({ row }) => String(row)), ...(more > 0 ? [`${more} more`] : [])]
    return `Left out as ${why}: ${count === 1 ? 'row' : 'rows'} ${listed(places)}`
  })
}
