import type { AttemptFailure } from '#shared/delivery/nextAttempt.ts'
import { retryAfterMs } from '#shared/delivery/nextAttempt.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { ListSplitter } from '#engine/connect/listSplitter.ts'
import { networkErrorText, readNetworkError } from '#engine/connect/networkError.ts'
import { Patience, type PatienceTimes } from '#engine/connect/patience.ts'

/** What talking to stub may fail with. No text in it carries the API key. */
export type StubFailure = Extract<
  Failure,
  { code: 'stub.unreachable' | 'stub.timeout' | 'stub.refused' | 'stub.unclear' }
>

/**
 * How the network is used. `fetch` never follows a redirect; `timeoutMs` covers a request and its whole answer, ten times
 * that an answer that is read as a list and goes on.
 */
export interface ConnectEffects {
  readonly fetch: typeof fetch
  readonly timeoutMs: number
}

/** Where requests go and whose they are. `uid` is there once a business is chosen; `baseUrl` has no slash at its end. */
export interface ConnectTarget {
  readonly baseUrl: string
  readonly appId: string
  readonly apiKey: string
  readonly uid?: string | undefined
  /** The tokens that stub has given out so far: as secret as the key. */
  readonly issued?: Set<string>
  /** The user's own address for the outcomes of pushes. */
  readonly webhook?: string | undefined
}

/**
 * A request to stub; `mostBytes` is as much of an answer as is read. `onElement` hears of each element of the answer's first
 * list as JSON while it arrives, for lists of any length: the answer then has an empty list in its place.
 */
export interface StubRequest {
  readonly method: 'GET' | 'POST'
  /** Path and query. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object
  readonly mostBytes: number
  readonly onElement?: (json: string) => void
  /** Little where nothing is lost without the answer; `usual` unless said. */
  readonly patience?: 'usual' | 'little'
  readonly signal?: AbortSignal | undefined
}

/**
 * What became of a request: an answer, of whatever status, or none that can be used, of which the status may have come.
 * `sentBytes` is the size of its body.
 */
export type Exchange = { readonly sentBytes: number } & Heard

type Heard =
  | {
      readonly is: 'answered'
      readonly status: number
      readonly text: string
      readonly retryAfterMs: number | null
    }
  | {
      readonly is: 'failed'
      readonly status: number | null
      readonly cause: AttemptFailure
      readonly why: StubFailure
    }

const longerForLists = 10
const littleLongerForLists = 2
const littleSilenceMs = 15_000

// Chromium sends a request again by itself when a connection that it has used before breaks without an answer, and stub may
// have stored what it carried by then: each body goes over a connection of its own.
const forBody = { 'Content-Type': 'application/json', Connection: 'close' }

/** Makes one request. Never rejects for anything that the network does; a cancelled request is `failed` as a lost one. */
export async function askStub(
  effects: ConnectEffects,
  target: ConnectTarget,
  request: StubRequest,
): Promise<Exchange> {
  const { path, headers, patience, ...rest } = request
  const body = request.body === undefined ? undefined : JSON.stringify(request.body)
  const sentBytes = body === undefined ? 0 : Buffer.byteLength(body)
  const wire = {
    ...rest,
    url: `${target.baseUrl}${path}`,
    headers: { ...(body === undefined ? {} : forBody), ...headers },
    body,
    patience: timesOf(effects.timeoutMs, patience, request.onElement !== undefined),
  }
  return { sentBytes, ...(await exchangeOver(effects, target, wire)) }
}

function timesOf(timeoutMs: number, patience: StubRequest['patience'], isList: boolean): PatienceTimes {
  if (patience !== 'little')
    return { totalMs: timeoutMs * (isList ? longerForLists : 1), silentMs: timeoutMs }
  return {
    totalMs: timeoutMs * (isList ? littleLongerForLists : 1),
    silentMs: Math.min(timeoutMs, littleSilenceMs),
  }
}

/** The slowest line that an upload is waited for, in bytes a millisecond. */
const slowestUpload = 25
const mostUploadAnswer = 100_000

/** Puts a file at a presigned address. Never rejects for anything that the network does; the address is in no text. */
export async function putFile(
  effects: ConnectEffects,
  target: ConnectTarget,
  url: string,
  file: Blob,
): Promise<Exchange> {
  const ms = effects.timeoutMs + Math.ceil(file.size / slowestUpload)
  const wire = {
    ...({ method: 'PUT', url, body: file, mostBytes: mostUploadAnswer } as const),
    headers: { 'Content-Type': 'application/octet-stream' },
    patience: { totalMs: ms, silentMs: ms },
  }
  return { sentBytes: file.size, ...(await exchangeOver(effects, target, wire)) }
}

/** A request as it goes over the wire. */
interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Blob | undefined
  readonly mostBytes: number
  readonly patience: PatienceTimes
  readonly onElement?: (json: string) => void
  readonly signal?: AbortSignal | undefined
}

async function exchangeOver(
  effects: ConnectEffects,
  target: ConnectTarget,
  wire: WireRequest,
): Promise<Heard> {
  const { url, signal: cancel } = wire
  const { host, search } = new URL(url)
  const patience = new Patience(wire.patience)
  const signal = cancel === undefined ? patience.signal : AbortSignal.any([patience.signal, cancel])
  let response: Response | null = null
  try {
    response = await fetchOver(effects, wire, signal)
    return await heardOf(response, host, wire, patience)
  } catch (error) {
    const status = response?.status ?? null
    if (patience.signal.aborted)
      return { is: 'failed', status, cause: { is: 'timeout' }, why: { code: 'stub.timeout', host } }
    const detail = withoutSecrets(networkErrorText(error), target, search)
    const why: StubFailure =
      status === null
        ? { code: 'stub.unreachable', host, detail }
        : { code: 'stub.unclear', host, status, detail }
    return { is: 'failed', status, cause: readNetworkError(error), why }
  } finally {
    patience.end()
  }
}

function fetchOver(
  effects: ConnectEffects,
  { url, method, headers, body }: WireRequest,
  signal: AbortSignal,
): Promise<Response> {
  const carried = body === undefined ? {} : { body }
  return effects.fetch(url, { method, headers, ...carried, redirect: 'manual', signal })
}

async function heardOf(
  response: Response,
  host: string,
  { mostBytes, onElement }: WireRequest,
  patience: Patience,
): Promise<Heard> {
  const { headers, status } = response
  const text =
    onElement === undefined
      ? await readText(response, mostBytes)
      : await readAround(response, mostBytes, (json) => {
          patience.heard()
          onElement(json)
        })
  if (text === null) {
    const why = {
      code: 'stub.unclear',
      host,
      status,
      detail: `an answer of more than ${mostBytes} bytes`,
    } as const
    return { is: 'failed', status, cause: { is: 'unclear' }, why }
  }
  return {
    is: 'answered',
    status,
    text,
    retryAfterMs: retryAfterMs(headers.get('retry-after'), headers.get('date')),
  }
}

/** The host that a target's requests go to, for people to read. */
export function hostOf(target: ConnectTarget): string {
  return new URL(target.baseUrl).host
}

/** A text from outside, in which our key and tokens are blacked out should they be repeated there. */
export function withoutSecrets(text: string, target: ConnectTarget, ...more: readonly string[]): string {
  return [target.apiKey, encodeURIComponent(target.apiKey), ...(target.issued ?? []), ...more].reduce(
    (safe, secret) => (secret === '' ? safe : safe.replaceAll(secret, '•••')),
    text,
  )
}

/** What is around the elements of the body's first list; null when there is more than `mostBytes`, or more than is kept. */
async function readAround(
  response: Response,
  mostBytes: number,
  onElement: (json: string) => void,
): Promise<string | null> {
  const splitter = new ListSplitter(onElement)
  let bytes = 0
  const body: AsyncIterable<Uint8Array> | null = response.body
  if (body === null) return ''
  for await (const chunk of body) {
    bytes += chunk.byteLength
    if (bytes > mostBytes || !splitter.push(chunk)) return null
  }
  return splitter.around()
}

/** The body as text, null when it is longer than `mostBytes`: the rest is then not read. */
async function readText(response: Response, mostBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  const body: AsyncIterable<Uint8Array> | null = response.body
  if (body === null) return ''
  for await (const chunk of body) {
    bytes += chunk.byteLength
    // Leaving the loop cancels the stream, and with it the connection.
    if (bytes > mostBytes) return null
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}
