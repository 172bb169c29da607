import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createApp } from '#sandbox/createApp.ts'
import { documentedCalls } from '#sandbox/documentedCalls.ts'
import { createFaults, type FaultRates, type Faults } from '#sandbox/faults.ts'
import { createQueue } from '#sandbox/queue.ts'
import { readBackCalls } from '#sandbox/readBackCalls.ts'
import type { SameId } from '#sandbox/state/heldRecords.ts'
import { openState, type State } from '#sandbox/state/openState.ts'
import { uploadUrl } from '#sandbox/uploads.ts'
import { createWebhooks } from '#sandbox/webhooks.ts'

/** How a sandbox behaves. What has a default may be left out. */
export interface SandboxOptions {
  /** 0 takes any free one. */
  readonly port: number
  /** Where its state is kept; ':memory:' keeps it only while it runs. */
  readonly dataFile: string
  /** How often each kind of fault meets a request, from 0 to 1; together not above 1. */
  readonly faults: FaultRates
  readonly seed: number
  readonly sameId: SameId
  /** A push is refused for an entry of one of these names, none unless said. */
  readonly refuseNames?: readonly string[]
  /** Whether the [seen] calls are there. */
  readonly readBack: boolean
  /** Whether a queued call is answered with an empty body in place of `{error: false, message}`. */
  readonly emptyAnswers: boolean
  /** Multiplies every delay of webhooks. */
  readonly webhookTimeScale: number
  readonly latencyMs?: number
  /** How long a request that meets `timeout` stays unanswered, unless the caller gives up first. */
  readonly timeoutMs?: number
  readonly retryAfterSeconds?: number
  /** How long what is queued rests before it is processed. */
  readonly processAfterMs?: number
  readonly uploadLifeMs?: number
  /** ms since 1970. */
  readonly now?: () => number
  /** Hears of what went wrong in the sandbox itself, such as a full disk. */
  readonly onTrouble?: (trouble: unknown) => void
}

/** How many records of each kind are held. */
export type HeldCounts = Readonly<Record<'income' | 'expenses' | 'sales' | 'settlements', number>>

/** A running sandbox, with what is needed to use it. */
export interface Sandbox {
  readonly url: string
  /** The one that is good now. */
  readonly apiKey: string
  readonly appId: string
  readonly uid: string
  /** Revokes the key: another one takes its place. */
  changeKey(): void
  /** How much it holds of the practice business. */
  counts(): HeldCounts
  /** Resolves once everything queued is processed and every webhook delivered or given up. */
  settled(): Promise<void>
  /** Ends every connection and timer at once; what was queued or owed stays in the file. */
  close(): Promise<void>
}

const defaults = {
  refuseNames: [] as readonly string[],
  latencyMs: 300,
  timeoutMs: 30_000,
  retryAfterSeconds: 1,
  processAfterMs: 0,
  uploadLifeMs: 900_000,
  now: () => Date.now(),
  onTrouble: (trouble: unknown) =>
    process.emitWarning(trouble instanceof Error ? trouble : String(trouble), 'SandboxTrouble'),
}

/**
 * Starts the Connect API's double on 127.0.0.1. Rejects with what SQLite or the socket says (`EADDRINUSE`), and with a
 * RangeError when the rates of faults are above 1.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const chosen = { ...defaults, ...options }
  const faults = createFaults(chosen.faults, chosen.seed)
  const state = openState(chosen.dataFile)
  const closing = new AbortController()
  const { app, queue, webhooks, address } = compose(chosen, state, faults, closing.signal)
  const listener = getRequestListener(app.fetch, { hostname: '127.0.0.1', overrideGlobalObjects: false })
  const server = createServer((incoming, outgoing) => {
    void listener(incoming, outgoing) // it answers its own errors
  })

  async function close(): Promise<void> {
    closing.abort()
    queue.close()
    webhooks.close()
    await stop(server)
    state.close()
  }

  try {
    address.url = `http://127.0.0.1:${await listen(server, chosen.port)}`
  } catch (error) {
    await close()
    throw error
  }
  queue.wake()
  webhooks.wake()
  let closed: Promise<void> | null = null
  return {
    url: address.url,
    get apiKey() {
      return state.credentials.apiKey
    },
    appId: state.credentials.appId,
    uid: state.credentials.uid,
    changeKey: () => state.changeKey(),
    counts: () => countsOf(state),
    async settled() {
      await queue.idle()
      await webhooks.idle()
    },
    close: () => (closed ??= close()),
  }
}

function compose(
  chosen: typeof defaults & SandboxOptions,
  state: State,
  faults: Faults,
  closing: AbortSignal,
) {
  const { now, onTrouble, sameId, refuseNames } = chosen
  const rules = { sameId, refusedNames: new Set(refuseNames) }
  const address = { url: '' } // known once the server listens, which is before anyone can ask for an upload
  const webhooks = createWebhooks({
    posts: state.posts,
    appId: state.credentials.appId,
    timeScale: chosen.webhookTimeScale,
    now,
    onTrouble,
  })
  const queue = createQueue({ state, webhooks, rules, delayMs: chosen.processAfterMs, onTrouble })
  const calls = [
    ...documentedCalls({ ...chosen, rules, state, uploadUrl: (place) => uploadUrl(address.url, place) }),
    ...(chosen.readBack ? readBackCalls(state, now) : []),
  ]
  const app = createApp({ state, queue, calls, faults, times: chosen, closing, now, onTrouble })
  return { app, queue, webhooks, address }
}

function countsOf({ held, credentials: { uid } }: State): HeldCounts {
  return {
    income: held.count(uid, 'income'),
    expenses: held.count(uid, 'expenses'),
    sales: held.count(uid, 'sales'),
    settlements: held.count(uid, 'settlements'),
  }
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.')
  return address.port
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}
