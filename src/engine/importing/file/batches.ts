import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { confirmers, deliveryStates, sendMethods } from '#shared/delivery/delivery.ts'
import type { Confirmer, DeliveryState, SendMethod } from '#shared/delivery/delivery.ts'
import { parseJson } from '#engine/importing/file/checkedJson.ts'
import { rememberLast } from '#engine/importing/file/rememberLast.ts'
import { statement } from '#engine/importing/file/statement.ts'
import { BrokenFile } from '#engine/importing/file/storageFailure.ts'

const membersSchema = z.array(z.strictObject({ id: z.string(), rows: z.array(z.number()) }))

/** A record in a batch: its id and its source rows. */
export type Member = z.infer<typeof membersSchema>[number]

const rowSchema = z.object({
  no: z.number(),
  method: z.enum(sendMethods),
  state: z.enum(deliveryStates),
  attempt: z.number(),
  doubted: z.number().transform(Boolean),
  due: z.number().transform(Boolean),
  opened_at: z.iso.datetime(),
  closed_at: z.iso.datetime().nullable(),
  reason: z.string(),
  confirmed_by: z.enum(confirmers).nullable(),
  size: z.number(),
})

/**
 * One batch: a request's worth of records and what became of them. `state` holds for every member but the exceptions;
 * a batch whose state is `waiting` holds none of them any more. `doubted`: an earlier attempt may have arrived.
 * `due`: it is to leave once more in this run of sending.
 */
export interface BatchRow {
  readonly no: number
  readonly method: SendMethod
  readonly state: DeliveryState
  readonly attempt: number
  readonly doubted: boolean
  readonly due: boolean
  readonly openedAt: string
  readonly closedAt: string | null
  readonly reason: string
  /** What a batch that is confirmed was confirmed by. */
  readonly confirmedBy: Confirmer | null
  readonly size: number
  /** The import with which the records left, where they did not with this one; null for all that was sent from here. */
  readonly sentWith: string | null
}

/** A member of a batch that is in another state than its batch; `waiting` means that the batch let go of it. */
export interface Exception {
  readonly id: string
  readonly state: DeliveryState
  readonly at: string
  /** What one that is confirmed was confirmed by. */
  readonly confirmedBy: Confirmer | null
  /** Why this very one was refused; null where its batch knows. */
  readonly reason: string | null
}

/** An exception as it is noted: what it leaves out is null. */
export type NewException = Pick<Exception, 'id' | 'state' | 'at'> & Partial<Exception>

/** A new batch, before it has a number. */
export interface NewBatch {
  readonly method: SendMethod
  readonly state: DeliveryState
  readonly openedAt: string
  readonly closedAt: string | null
  readonly members: readonly Member[]
  readonly confirmedBy?: Confirmer
  /** The other import with which they left. */
  readonly sentWith?: string
}

/** The batches of an import, a row each, with exceptions for single members: never a row a record. */
export interface Batches {
  add(this: void, batch: NewBatch): number
  update(this: void, batch: BatchRow): void
  get(this: void, no: number): BatchRow | null
  all(this: void): BatchRow[]
  /** The first one that is due to leave once more. */
  firstDue(this: void): BatchRow | null
  /** Those that may hold a record of the rows from `firstRow` to `lastRow`. */
  touching(this: void, firstRow: number, lastRow: number): BatchRow[]
  members(this: void, no: number): readonly Member[]
  /** Forgets what was read: a transaction that is rolled back gives its batch's number to the next one. */
  reload(this: void): void
  exceptions(this: void, no: number): Exception[]
  setException(this: void, no: number, exception: NewException): void
  clearExceptions(this: void, no: number): void
  /** How many members are in each state; those that batches let go of are in none. */
  tally(this: void): Partial<Record<DeliveryState, number>>
}

/** The attempts of a batch whose records left with another import: none from here. Its reason is the name of that import. */
const elsewhere = 0

/** The `batch` and `exception` tables of an import's file. */
export function openBatches(db: DatabaseSync): Batches {
  const columns = 'no, method, state, attempt, doubted, due, opened_at, closed_at, reason, confirmed_by, size'
  const insert = statement<{ no: number }>(
    db,
    `INSERT INTO batch
       (method, state, attempt, doubted, due, first_row, last_row, size, opened_at, closed_at, reason,
        confirmed_by, members)
     VALUES (?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING no`,
  )
  const update = statement(
    db,
    `UPDATE batch SET state = ?, attempt = ?, doubted = ?, due = ?, opened_at = ?, closed_at = ?, reason = ?,
       confirmed_by = ? WHERE no = ?`,
  )
  const get = statement(db, `SELECT ${columns} FROM batch WHERE no = ?`)
  const all = statement(db, `SELECT ${columns} FROM batch ORDER BY no`)
  const due = statement(db, `SELECT ${columns} FROM batch WHERE due = 1 ORDER BY no LIMIT 1`)
  const touching = statement(
    db,
    `SELECT ${columns} FROM batch WHERE first_row <= ? AND last_row >= ? ORDER BY no`,
  )
  const remembered = rememberLast<readonly Member[]>(16)
  const members = statement<{ members: string }>(db, 'SELECT members FROM batch WHERE no = ?')

  return {
    add({ method, state, openedAt, closedAt, members: held, confirmedBy = null, sentWith }) {
      const rows = held.flatMap((member) => member.rows)
      const first = rows.reduce((least, row) => Math.min(least, row), Infinity)
      const last = rows.reduce((most, row) => Math.max(most, row), 0)
      const json = JSON.stringify(held)
      const attempt = sentWith === undefined ? 1 : elsewhere
      const place = [first, last, held.length, openedAt, closedAt, sentWith ?? '', confirmedBy, json]
      const added = insert.get(method, state, attempt, ...place)
      if (added === undefined) throw new Error('SQLite gave a new batch no number')
      return added.no
    },
    update: (batch) =>
      update.run(
        ...[batch.state, batch.attempt, Number(batch.doubted), Number(batch.due)],
        ...[batch.openedAt, batch.closedAt, batch.reason, batch.confirmedBy, batch.no],
      ),
    get: (no) => {
      const row = get.get(no)
      return row === undefined ? null : batchOf(row)
    },
    all: () => all.all().map(batchOf),
    firstDue: () => {
      const row = due.get()
      return row === undefined ? null : batchOf(row)
    },
    touching: (firstRow, lastRow) => touching.all(lastRow, firstRow).map(batchOf),
    members: (no) => remembered.get(String(no), () => readMembers(no)),
    reload: remembered.forgetAll,
    ...openExceptions(db),
  }

  // A batch's members never change once it is there.
  function readMembers(no: number): readonly Member[] {
    const parsed = membersSchema.safeParse(parseJson(members.get(no)?.members ?? '', `batch ${no}`))
    if (!parsed.success) throw new BrokenFile(`batch ${no} does not name its records`)
    return parsed.data
  }
}

type ExceptionParts = Pick<Batches, 'exceptions' | 'setException' | 'clearExceptions' | 'tally'>

function openExceptions(db: DatabaseSync): ExceptionParts {
  const exceptions = statement(
    db,
    'SELECT record_id AS id, state, at, confirmed_by, reason FROM exception WHERE batch = ?',
  )
  const insert = statement(
    db,
    `INSERT OR REPLACE INTO exception (batch, record_id, state, at, confirmed_by, reason)
     VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const clear = statement(db, 'DELETE FROM exception WHERE batch = ?')
  // A batch that let go of its members still has those that are exceptions.
  const tally = statement<{ state: DeliveryState; count: number }>(
    db,
    `SELECT state, sum(count) AS count FROM (
       SELECT state, size - (SELECT count(*) FROM exception WHERE batch = no) AS count FROM batch
       UNION ALL SELECT state, 1 FROM exception
     ) WHERE state <> 'waiting' GROUP BY state`,
  )
  return {
    exceptions: (no) => exceptions.all(no).map(exceptionOf),
    setException: (no, { id, state, at, confirmedBy = null, reason = null }) =>
      insert.run(no, id, state, at, confirmedBy, reason),
    clearExceptions: (no) => clear.run(no),
    tally: () => Object.fromEntries(tally.all().map(({ state, count }) => [state, count])),
  }
}

const exceptionSchema = z.object({
  id: z.string(),
  state: z.enum(deliveryStates),
  at: z.iso.datetime(),
  confirmed_by: z.enum(confirmers).nullable(),
  reason: z.string().nullable(),
})

function exceptionOf(row: unknown): Exception {
  const parsed = exceptionSchema.safeParse(row)
  if (!parsed.success) throw new BrokenFile('an exception of a batch is in no known state')
  const { confirmed_by: confirmedBy, ...rest } = parsed.data
  return { ...rest, confirmedBy }
}

function batchOf(row: unknown): BatchRow {
  const parsed = rowSchema.safeParse(row)
  if (!parsed.success) throw new BrokenFile('a batch is in no known state')
  const { opened_at: openedAt, closed_at: closedAt, confirmed_by: confirmedBy, ...rest } = parsed.data
  return {
    ...rest,
    openedAt,
    closedAt,
    confirmedBy,
    sentWith: rest.attempt === elsewhere ? rest.reason : null,
  }
}
