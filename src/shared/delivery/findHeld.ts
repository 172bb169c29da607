import type { AbsentRecord, FoundRecord } from '#shared/delivery/difference.ts'
import { differencesOf, valueKey, valueKeyOfHeld } from '#shared/delivery/differencesOf.ts'
import type { HeldBooks, HeldEntry } from '#shared/delivery/heldBooks.ts'
import { entriesWith } from '#shared/records/entriesWith.ts'
import type { StubRecord } from '#shared/records/record.ts'

/** Whether stub holds a record: an entry by its id; a settlement, which stub does not list, by those of all its entries. */
export function isHeld(record: StubRecord, { find }: HeldBooks): boolean {
  const entries = entriesWith(record)
  const has = (id: string): boolean => find(id) !== undefined
  return has(record.id) || (entries.length > 0 && entries.every(({ id }) => has(id)))
}

/** A record in stub's books, found by its id, with what differs there. */
export function findById(record: StubRecord, books: HeldBooks): FoundRecord | null {
  if (!isHeld(record, books)) return null
  const differences = entriesWith(record).flatMap((entry) => {
    const held = books.find(entry.id)
    return held === undefined ? [] : differencesOf(entry, held)
  })
  return { row: firstRow(record), id: record.id, by: 'id', differences }
}

/** A record as one that is not in stub's books. */
export function absentOf(record: StubRecord): AbsentRecord {
  return { row: firstRow(record), id: record.id }
}

/** Finds records by value, where stub gives no ids: each has to be `expect`ed before any is looked for. */
export interface ValueFinder {
  expect(this: void, record: StubRecord): void
  /** A record of which stub holds as many as were expected that are equal in kind, date, amount and name. */
  find(this: void, record: StubRecord): FoundRecord | null
}

/** A finder by value in what stub holds. */
export function createValueFinder(held: readonly HeldEntry[]): ValueFinder {
  const rest = new Map<string, number>()
  const count = (key: string, by: number): void => void rest.set(key, (rest.get(key) ?? 0) + by)
  for (const one of held) count(valueKeyOfHeld(one), 1)
  return {
    expect: (record) => entriesWith(record).forEach((entry) => count(valueKey(entry), -1)),
    find(record) {
      const entries = entriesWith(record)
      const areHeld = entries.length > 0 && entries.every((entry) => (rest.get(valueKey(entry)) ?? -1) >= 0)
      return areHeld ? { row: firstRow(record), id: record.id, by: 'value', differences: [] } : null
    },
  }
}

function firstRow(record: StubRecord): number {
  const row = record.kind === 'settlement' ? record.rows[0] : record.row
  if (row === undefined) throw new Error(`Record ${record.id} has no row`)
  return row
}
