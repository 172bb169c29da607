import { createBusinesses, type Businesses } from '#sandbox/state/businesses.ts'
import { changeKey, credentialsOf, type Credentials } from '#sandbox/state/credentials.ts'
import { createHeldRecords, type HeldRecords } from '#sandbox/state/heldRecords.ts'
import { createJobs, type Jobs } from '#sandbox/state/jobs.ts'
import { inTransaction, openDatabase } from '#sandbox/state/openDatabase.ts'
import { createPosts, type Posts } from '#sandbox/state/posts.ts'
import { createRequestLog, type RequestLog } from '#sandbox/state/requestLog.ts'
import { createTokens, type Tokens } from '#sandbox/state/tokens.ts'
import { createUploads, type Uploads } from '#sandbox/state/uploads.ts'

/** All that the sandbox knows, in one SQLite file. */
export interface State {
  /** Those that are good now. */
  readonly credentials: Credentials
  changeKey(): void
  readonly businesses: Businesses
  readonly held: HeldRecords
  readonly jobs: Jobs
  readonly posts: Posts
  readonly log: RequestLog
  readonly uploads: Uploads
  readonly tokens: Tokens
  /** All that `work` writes is on the disk when this returns, or none of it when it throws. Does not nest. */
  transaction<Value>(work: () => Value): Value
  close(): void
}

/** Opens the state in `file`, or makes it. Throws what `openDatabase` throws. */
export function openState(file: string): State {
  const database = openDatabase(file)
  const businesses = createBusinesses(database)
  let credentials = inTransaction(database, () => credentialsOf(database, businesses))
  return {
    get credentials() {
      return credentials
    },
    changeKey() {
      credentials = { ...credentials, apiKey: changeKey(database) }
    },
    businesses,
    held: createHeldRecords(database),
    jobs: createJobs(database),
    posts: createPosts(database),
    log: createRequestLog(database),
    uploads: createUploads(database),
    tokens: createTokens(database),
    transaction: (work) => inTransaction(database, work),
    close: () => database.close(),
  }
}
