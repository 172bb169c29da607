import { accountKey, identityText } from '#shared/records/identityText.ts'
import type { Entry } from '#shared/records/record.ts'

/** A row that makes the same record as an earlier row of the same file. */
export interface SuspectedDuplicate {
  readonly row: number
  readonly of: number
}

/**
 * Suspects rows whose record equals an earlier one's in everything but row and id, texts compared as identities are: case and
 * blanks aside. `account` is the one that its row names. Suspicions only: two equal coffees on a day are real.
 */
export function createDuplicateSuspicion(): {
  add(entry: Entry, account?: string): void
  suspected(): readonly SuspectedDuplicate[]
} {
  const firstRows = new Map<string, number>()
  const suspected: SuspectedDuplicate[] = []
  return {
    add({ row, part, kind, date, amount, currency, name, notes = '' }, account = '') {
      if (part !== 'main') return
      const texts = [name, notes].map(identityText)
      const key = [accountKey(account), kind, date, amount, currency, ...texts].join('\n')
      const first = firstRows.get(key)
      if (first === undefined) firstRows.set(key, row)
      else suspected.push({ row, of: first })
    },
    suspected: () => suspected,
  }
}
