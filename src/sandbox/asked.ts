import type { Context } from 'hono'
import type { HttpBindings } from '@hono/node-server'
import { refused, tooLarge, type Answer } from '#sandbox/answer.ts'
import { readWhole } from '#sandbox/readWhole.ts'

/** The context of a request that came in over Node's HTTP server. */
export type RequestContext = Context<{ Bindings: HttpBindings }>

/** What a caller asked, read from the wire and not yet judged. `problem` is set when it could not be read. */
export interface Asked {
  readonly path: string
  readonly body: unknown
  readonly query: Readonly<Record<string, string>>
  readonly keyHeader: string | undefined
  readonly uid: string | null
  readonly records: number
  readonly problem: Answer | null
}

/** Reads a call, with its whole body. Rejects when the caller goes away meanwhile. */
export async function readAsked(c: RequestContext): Promise<Asked> {
  const isPost = c.req.method === 'POST'
  const { body, problem } = isPost
    ? readBody(c.req.header('content-type'), await readWhole(c.env.incoming))
    : noBody
  const query = c.req.query()
  const uid = field(body, 'uid') ?? query.uid
  return {
    path: c.req.path,
    body,
    query,
    keyHeader: c.req.header('x-api-key'),
    uid: typeof uid === 'string' ? uid : null,
    records: countRecords(c.req.path, field(body, 'data')),
    problem,
  }
}

const noBody = { body: undefined, problem: null }

function readBody(
  contentType: string | undefined,
  bytes: Uint8Array | null,
): Pick<Asked, 'body' | 'problem'> {
  // A web page can post anything but JSON to us without asking first, so nothing else is taken.
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? ''))
    return { body: undefined, problem: refused(415, 'The body must come as Content-Type: application/json.') }
  if (bytes === null) return { body: undefined, problem: tooLarge }
  try {
    return { body: JSON.parse(new TextDecoder().decode(bytes)), problem: null }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { body: undefined, problem: refused(400, 'The body is not JSON.') }
  }
}

/** The value of a body's own field; undefined when there is none. */
export function field(body: unknown, name: string): unknown {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return undefined
  return Reflect.get(body, name) as unknown // unknown until a schema reads it
}

const oneRecord = new Set([
  '/api/push/income',
  '/api/push/expense',
  '/api/push/sale',
  '/api/push/subscription',
])

/** How many records a push asks to take, before it is known whether they are good; a settlement is one. */
function countRecords(path: string, data: unknown): number {
  if (oneRecord.has(path)) return 1
  const lists =
    path === '/api/push/settlement'
      ? [data]
      : path === '/api/push/many'
        ? [field(data, 'income'), field(data, 'expenses')]
        : []
  return lists.reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0)
}
