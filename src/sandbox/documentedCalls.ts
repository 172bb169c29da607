import { answered, refused, type Answer } from '#sandbox/answer.ts'
import { documentedCall, type Call } from '#sandbox/call.ts'
import type { FaultKind } from '#sandbox/faults.ts'
import { refusalOfRecords, type RecordRules } from '#sandbox/recordRules.ts'
import { recordsOf } from '#sandbox/recordsOf.ts'
import { bodySchemas, type Business } from '#sandbox/schemas.ts'
import { queuedPaths, type QueuedPath } from '#sandbox/state/jobs.ts'
import type { State } from '#sandbox/state/openState.ts'

/** How long a token is good, in ms. [vendor] */
export const tokenLifeMs = 3_600_000

/** What the calls act with. `uploadUrl` writes the presigned address of a place; instants in ms since 1970. */
export interface CallEffects {
  readonly state: State
  readonly rules: RecordRules
  readonly emptyAnswers: boolean
  readonly uploadLifeMs: number
  readonly now: () => number
  readonly uploadUrl: (place: { path: string; signature: string; expires: number }) => string
}

interface QueuedBody {
  readonly uid: string
  readonly webhook?: string | undefined
  readonly signature?: string | undefined
  readonly data?: unknown
}

/** The sixteen calls of the reference. */
export function documentedCalls(effects: CallEffects): Call[] {
  const { state, rules } = effects
  const queued = queuedPaths.map((path) =>
    documentedCall<QueuedBody>(
      state,
      path,
      bodySchemas[path],
      (body, fault) => enqueue(effects, path, body, fault),
      rules.sameId === 'refuse',
    ),
  )
  return [...queued, ...synchronousCalls(effects)]
}

function enqueue(effects: CallEffects, path: QueuedPath, body: QueuedBody, fault: FaultKind | null): Answer {
  const { state, rules, emptyAnswers } = effects
  const { uid, data = null, webhook = null, signature = null } = body
  const refusal = refusalOfRecords(state.held, uid, recordsOf(path, data), rules)
  if (refusal !== null) return refused(400, refusal)
  state.jobs.add({ path, uid, data, webhook, signature, fault: webhookFault(fault) })
  return { outcome: 'queued', body: emptyAnswers ? null : { error: false, message: 'Queued.' } }
}

function webhookFault(fault: FaultKind | null) {
  return fault === 'webhookLost' || fault === 'webhookLate' || fault === 'webhookDouble' ? fault : null
}

function synchronousCalls(effects: CallEffects): Call[] {
  const { state, now } = effects
  return [
    documentedCall(state, '/api/push/business', bodySchemas['/api/push/business'], ({ data }) =>
      addBusiness(effects, data),
    ),
    documentedCall(
      state,
      '/api/push/reset',
      bodySchemas['/api/push/reset'],
      ({ uid }) => {
        state.held.clear(uid)
        return answered({ error: false, message: 'Cleared.' })
      },
      true,
    ),
    documentedCall(state, '/api/pull/business', bodySchemas['/api/pull/business'], ({ email }) =>
      answered({ error: false, businesses: state.businesses.linkedTo(email) }),
    ),
    documentedCall(state, '/api/pull/s3-upload-url', bodySchemas['/api/pull/s3-upload-url'], ({ uid }) => {
      const place = state.uploads.grant(uid, now() + effects.uploadLifeMs)
      return answered({ error: false, path: place.path, url: effects.uploadUrl(place) })
    }),
  ]
}

/** With an email that has an account already, the answer has that account's details too. [ref, field names ours] */
function addBusiness({ state, now }: CallEffects, business: Business): Answer {
  const [account] = state.businesses.linkedTo(business.email)
  const uid = state.businesses.add(business)
  const token = state.tokens.issue(uid, now() + tokenLifeMs)
  if (account === undefined) return answered({ error: false, uid, token })
  const { firstname, lastname, email } = account
  return answered({ error: false, uid, token, account: { firstname, lastname, email } })
}
