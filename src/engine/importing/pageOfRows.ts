import type { RowVerdict } from '#shared/convert/rowVerdict.ts'
import type { DeliveryState } from '#shared/delivery/delivery.ts'
import type { ReviewPage, RowFilter } from '#shared/imports/importView.ts'
import { entriesOf, hasWarning, type ChunkCounts } from '#engine/importing/file/chunkCounts.ts'
import { firstRowOf } from '#engine/importing/file/rowChunks.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { heldBy, holdAll, memberOf, recordKey, whereabouts } from '#engine/importing/outbox/whereabouts.ts'
import { groupsFrom, isOfSettlements, rowsOf } from '#engine/importing/recordsOf.ts'
import { reviewRows } from '#engine/importing/reviewRows.ts'

/** Which rows are asked for: those that `filter` lets through, from the `offset`th on, counted from 0. */
export interface PageQuery {
  readonly filter: RowFilter
  readonly offset: number
  readonly limit: number
}

/** A page of the source's rows, those before and after the table too. Only the chunks that it shows are read. */
export function pageOfRows(open: OpenImport, query: PageQuery): ReviewPage {
  const { total, rows } = findRows(open, query)
  return { total, rows: reviewRows(open, rows) }
}

interface FoundRows {
  readonly total: number
  readonly rows: readonly number[]
}

function findRows(open: OpenImport, { filter, offset, limit }: PageQuery): FoundRows {
  switch (filter) {
    case 'all':
      return rowsByVerdict(open, offset, limit, { count: ({ rows }) => rows, passes: () => true })
    case 'errors':
      return rowsByVerdict(open, offset, limit, {
        count: ({ errors }) => errors,
        passes: ({ state }) => state === 'error',
      })
    case 'warnings':
      return rowsByVerdict(open, offset, limit, { count: ({ warnings }) => warnings, passes: hasWarning })
    case 'left':
      return rowsByVerdict(open, offset, limit, {
        count: ({ left }) => left,
        passes: ({ state }) => state === 'left',
      })
    case 'converted':
      return rowsByVerdict(open, offset, limit, {
        count: ({ converted }) => converted,
        passes: ({ state }) => state === 'converted',
      })
    case 'waiting':
      return slice(rowsWaiting(open), offset, limit)
    case 'accepted':
    case 'confirmed':
    case 'refused':
    case 'unknown':
      return slice(rowsHeld(open, filter), offset, limit)
  }
}

interface VerdictFilter {
  /** How many rows of a chunk pass: whole chunks before the page are skipped by it. */
  readonly count: (counts: ChunkCounts) => number
  readonly passes: (verdict: RowVerdict) => boolean
}

function rowsByVerdict(open: OpenImport, offset: number, limit: number, filter: VerdictFilter): FoundRows {
  const { chunks } = open.state()
  const rows: number[] = []
  let before = 0
  for (const [no, counts] of chunks.entries()) {
    const passing = filter.count(counts)
    if (before + passing > offset && rows.length < limit) {
      const inChunk = open
        .verdicts()
        .read(no)
        .flatMap(({ verdict }, index) => (filter.passes(verdict) ? [firstRowOf(no) + index] : []))
      rows.push(...inChunk.slice(Math.max(0, offset - before), offset + limit - before))
    }
    before += passing
  }
  return { total: before, rows }
}

function rowsHeld({ file }: OpenImport, sought: DeliveryState): number[] {
  const rows = new Set<number>()
  for (const batch of file.batches.all())
    for (const { member, state } of heldBy(file, batch))
      if (state === sought) for (const row of member.rows) rows.add(row)
  return [...rows].sort((one, other) => one - other)
}

function rowsWaiting(open: OpenImport): number[] {
  if (!isOfSettlements(open)) return entryRowsWaiting(open)
  const held = whereabouts(open.file, 1, open.state().table.rows)
  const rows = new Set<number>()
  for (const { records } of groupsFrom(open, 1))
    for (const record of records)
      if (!held.has(recordKey(memberOf(record)))) for (const row of rowsOf(record)) rows.add(row)
  return [...rows].sort((one, other) => one - other)
}

/** Chunks of which every record is held are not read. */
function entryRowsWaiting({ file, state, verdicts }: OpenImport): number[] {
  const { chunks } = state()
  const rows: number[] = []
  for (const [no, counts] of chunks.entries()) {
    const [first, last] = [firstRowOf(no), firstRowOf(no) + counts.rows - 1]
    const held = whereabouts(file, first, last)
    if (holdAll(held, { first, last, records: counts.records })) continue
    for (const [index, { verdict }] of verdicts().read(no).entries())
      if (entriesOf(verdict).some((entry) => !held.has(recordKey(memberOf(entry))))) rows.push(first + index)
  }
  return rows
}

function slice(rows: readonly number[], offset: number, limit: number): FoundRows {
  return { total: rows.length, rows: rows.slice(offset, offset + limit) }
}
