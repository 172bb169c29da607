import { mostEntriesInFile, type SendWay } from '#shared/delivery/sendWay.ts'
import type { StubRecord } from '#shared/records/record.ts'
import { entryCount } from '#shared/records/entriesWith.ts'

/** How much may go into a batch, and how: entries, whether by themselves or in settlements, and records (null: no limit). */
export interface Room {
  readonly batchSize: number
  readonly limit: number | null
  readonly way: SendWay
}

/** A batch while it is filled. */
export interface Filling {
  /**
   * False, and full from then on, when the records do not fit any more. `most` as of the row that they are from: those
   * that may leave only in so small a batch do not mix with others.
   */
  add(this: void, records: readonly StubRecord[], most: number | null): boolean
  /** Whether the records of one row go in one by one; `most` as of that row. */
  areParted(this: void, most: number | null): boolean
  isFull(this: void): boolean
  records(this: void): StubRecord[]
}

/** An empty batch. */
export function createFilling({ batchSize, limit, way }: Room): Filling {
  const mostEntries = way === 'file' ? mostEntriesInFile : batchSize
  const taken: StubRecord[] = []
  let entries = 0
  let mostRecords: number | null = null
  let full = false
  return {
    add(records, most) {
      const more = entryCount(records)
      if (taken.length === 0) mostRecords = most
      const limits = [limit ?? Infinity, mostRecords ?? Infinity, way === 'single' ? 1 : Infinity]
      const fits =
        most === mostRecords &&
        entries + more <= mostEntries &&
        taken.length + records.length <= Math.min(...limits)
      full ||= !fits && taken.length > 0
      if (full) return false
      taken.push(...records)
      entries += more
      return true
    },
    areParted: (most) => most !== null || way === 'single',
    isFull: () => full || mostRecords !== null,
    records: () => taken,
  }
}
