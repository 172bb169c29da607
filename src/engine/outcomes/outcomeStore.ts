import { createHash } from 'node:crypto'
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { endpointPaths } from '#shared/connect/endpoints.ts'
import type { PostedOutcome } from '#shared/connect/readOutcome.ts'
import { openHardened } from '#engine/importing/file/openDatabase.ts'
import { catchStorageSync } from '#engine/importing/file/storageFailure.ts'
import { transaction } from '#engine/importing/file/transaction.ts'

/** `STBO`, in the header of the file. */
const applicationId = 0x5354424f
/** So many different outcomes of one request are kept; a genuine one has two or three. */
const mostOutcomes = 20

/** A request whose outcome is to be posted to us. `batch` names what it delivers, and in which attempt, where it delivers records of an import. */
export const expectedSchema = z.strictObject({
  id: z.string(),
  connectionId: z.string(),
  uid: z.string(),
  endpoint: z.enum(endpointPaths),
  batch: z
    .strictObject({
      importId: z.string(),
      no: z.number().int().positive(),
      attempt: z.number().int().positive(),
    })
    .nullable(),
  at: z.iso.datetime(),
})

/** A request whose outcome is to be posted to us. */
export type ExpectedOutcome = z.infer<typeof expectedSchema>

/** A post that was believed: `no` rises in the order of arrival. */
export interface BelievedOutcome {
  readonly no: number
  readonly at: string
  readonly refusal: string | null
  readonly response: unknown
}

/** What was asked with a webhook, and what was posted to it, on the disk before a call returns. Disk errors throw. */
export interface OutcomeStore {
  expect(this: void, request: ExpectedOutcome): void
  find(this: void, requestId: string): ExpectedOutcome | null
  /** `known` when the very same outcome is held already, `full` when this request has had more than any genuine one. */
  keep(this: void, requestId: string, outcome: PostedOutcome, at: string): 'new' | 'known' | 'full'
  outcomesOf(this: void, requestId: string): BelievedOutcome[]
  /** The latest request of a connection to an endpoint; null when there is none. */
  latest(this: void, connectionId: string, endpoint: ExpectedOutcome['endpoint']): ExpectedOutcome | null
  /** Outcomes of an import's batches that nobody has taken to it yet, the oldest first. */
  untaken(this: void, importId: string): { request: ExpectedOutcome; outcome: BelievedOutcome }[]
  taken(this: void, no: number): void
  /** Forgets a request that came to nothing: stub never took it. */
  withdraw(this: void, requestId: string): void
  /** Forgets requests from before an instant, with their outcomes: a post to one is then not believed. */
  forgetBefore(this: void, at: string): void
  close(this: void): void
}

/** Opens `outcomes.sqlite` in the data folder. A file that cannot be read is set aside: what it said can be asked again. */
export function openOutcomeStore(dataFolder: string): OutcomeStore {
  const path = join(dataFolder, 'outcomes.sqlite')
  const opened = catchStorageSync('outcomes.sqlite', () => openTables(path))
  if (opened.ok) return storeIn(opened.value)
  if (opened.error.code !== 'import.notOurs' && opened.error.code !== 'import.broken')
    throw new Error(`The outcomes cannot be opened: ${opened.error.code}`)
  renameSync(path, `${path}.broken`)
  for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true })
  return storeIn(openTables(path))
}

function openTables(path: string): DatabaseSync {
  const db = openHardened(path)
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = 1`)
    db.exec(`CREATE TABLE IF NOT EXISTS request (
        id TEXT PRIMARY KEY, connection TEXT NOT NULL, endpoint TEXT NOT NULL, import TEXT, at TEXT NOT NULL,
        body TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX IF NOT EXISTS request_latest ON request (connection, endpoint, at);
      CREATE TABLE IF NOT EXISTS outcome (
        no INTEGER PRIMARY KEY AUTOINCREMENT, request TEXT NOT NULL REFERENCES request ON DELETE CASCADE,
        fingerprint TEXT NOT NULL, at TEXT NOT NULL, refusal TEXT, response TEXT NOT NULL, taken INTEGER NOT NULL DEFAULT 0,
        UNIQUE (request, fingerprint)
      ) STRICT`)
    return db
  } catch (problem) {
    db.close()
    throw problem
  }
}

const bodyRow = z.object({ body: z.string() })
const outcomeRow = z.object({
  no: z.number(),
  at: z.string(),
  refusal: z.string().nullable(),
  response: z.string(),
})
const countRow = z.object({ count: z.number() })

function storeIn(db: DatabaseSync): OutcomeStore {
  const insert = db.prepare(
    'INSERT INTO request (id, connection, endpoint, import, at, body) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const byId = db.prepare('SELECT body FROM request WHERE id = ?')
  const newest = db.prepare(
    'SELECT body FROM request WHERE connection = ? AND endpoint = ? ORDER BY at DESC, id DESC LIMIT 1',
  )
  const add = db.prepare(
    'INSERT INTO outcome (request, fingerprint, at, refusal, response) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const count = db.prepare('SELECT count(*) AS count FROM outcome WHERE request = ?')
  const held = db.prepare('SELECT 1 FROM outcome WHERE request = ? AND fingerprint = ?')
  const byRequest = db.prepare('SELECT no, at, refusal, response FROM outcome WHERE request = ? ORDER BY no')
  const waiting = db.prepare(
    `SELECT body, no, outcome.at AS at, refusal, response FROM outcome JOIN request ON request.id = outcome.request
     WHERE taken = 0 AND import = ? ORDER BY no`,
  )
  const take = db.prepare('UPDATE outcome SET taken = 1 WHERE no = ?')
  const withdraw = db.prepare('DELETE FROM request WHERE id = ?')
  const forget = db.prepare('DELETE FROM request WHERE at < ?')

  return {
    expect(request) {
      const { id, connectionId, endpoint, batch, at } = expectedSchema.parse(request)
      insert.run(id, connectionId, endpoint, batch?.importId ?? null, at, JSON.stringify(request))
    },
    find: (requestId) => expectedIn(byId.get(requestId)),
    keep(requestId, { response, refusal }, at) {
      const text = JSON.stringify(response)
      const fingerprint = createHash('sha256').update(text).digest('hex')
      return transaction(db, () => {
        if (held.get(requestId, fingerprint) !== undefined) return 'known'
        if (countRow.parse(count.get(requestId)).count >= mostOutcomes) return 'full'
        add.run(requestId, fingerprint, at, refusal, text)
        return 'new'
      })
    },
    outcomesOf: (requestId) => byRequest.all(requestId).map(believedIn),
    latest: (connectionId, endpoint) => expectedIn(newest.get(connectionId, endpoint)),
    untaken: (importId) =>
      waiting.all(importId).map((row) => ({
        request: expectedSchema.parse(JSON.parse(bodyRow.parse(row).body)),
        outcome: believedIn(row),
      })),
    taken: (no) => void take.run(no),
    withdraw: (requestId) => void withdraw.run(requestId),
    forgetBefore: (at) => void forget.run(at),
    close: () => db.close(),
  }
}

function expectedIn(row: unknown): ExpectedOutcome | null {
  return row === undefined ? null : expectedSchema.parse(JSON.parse(bodyRow.parse(row).body))
}

function believedIn(row: unknown): BelievedOutcome {
  const { no, at, refusal, response } = outcomeRow.parse(row)
  return { no, at, refusal, response: JSON.parse(response) as unknown } // unknown to its reader
}
