import type { Entry } from '#shared/records/record.ts'

/** A row that makes the same record as an earlier row of the same file. */
export interface SuspectedDuplicate {
  readonly row: number
  readonly of: number
}

/** Suspects rows whose record equals an earlier one's in everything but row and id. Suspicions only: two equal coffees on a day are real. */
export function createDuplicateSuspicion(): {
  add(entry: Entry): void
  suspected(): readonly SuspectedDuplicate[]
} {
  const firstRows = new Map<string, number>()
  const suspected: SuspectedDuplicate[] = []
  return {
    add({ row, part, kind, date, amount, currency, name, notes = '' }) {
      if (part !== 'main') return
      const key = [kind, date, amount, currency, name, notes].join('\n')
      const first = firstRows.get(key)
      if (first === undefined) firstRows.set(key, row)
      else suspected.push({ row, of: first })
    },
    suspected: () => suspected,
  }
}
