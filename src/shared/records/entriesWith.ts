import type { Entry, StubRecord } from '#shared/records/record.ts'

/** The entries that leave with a record: itself, or all of a settlement. */
export function entriesWith(record: StubRecord): readonly Entry[] {
  return record.kind === 'settlement' ? [...record.income, ...record.expenses] : [record]
}

/** How many entries leave with these records. */
export function entryCount(records: readonly StubRecord[]): number {
  return records.reduce(
    (count, record) =>
      count + (record.kind === 'settlement' ? record.income.length + record.expenses.length : 1),
    0,
  )
}

/**
 * Records from the first one on until they have `mostEntries` entries together, the last one whole: a settlement may have
 * any number of them. With fewer, there are no more records.
 */
export function recordsUntil<Found extends StubRecord>(
  records: Iterable<Found>,
  mostEntries: number,
): Found[] {
  const page: Found[] = []
  let entries = 0
  for (const record of records) {
    page.push(record)
    entries += entryCount([record])
    if (entries >= mostEntries) break
  }
  return page
}
