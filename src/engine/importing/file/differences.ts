import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { differenceSchema, type Difference } from '#shared/delivery/difference.ts'
import { parseJson } from '#engine/importing/file/checkedJson.ts'
import { statement } from '#engine/importing/file/statement.ts'
import { BrokenFile } from '#engine/importing/file/storageFailure.ts'

/** A record that stub holds otherwise than it was sent, by its first source row and its id. */
export interface DifferingRecord {
  readonly row: number
  readonly id: string
  readonly differences: readonly Difference[]
}

/** What stub holds otherwise than it was sent, as the last reading back that found the record says. */
export interface Differences {
  set(this: void, differing: DifferingRecord): void
  remove(this: void, row: number, id: string): void
  clear(this: void): void
  /** Of the records that begin in the rows from `first` to `last`, by row. */
  between(this: void, first: number, last: number): DifferingRecord[]
  page(this: void, offset: number, limit: number): DifferingRecord[]
  all(this: void): DifferingRecord[]
  count(this: void): number
}

/** The `difference` table of an import's file. */
export function openDifferences(db: DatabaseSync): Differences {
  const set = statement(db, 'INSERT OR REPLACE INTO difference (row, record_id, fields) VALUES (?, ?, ?)')
  const remove = statement(db, 'DELETE FROM difference WHERE row = ? AND record_id = ?')
  const clear = statement(db, 'DELETE FROM difference')
  const select = 'SELECT row, record_id AS id, fields FROM difference'
  const between = statement(db, `${select} WHERE row BETWEEN ? AND ? ORDER BY row, record_id`)
  const page = statement(db, `${select} ORDER BY row, record_id LIMIT ? OFFSET ?`)
  const count = statement<{ count: number }>(db, 'SELECT count(*) AS count FROM difference')
  return {
    set: ({ row, id, differences }) => set.run(row, id, JSON.stringify(differences)),
    remove: (row, id) => remove.run(row, id),
    clear: () => clear.run(),
    between: (first, last) => between.all(first, last).map(differingOf),
    page: (offset, limit) => page.all(limit, offset).map(differingOf),
    all: () => page.all(-1, 0).map(differingOf),
    count: () => count.get()?.count ?? 0,
  }
}

const rowSchema = z.object({ row: z.number(), id: z.string(), fields: z.string() })
const fieldsSchema = z.array(differenceSchema).min(1)

function differingOf(stored: unknown): DifferingRecord {
  const { row, id, fields } = rowSchema.parse(stored)
  const differences = fieldsSchema.safeParse(parseJson(fields, 'a difference'))
  if (!differences.success) throw new BrokenFile('a difference from stub is in no known form')
  return { row, id, differences: differences.data }
}
