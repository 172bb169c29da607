import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { sendMethods } from '#shared/delivery/delivery.ts'
import {
  attemptOutcomes,
  mostAnswerKept,
  recipientSchema,
  type AttemptOutcome,
  type LedgerEntry,
  type LedgerPage,
  type LedgerQuery,
  type PushExchange,
  type Recipient,
} from '#shared/delivery/ledger.ts'
import { parseJson } from '#engine/importing/file/checkedJson.ts'
import { statement } from '#engine/importing/file/statement.ts'
import { BrokenFile } from '#engine/importing/file/storageFailure.ts'

/** What is known of an attempt when it ends. */
export interface AttemptEnd {
  readonly outcome: AttemptOutcome
  readonly exchange: PushExchange | null
  readonly at: string
}

/** What was posted of a batch: its size, how many records it changed, and stub's reasons where it refused some. */
export interface Told {
  readonly records: number
  readonly bytes: number
  readonly postedAt: string
  readonly takenAt: string
  readonly reason: string
}

/** The ledger of an import: every attempt to send, every reading back that found something, and what stub posted. It only grows. */
export interface Attempts {
  /** From now on attempts are of a run that goes to this business. */
  beginRun(this: void, to: Recipient, at: string): void
  /** Notes that the batch's `attempt`th request, with so many records, is about to leave. */
  open(this: void, batch: number, attempt: number, records: number, at: string): void
  /** Notes how an attempt ended, also where it had been given up before. */
  end(this: void, batch: number, attempt: number, end: AttemptEnd): void
  found(this: void, records: number, at: string): void
  /** Notes what stub posted of a batch, and how many records that changed; the same line only once. */
  told(this: void, batch: number, told: Told): void
  /** The business of the last run; null where there was none. */
  lastRecipient(this: void): Recipient | null
  page(this: void, query: LedgerQuery): LedgerPage
}

/** The `run` and `attempt` tables of an import's file. */
export function openAttempts(db: DatabaseSync): Attempts {
  const addRun = statement(db, 'INSERT INTO run (at, recipient) VALUES (?, ?)')
  const open = statement(
    db,
    `INSERT INTO attempt (run, batch, attempt, records, opened_at, outcome, answer)
     VALUES ((SELECT max(no) FROM run), ?, ?, ?, ?, 'open', '')`,
  )
  const end = statement(
    db,
    `UPDATE attempt SET closed_at = ?, outcome = ?, endpoint = ?, bytes = ?, status = ?, answer = ?
     WHERE batch = ? AND attempt = ?`,
  )
  const found = statement(
    db,
    `INSERT INTO attempt (run, records, opened_at, closed_at, outcome, answer)
     VALUES ((SELECT max(no) FROM run), ?, ?, ?, 'found', '')`,
  )
  const told = statement(
    db,
    `INSERT INTO attempt (run, batch, records, opened_at, closed_at, outcome, endpoint, bytes, answer)
     SELECT (SELECT run FROM attempt WHERE batch = ?1 AND attempt IS NOT NULL ORDER BY no DESC LIMIT 1), ?1, ?2, ?3, ?4, 'told',
       'webhook', ?6, ?5
     WHERE NOT EXISTS (SELECT 1 FROM attempt WHERE batch = ?1 AND outcome = 'told' AND opened_at = ?3 AND answer = ?5)`,
  )
  const last = statement<{ recipient: string }>(db, 'SELECT recipient FROM run ORDER BY no DESC LIMIT 1')
  return {
    beginRun: (to, at) => addRun.run(at, JSON.stringify(to)),
    open: (...values) => open.run(...values),
    end(batch, attempt, { outcome, exchange, at }) {
      const { endpoint = null, bytes = null, status = null, answer = '' } = exchange ?? {}
      end.run(at, outcome, endpoint, bytes, status, answer, batch, attempt)
    },
    found: (records, at) => found.run(records, at, at),
    told: (batch, { records, bytes, postedAt, takenAt, reason }) =>
      told.run(batch, records, postedAt, takenAt, reason.slice(0, mostAnswerKept), bytes),
    lastRecipient() {
      const run = last.get()
      return run === undefined ? null : recipientOf(run.recipient)
    },
    page: openPages(db),
  }
}

const sought = `
  FROM attempt LEFT JOIN batch ON batch.no = attempt.batch LEFT JOIN run ON run.no = attempt.run
  WHERE ?1 = '' OR instr(lower(attempt.answer), lower(?1)) OR instr(lower(attempt.endpoint), lower(?1))
    OR (?1 LIKE 'r1%' AND instr(batch.members, '"id":"' || lower(?1)))
    OR EXISTS (
      SELECT 1 FROM json_each(batch.members) AS member, json_each(member.value, '$.rows') AS row
      WHERE batch.first_row <= ?2 AND batch.last_row >= ?2 AND row.value = ?2
    )`

function openPages(db: DatabaseSync): Attempts['page'] {
  const count = statement<{ total: number }>(db, `SELECT count(*) AS total ${sought}`)
  const select = statement(
    db,
    `SELECT attempt.no, run.recipient, attempt.batch, attempt.attempt, batch.method, batch.first_row, batch.last_row,
       attempt.records, attempt.opened_at, attempt.closed_at, attempt.outcome, attempt.endpoint, attempt.bytes,
       attempt.status, attempt.answer ${sought} ORDER BY attempt.no DESC LIMIT ?3 OFFSET ?4`,
  )
  return ({ search, offset, limit }) => {
    const text = search.trim()
    const row = /^\d{1,9}$/.test(text) ? Number(text) : -1
    return {
      total: count.get(text, row)?.total ?? 0,
      entries: select.all(text, row, limit, offset).map(entryOf),
    }
  }
}

const rowSchema = z.object({
  no: z.number(),
  recipient: z.string().nullable(),
  batch: z.number().nullable(),
  attempt: z.number().nullable(),
  method: z.enum(sendMethods).nullable(),
  first_row: z.number().nullable(),
  last_row: z.number().nullable(),
  records: z.number(),
  opened_at: z.iso.datetime(),
  closed_at: z.iso.datetime().nullable(),
  outcome: z.enum(attemptOutcomes),
  endpoint: z.string().nullable(),
  bytes: z.number().nullable(),
  status: z.number().nullable(),
  answer: z.string(),
})

function entryOf(row: unknown): LedgerEntry {
  const parsed = rowSchema.safeParse(row)
  if (!parsed.success) throw new BrokenFile('a line of the ledger is in no known form')
  const { no, recipient, batch, attempt, method, records, outcome, endpoint, bytes, status, answer } =
    parsed.data
  const { first_row: first, last_row: last, opened_at: openedAt, closed_at: closedAt } = parsed.data
  return {
    no,
    to: recipient === null ? null : recipientOf(recipient),
    ...{ batch, attempt, method, records, openedAt, closedAt, outcome },
    rows: first === null || last === null ? null : { first, last },
    exchange: endpoint === null || bytes === null ? null : { endpoint, bytes, status, answer },
  }
}

function recipientOf(text: string): Recipient {
  const parsed = recipientSchema.safeParse(parseJson(text, 'a run of sending'))
  if (!parsed.success) throw new BrokenFile('a run of sending names no business')
  return parsed.data
}
