import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { refused, statusOf, type Answer } from '#sandbox/answer.ts'
import { readAsked, type Asked, type Exchange } from '#sandbox/asked.ts'
import type { Call } from '#sandbox/call.ts'
import type { FaultKind, Faults } from '#sandbox/faults.ts'
import { isLoopback } from '#sandbox/loopback.ts'
import { loseAnswer, losesAnswer, struckBefore, type FaultTimes } from '#sandbox/meetFault.ts'
import type { Queue } from '#sandbox/queue.ts'
import { heldKinds } from '#sandbox/state/heldRecords.ts'
import type { LoggedRequest } from '#sandbox/state/requestLog.ts'
import type { State } from '#sandbox/state/openState.ts'
import { putUpload, renderUpload, uploadRoute } from '#sandbox/uploads.ts'

const largestBody = 64 * 1024 * 1024

/** What the server acts with; `now` is ms since 1970. */
export interface AppParts {
  readonly state: State
  readonly queue: Queue
  readonly calls: readonly Call[]
  readonly faults: Faults
  readonly times: FaultTimes
  readonly closing: AbortSignal
  readonly now: () => number
  readonly onTrouble: (trouble: unknown) => void
}

type App = Hono<{ Bindings: HttpBindings }>

/** The sandbox's HTTP face. No answer carries CORS headers, and only this machine's own names for itself are served. */
export function createApp(parts: AppParts): App {
  const { state, calls } = parts
  const app: App = new Hono()
  app.onError((trouble, c) => {
    // Whoever went away while we read gets no answer, and that is no trouble of ours.
    if (!c.env.incoming.socket.destroyed && !parts.closing.aborted) parts.onTrouble(trouble)
    return c.json({ error: true, message: 'The sandbox failed.' }, 500)
  })
  app.notFound((c) => c.json({ error: true, message: 'There is no such call.' }, 404))
  app.use(async (c, next) => {
    if (isLoopback(hostName(c.req.header('host')))) return next()
    return c.json({ error: true, message: 'The sandbox answers only to this machine.' }, 403)
  })
  app.use(
    bodyLimit({
      maxSize: largestBody,
      onError: (c) => c.json({ error: true, message: 'The body is too large.' }, 413),
    }),
  )
  app.get('/sandbox/state', (c) => showState(c, state))
  for (const call of calls) app.on(call.method, call.path, (c) => answerCall(c, call, parts))
  app.all('/api/*', (c) => answerCall(c, unknownCall, parts))
  app.put(uploadRoute, async (c) => {
    const file = new Uint8Array(await c.req.arrayBuffer())
    const asked = { path: c.req.path, uid: null, records: 0 }
    return meet(c, asked, parts, () => putUpload(c, state, file, parts.now()), renderUpload)
  })
  return app
}

const unknownCall: Pick<Call, 'afterQueue' | 'answer'> = {
  afterQueue: false,
  answer: () => refused(404, 'There is no such call.'),
}

/** The host without its port, as `URL` writes it; empty when it is none. */
function hostName(host: string | undefined): string {
  return URL.parse(`http://${host ?? ''}`)?.hostname ?? ''
}

function showState(c: Exchange, state: State): Response {
  const uid = c.req.query('uid')
  if (uid === undefined || !state.businesses.has(uid))
    return c.json({ error: true, message: 'There is no business with this uid.' }, 404)
  const held = Object.fromEntries(heldKinds.map((kind) => [kind, state.held.list(uid, kind)]))
  return c.json({ ...held, requests: state.log.list(uid) })
}

async function answerCall(
  c: Exchange,
  call: Pick<Call, 'afterQueue' | 'answer'>,
  parts: AppParts,
): Promise<Response> {
  const asked = await readAsked(c)
  return meet(c, asked, parts, (fault) => asked.problem ?? call.answer(asked, fault), render, call.afterQueue)
}

function render(c: Exchange, answer: Answer): Response {
  if (answer.outcome === 'refused') return c.json({ error: true, message: answer.message }, answer.status)
  return answer.body === null ? c.body(null, 200) : c.json(answer.body)
}

/**
 * One request with whatever meets it on its way: the fault before, the work with its line in the log in one transaction, on
 * the disk before the answer, and the fault after. Between the first and the last of the work nothing else happens.
 */
async function meet(
  c: Exchange,
  asked: Pick<Asked, 'path' | 'uid' | 'records'>,
  { state, queue, faults, times, closing, now }: AppParts,
  work: (fault: FaultKind | null) => Answer,
  write: (c: Exchange, answer: Answer) => Response,
  afterQueue = false,
): Promise<Response> {
  const fault = faults()
  const at = new Date(now()).toISOString()
  const logged = { at, path: asked.path, uid: asked.uid, records: asked.records, fault }
  const log = (rest: Pick<LoggedRequest, 'status' | 'outcome' | 'message'>) =>
    state.log.add({ ...logged, ...rest })

  const struck = await struckBefore(c, fault, times, closing)
  if (closing.aborted) return RESPONSE_ALREADY_SENT
  if (struck !== null) {
    state.transaction(() => log({ status: struck.status, outcome: 'nothing', message: null }))
    return struck.response
  }
  if (afterQueue) queue.drain()
  const answer = state.transaction(() => {
    const made = work(fault)
    const message = made.outcome === 'refused' ? made.message : null
    log({ status: losesAnswer(fault) ? null : statusOf(made), outcome: made.outcome, message })
    return made
  })
  if (answer.outcome === 'queued') queue.wake()
  return losesAnswer(fault) ? loseAnswer(c, fault, times) : write(c, answer)
}
