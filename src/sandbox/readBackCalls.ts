import { z } from 'zod'
import { answered, refused, type Answer } from '#sandbox/answer.ts'
import type { Asked } from '#sandbox/asked.ts'
import type { Call } from '#sandbox/call.ts'
import { tokenLifeMs } from '#sandbox/documentedCalls.ts'
import { insightsOf, summaryOf } from '#sandbox/totals.ts'
import type { State } from '#sandbox/state/openState.ts'

const keysSchema = z.strictObject({ apikey: z.string(), appid: z.string(), uid: z.string() })
const keyOnlySchema = keysSchema.omit({ uid: true })
const readSchema = z.strictObject({ token: z.string(), uid: z.string(), appid: z.string() })

/** The calls that were seen in public clients, by which what was stored can be read back without a webhook. */
export function readBackCalls(state: State, now: () => number): Call[] {
  const { held } = state
  const read = (method: Call['method'], name: string, work: (uid: string) => object) =>
    call(method, `/api/realtime/${name}`, (asked) => readFor(asked, method, work))

  function readFor(asked: Asked, method: Call['method'], work: (uid: string) => object): Answer {
    const request = readSchema.safeParse(method === 'GET' ? asked.query : asked.body)
    if (!request.success) return refused(400, 'The call needs token, uid and appid, and nothing else.')
    const { token, uid, appid } = request.data
    if (appid !== state.credentials.appId || !state.tokens.isGood(token, uid, now()))
      return refused(401, 'The token is not good for this business and app, or its hour is over.')
    return answered({ error: false, ...work(uid) })
  }

  return [
    call('POST', '/api/auth/token', ({ body }) => issueToken(state, body, now())),
    call('GET', '/api/verify/apikey', ({ query }) => verifyKey(state, query)),
    read('GET', 'income', (uid) => ({ income: held.list(uid, 'income') })),
    read('GET', 'expenses', (uid) => ({ expenses: held.list(uid, 'expenses') })),
    read('POST', 'summary', (uid) => ({ summary: summaryOf(held, uid) })),
    read('POST', 'insights', (uid) => ({ insights: insightsOf(held, uid) })),
  ]
}

function call(method: Call['method'], path: string, answer: (asked: Asked) => Answer): Call {
  return { method, path, afterQueue: false, answer }
}

function issueToken(state: State, body: unknown, now: number): Answer {
  const request = keysSchema.safeParse(body)
  if (!request.success) return refused(400, 'The call needs apikey, appid and uid, and nothing else.')
  const { apikey, appid, uid } = request.data
  if (!isGoodKey(state, apikey, appid)) return refused(401, 'The API key or the app id is wrong.')
  if (!state.businesses.has(uid)) return refused(403, 'There is no business with this uid.')
  return answered({ token: state.tokens.issue(uid, now + tokenLifeMs) })
}

function verifyKey(state: State, query: Asked['query']): Answer {
  const request = keyOnlySchema.safeParse(query)
  if (!request.success) return refused(400, 'The call needs apikey and appid, and nothing else.')
  const { apikey, appid } = request.data
  if (!isGoodKey(state, apikey, appid)) return refused(401, 'The API key or the app id is wrong.')
  return answered({ error: false, valid: true })
}

function isGoodKey({ credentials }: State, apiKey: string, appId: string): boolean {
  return apiKey === credentials.apiKey && appId === credentials.appId
}
