import type { DatabaseSync, SQLInputValue } from 'node:sqlite'

/** A prepared statement whose rows have the shape `Row`. */
export interface Statement<Row> {
  get(this: void, ...values: SQLInputValue[]): Row | undefined
  all(this: void, ...values: SQLInputValue[]): Row[]
  run(this: void, ...values: SQLInputValue[]): void
}

/** Prepares `sql`. `Row` must be what its columns are declared as: the tables are STRICT and checked when a file is opened. */
export function statement<Row>(db: DatabaseSync, sql: string): Statement<Row> {
  const prepared = db.prepare(sql)
  return {
    // STRICT tables hold only values of the declared types, and each statement below names its columns.
    get: (...values) => prepared.get(...values) as Row | undefined,
    // As above.
    all: (...values) => prepared.all(...values) as Row[],
    run: (...values) => {
      prepared.run(...values)
    },
  }
}
