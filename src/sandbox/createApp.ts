import { Hono } from 'hono'
import type { HttpBindings } from '@hono/node-server'
import { refused, tooLarge } from '#sandbox/answer.ts'
import { readAsked, type RequestContext } from '#sandbox/asked.ts'
import type { Call } from '#sandbox/call.ts'
import { createExchange, type Exchange, type ExchangeEffects } from '#sandbox/exchange.ts'
import { isLoopback } from '#sandbox/loopback.ts'
import { heldKinds } from '#sandbox/state/heldRecords.ts'
import { readWhole } from '#sandbox/readWhole.ts'
import type { State } from '#sandbox/state/openState.ts'
import { putUpload, uploadRoute, uploadWire } from '#sandbox/uploads.ts'
import { jsonWire } from '#sandbox/wire.ts'

/** What the server acts with. */
export interface AppParts extends ExchangeEffects {
  readonly calls: readonly Call[]
  readonly onTrouble: (trouble: unknown) => void
}

type App = Hono<{ Bindings: HttpBindings }>

/** The sandbox's HTTP face. No answer carries CORS headers, and only this machine's own names for itself are served. */
export function createApp(parts: AppParts): App {
  const { state, calls } = parts
  const exchange = createExchange(parts)
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
  app.get('/sandbox/state', (c) => showState(c, state))
  for (const call of calls) app.on(call.method, call.path, (c) => answerCall(c, call, exchange))
  app.all('/api/*', (c) => answerCall(c, unknownCall, exchange))
  app.put(uploadRoute, (c) => takeUpload(c, parts, exchange))
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

function showState(c: RequestContext, state: State): Response {
  const uid = c.req.query('uid')
  if (uid === undefined || !state.businesses.has(uid))
    return c.json({ error: true, message: 'There is no business with this uid.' }, 404)
  const held = Object.fromEntries(heldKinds.map((kind) => [kind, state.held.list(uid, kind)]))
  return c.json({ ...held, requests: state.log.list(uid) })
}

async function answerCall(
  c: RequestContext,
  call: Pick<Call, 'afterQueue' | 'answer'>,
  exchange: Exchange,
): Promise<Response> {
  const asked = await readAsked(c)
  return exchange(c, {
    asked,
    wire: jsonWire,
    afterQueue: call.afterQueue,
    work: (fault) => asked.problem ?? call.answer(asked, fault),
  })
}

async function takeUpload(
  c: RequestContext,
  { state, now }: AppParts,
  exchange: Exchange,
): Promise<Response> {
  const file = await readWhole(c.env.incoming)
  return exchange(c, {
    asked: { path: c.req.path, uid: null, records: 0 },
    wire: uploadWire,
    afterQueue: false,
    work: () => (file === null ? tooLarge : putUpload(c, state, file, now())),
  })
}
