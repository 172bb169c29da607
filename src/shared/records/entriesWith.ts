import type { Entry, StubRecord } from '#shared/records/record.ts'

/** The entries that leave with a record: itself, or all of a settlement. */
export function entriesWith(record: StubRecord): readonly Entry[] {
  return record.kind === 'settlement' ? [...record.income, ...record.expenses] : [record]
}
