import type { z } from 'zod'
import { refused, type Answer } from '#sandbox/answer.ts'
import { field, type Asked } from '#sandbox/asked.ts'
import type { FaultKind } from '#sandbox/faults.ts'
import { refusalOf } from '#sandbox/refusal.ts'
import { callsWithKeyHeader, type CallPath } from '#sandbox/schemas.ts'
import type { State } from '#sandbox/state/openState.ts'

/**
 * One call of the API. `answer` judges and does what was asked, inside the caller's transaction; `afterQueue` says that all
 * that is queued has to be processed before.
 */
export interface Call {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly afterQueue: boolean
  answer(asked: Asked, fault: FaultKind | null): Answer
}

/** A documented call: who may not, or asks what the schema does not know, is refused; then `work` does it. */
export function documentedCall<Body>(
  state: State,
  path: CallPath,
  schema: z.ZodType<Body>,
  work: (body: Body, fault: FaultKind | null) => Answer,
  afterQueue = false,
): Call {
  return {
    method: 'POST',
    path,
    afterQueue,
    answer(asked, fault) {
      const refusal = refusalOfCaller(state, asked, path)
      if (refusal !== null) return refusal
      const read = schema.safeParse(asked.body)
      if (!read.success) return refused(400, refusalOf(asked.body, read.error.issues))
      return work(read.data, fault)
    },
  }
}

/** Why this caller may not make a documented call: a wrong key or app id, or a business that is not there. */
function refusalOfCaller(state: State, asked: Asked, path: CallPath): Answer | null {
  const { apiKey, appId } = state.credentials
  const inHeader = callsWithKeyHeader.has(path)
  const key = field(asked.body, 'apikey')
  const app = field(asked.body, 'appid')
  const keyIsGood = inHeader
    ? asked.keyHeader === apiKey && (key === undefined || key === apiKey)
    : key === apiKey
  if (!keyIsGood) {
    const where = inHeader ? 'in the header X-API-Key' : 'in the body'
    return refused(401, `The API key (apikey, ${where}) is missing or wrong.`)
  }
  if (app !== undefined && app !== appId) return refused(401, 'The app id (appid) is wrong.')
  const uid = field(asked.body, 'uid')
  if (typeof uid === 'string' && !state.businesses.has(uid))
    return refused(403, 'There is no business with this uid.')
  return null
}
