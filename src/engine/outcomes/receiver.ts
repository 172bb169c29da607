import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { readOutcome } from '#shared/connect/readOutcome.ts'
import type { BelievedOutcome, ExpectedOutcome, OutcomeStore } from '#engine/outcomes/outcomeStore.ts'
import { isGenuine } from '#engine/outcomes/signature.ts'
import { createTokenBucket } from '#engine/outcomes/tokenBucket.ts'

const mostBodyBytes = 32_000_000
const mostConnections = 64
const mostBodiesAtOnce = 4
const path = /\/outcomes\/([\w-]{22})$/

/** What the receiver acts with. `clock` is milliseconds that only go on, `now` the instant in UTC. `heard` is told of an outcome once it is on the disk, and of no outcome twice. */
export interface ReceiverEffects {
  readonly store: OutcomeStore
  readonly secret: string
  readonly now: () => string
  readonly clock: () => number
  readonly heard: (request: ExpectedOutcome, outcome: BelievedOutcome['response']) => void
  readonly report: (problem: unknown, during: string) => void
}

/** A receiver that listens. `port` is the one it got. */
export interface RunningReceiver {
  readonly port: number
  /** Ends every connection at once. */
  close(this: void): Promise<void>
}

type Status = 200 | 404 | 413 | 429 | 500 | 503

/**
 * Listens for what stub posts to webhooks. Whoever is not believed (a wrong path, a wrong signature, another business)
 * gets the same 404, so that nobody learns which paths there are. Rejects with what the socket says (`EADDRINUSE`).
 */
export async function startReceiver(
  effects: ReceiverEffects,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<RunningReceiver> {
  const judge = createJudge(effects)
  const server = createServer({ maxHeaderSize: 8192, headersTimeout: 10_000, requestTimeout: 120_000 })
  server.maxConnections = mostConnections
  server.on('request', (incoming, outgoing) => {
    judge(incoming)
      .catch((problem: unknown) => {
        // Whoever went away in the middle of a post is no trouble of ours, and gets no answer.
        if (!incoming.socket.destroyed) effects.report(problem, 'receiving an outcome')
        return 500 as const
      })
      .then((status) => answer(outgoing, status))
      .catch((problem: unknown) => effects.report(problem, 'answering a post'))
  })
  server.listen(port, host)
  await once(server, 'listening')
  return { port: portOf(server), close: () => stop(server) }
}

/** Judges one post: reads no more of it than is needed to say no. */
function createJudge({ store, secret, now, clock, heard }: ReceiverEffects) {
  const strangers = createTokenBucket({ capacity: 60, perSecond: 1 }, clock)
  const known = createTokenBucket({ capacity: 200, perSecond: 20 }, clock)
  let bodies = 0

  function refuseStranger(): Status {
    return strangers() ? 404 : 429
  }

  async function judgeBody(request: ExpectedOutcome, incoming: IncomingMessage): Promise<Status> {
    const body = await readBody(incoming)
    if (body === null) return 413
    const outcome = readOutcome(parsed(body))
    if (outcome === null || !isGenuine(request.id, outcome.signature ?? '', secret)) return refuseStranger()
    if (outcome.uid !== null && outcome.uid !== request.uid) return refuseStranger()
    const kept = store.keep(request.id, outcome, now())
    if (kept === 'full') return 429
    if (kept === 'new') heard(request, outcome.response)
    return 200
  }

  return async (incoming: IncomingMessage): Promise<Status> => {
    const id = incoming.method === 'POST' ? path.exec(incoming.url ?? '')?.[1] : undefined
    const request = id === undefined ? null : store.find(id)
    if (request === null) return refuseStranger()
    if (!known()) return 429
    if (bodies >= mostBodiesAtOnce) return 503
    bodies += 1
    try {
      return await judgeBody(request, incoming)
    } finally {
      bodies -= 1
    }
  }
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | null> {
  if (Number(incoming.headers['content-length'] ?? 0) > mostBodyBytes) return null
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength
    if (bytes > mostBodyBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The JSON of a body, undefined when it is none. */
function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined
    throw problem
  }
}

function answer(outgoing: ServerResponse, status: Status): void {
  // A body that was not read to its end must not be taken for the next request.
  if (status !== 200) outgoing.setHeader('Connection', 'close')
  if (status === 429 || status === 503) outgoing.setHeader('Retry-After', '60')
  outgoing.writeHead(status, { 'Content-Type': 'application/json' }).end('{}')
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The receiver listens on no port.')
  return address.port
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}
