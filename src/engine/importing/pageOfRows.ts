import type { RowVerdict } from '#shared/convert/rowVerdict.ts'
import type { ReviewPage, RowFilter } from '#shared/imports/importView.ts'
import { hasWarning, type ChunkCounts } from '#engine/importing/file/chunkCounts.ts'
import { firstRowOf } from '#engine/importing/file/rowChunks.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { heldBy } from '#engine/importing/outbox/whereabouts.ts'
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
      return anyRows(open, offset, limit)
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
    case 'refused':
      return refusedRows(open, offset, limit)
    case 'sentBefore':
    case 'waitsElsewhere':
    case 'toLookAt': {
      const rows = open.comparison()?.rows(filter) ?? []
      return { total: rows.length, rows: rows.slice(offset, offset + limit) }
    }
  }
}

/** Every row is one of them: nothing need be read to know which the page shows. */
function anyRows(open: OpenImport, offset: number, limit: number): FoundRows {
  const total = open.state().table.rows
  const length = Math.max(0, Math.min(limit, total - offset))
  return { total, rows: Array.from({ length }, (_, index) => offset + index + 1) }
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

/** The rows of which a record was refused. */
function refusedRows({ file }: OpenImport, offset: number, limit: number): FoundRows {
  const refused = new Set(
    file.batches
      .all()
      .filter(({ state }) => state === 'refused')
      .flatMap((batch) => heldBy(file, batch))
      .filter(({ state }) => state === 'refused')
      .flatMap(({ member }) => member.rows),
  )
  const rows = [...refused].sort((one, other) => one - other)
  return { total: rows.length, rows: rows.slice(offset, offset + limit) }
}
