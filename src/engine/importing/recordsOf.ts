import type { RowVerdict } from '#shared/convert/rowVerdict.ts'
import { recordsUntil } from '#shared/records/entriesWith.ts'
import type { Entry, StubRecord } from '#shared/records/record.ts'
import { entriesOf, type ChunkCounts } from '#engine/importing/file/chunkCounts.ts'
import { firstRowOf } from '#engine/importing/file/rowChunks.ts'
import { anchorOf } from '#engine/importing/file/settlements.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'

/** Records that belong together in a batch: all of one row, or one settlement. `anchor` is its (first) source row. */
export interface RecordGroup {
  readonly anchor: number
  readonly records: readonly StubRecord[]
}

/** Whether an import's records are settlements. */
export function isOfSettlements({ state }: OpenImport): boolean {
  return state().judgement.layout.kind === 'settlement'
}

/** The records of which `anchor` is the row, or the first row of a settlement. */
export function recordsAt(open: OpenImport, anchor: number): readonly StubRecord[] {
  const { edition } = open.state().judgement
  if (!isOfSettlements(open)) return entriesOf(open.verdicts().row(anchor).verdict)
  const settlement = open.file.settlements.at(edition, anchor)
  return settlement === null ? [] : [settlement]
}

/** The records that a row with this verdict belongs to: its own entries, or its settlement. */
export function recordsOfRow(open: OpenImport, verdict: RowVerdict): readonly StubRecord[] {
  const { edition } = open.state().judgement
  if (!isOfSettlements(open)) return entriesOf(verdict)
  if (verdict.state !== 'converted' || verdict.settlement === undefined) return []
  const settlement = open.file.settlements.byKey(edition, verdict.settlement)
  return settlement === null ? [] : [settlement]
}

/**
 * Groups of records in the source's order, from the one whose anchor is `row` on. Entries of chunks that `isWanted` says no
 * to are passed over unread.
 */
export function groupsFrom(
  open: OpenImport,
  row: number,
  isWanted: (counts: ChunkCounts) => boolean = () => true,
): Generator<RecordGroup> {
  return isOfSettlements(open) ? settlementsFrom(open, row) : entriesFrom(open, row, isWanted)
}

/** The source rows of a record. */
export function rowsOf(record: StubRecord): readonly number[] {
  return record.kind === 'settlement' ? record.rows : [record.row]
}

/** The `from`th record and those after it, counted from 0 in the source's order; each settlement is read when it is asked for. */
export function recordsAfter(open: OpenImport, from: number): Iterable<StubRecord> {
  if (!isOfSettlements(open)) return entriesAfter(open, from)
  return open.file.settlements.after(open.state().judgement.edition, from)
}

/**
 * Records from the `from`th on, until they have `mostEntries` entries together, however few settlements that are. With fewer
 * entries they are the last ones.
 */
export function recordsOfEntries(open: OpenImport, from: number, mostEntries: number): StubRecord[] {
  return recordsUntil(recordsAfter(open, from), mostEntries)
}

function* entriesAfter({ state, verdicts }: OpenImport, from: number): Generator<Entry> {
  let before = 0
  for (const [no, counts] of state().chunks.entries()) {
    const after = before + counts.records
    if (after > from && counts.records > 0) {
      const entries = verdicts()
        .read(no)
        .flatMap(({ verdict }) => entriesOf(verdict))
      yield* entries.slice(Math.max(0, from - before))
    }
    before = after
  }
}

function* entriesFrom(
  { state, verdicts }: OpenImport,
  from: number,
  isWanted: (counts: ChunkCounts) => boolean,
): Generator<RecordGroup> {
  const { chunks } = state()
  for (const [no, counts] of chunks.entries()) {
    const first = firstRowOf(no)
    if (counts.records === 0 || first + counts.rows <= from || !isWanted(counts)) continue
    for (const [index, { verdict }] of verdicts().read(no).entries()) {
      const records = entriesOf(verdict)
      if (first + index >= from && records.length > 0) yield { anchor: first + index, records }
    }
  }
}

function* settlementsFrom({ file, state }: OpenImport, from: number): Generator<RecordGroup> {
  for (const settlement of file.settlements.from(state().judgement.edition, from))
    yield { anchor: anchorOf(settlement), records: [settlement] }
}
