import { refusalOfRecords, type RecordRules } from '#sandbox/recordRules.ts'
import { recordsOf, recordsOfSettlements } from '#sandbox/recordsOf.ts'
import { refusalOf } from '#sandbox/refusal.ts'
import { settlementFileSchema, settlementsSchema } from '#sandbox/schemas.ts'
import type { HeldRecord } from '#sandbox/state/heldRecords.ts'
import type { Job } from '#sandbox/state/jobs.ts'
import type { State } from '#sandbox/state/openState.ts'
import { insightsOf } from '#sandbox/totals.ts'

/** What a webhook is told, in order. A bank feed tells twice: that it is at it, then what it brought. */
export type JobResponse = { readonly error: boolean } & Readonly<Record<string, unknown>>

/** Does what a queued call asked for, inside the caller's transaction, and says what its webhook is to be told. */
export function processJob(job: Job, state: State, rules: RecordRules): JobResponse[] {
  const { held } = state
  switch (job.path) {
    case '/api/push/income':
    case '/api/push/expense':
    case '/api/push/sale':
    case '/api/push/many':
    case '/api/push/settlement':
    case '/api/push/subscription':
    case '/api/push/cancellation':
      return [holdAll(job.uid, recordsOf(job.path, job.data), state, rules)]
    case '/api/push/settlement-file':
      return [takeFile(job, state, rules)]
    case '/api/pull/income':
      return [{ error: false, income: held.list(job.uid, 'income') }]
    case '/api/pull/expenses':
      return [{ error: false, expenses: held.list(job.uid, 'expenses') }]
    case '/api/pull/insights':
      return [{ error: false, insights: insightsOf(held, job.uid) }]
    case '/api/pull/bank-feed':
      return [
        { error: false, hardrefreshing: true },
        { error: false, accounts: [] },
      ]
  }
}

function holdAll(uid: string, records: readonly HeldRecord[], state: State, rules: RecordRules): JobResponse {
  const refusal = refusalOfRecords(state.held, uid, records, rules)
  if (refusal !== null) return { error: true, message: refusal }
  return { error: false, records: state.held.hold(uid, records, rules.sameId) }
}

function takeFile(job: Job, state: State, rules: RecordRules): JobResponse {
  const { url } = settlementFileSchema.parse(job.data)
  const file = state.uploads.read(url, job.uid)
  if (file === null) return { error: true, message: 'There is no file at this path.' }
  const content = parseJson(new TextDecoder().decode(file))
  const settlements = settlementsSchema.safeParse(content)
  if (!settlements.success)
    return { error: true, message: refusalOf(content, settlements.error.issues, 'the file') }
  return holdAll(job.uid, recordsOfSettlements(settlements.data), state, rules)
}

/** Undefined when `text` is not JSON, which no schema here takes. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
