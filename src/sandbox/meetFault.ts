import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { answered, refused } from '#sandbox/answer.ts'
import type { RequestContext } from '#sandbox/asked.ts'
import type { Wire } from '#sandbox/wire.ts'
import type { FaultKind } from '#sandbox/faults.ts'

/** How long the slow faults last. */
export interface FaultTimes {
  readonly latencyMs: number
  readonly timeoutMs: number
  readonly retryAfterSeconds: number
}

/** What a fault left of a request: the answer in place of the work's, and its status, null for none at all. */
export interface Struck {
  readonly response: Response
  readonly status: 200 | 403 | 429 | 500 | null
}

/** What a fault does before the work: null when the work goes on. `closing` ends a latency by rejecting. */
export async function struckBefore(
  c: RequestContext,
  fault: FaultKind | null,
  { times, wire, closing }: { times: FaultTimes; wire: Wire; closing: AbortSignal },
): Promise<Struck | null> {
  switch (fault) {
    case 'latency':
      await pause(times.latencyMs, undefined, { signal: closing })
      return null
    case 'cutBefore':
      return { response: cut(c), status: null }
    case 'tooMany':
      c.header('Retry-After', String(times.retryAfterSeconds))
      return { response: c.json({ error: true, message: 'Too many requests.' }, 429), status: 429 }
    case 'serverError':
      return { response: c.html('<h1>Internal Server Error</h1>', 500), status: 500 }
    case 'refuse':
      return refuseOnDemand(c, wire)
    case 'timeout':
    case 'cutAfter':
    case 'webhookLost':
    case 'webhookLate':
    case 'webhookDouble':
    case null:
      return null
  }
}

function refuseOnDemand(c: RequestContext, wire: Wire): Struck {
  const message = 'Refused on demand.'
  const response =
    wire.refusesWith === 200
      ? wire.write(c, answered({ error: true, message }))
      : wire.write(c, refused(wire.refusesWith, message))
  return { response, status: wire.refusesWith }
}

/** Whether this fault keeps the answer back after the work was done. */
export function losesAnswer(fault: FaultKind | null): fault is 'cutAfter' | 'timeout' {
  return fault === 'cutAfter' || fault === 'timeout'
}

/** Gives no answer: cuts the connection at once, or when the caller gives up or the time is over. */
export async function loseAnswer(
  c: RequestContext,
  fault: 'cutAfter' | 'timeout',
  times: FaultTimes,
): Promise<Response> {
  if (fault === 'timeout') await untilGivenUp(c, times.timeoutMs)
  return cut(c)
}

async function untilGivenUp(c: RequestContext, ms: number): Promise<void> {
  const { socket } = c.env.incoming
  if (socket.destroyed) return
  const over = new AbortController()
  try {
    await Promise.race([once(socket, 'close', over), pause(ms, undefined, over)])
  } finally {
    over.abort()
  }
}

function cut(c: RequestContext): Response {
  c.env.incoming.socket.destroy()
  return RESPONSE_ALREADY_SENT
}
