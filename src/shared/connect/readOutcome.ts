import { isJsonObject } from '#shared/connect/jsonObject.ts'
import type { ToldOutcome } from '#shared/delivery/toldOutcome.ts'

/**
 * What stub posts to a webhook, as far as it can be told: the signature that it hands back, the business that it speaks of
 * where it names one, and the outcome itself. `refusal` is stub's reason where it says that the call came to nothing.
 */
export interface PostedOutcome {
  readonly signature: string | null
  readonly uid: string | null
  readonly refusal: string | null
  readonly response: unknown
}

const longestReason = 500

/** Reads the envelope of a post; null when it is no JSON object or has no outcome in it. */
export function readOutcome(body: unknown): PostedOutcome | null {
  if (!isJsonObject(body) || !isJsonObject(body.response)) return null
  const { response, received, signature, status } = body
  const uid = isJsonObject(received) ? received.uid : null
  return {
    signature: typeof signature === 'string' ? signature : null,
    uid: typeof uid === 'string' ? uid : null,
    refusal: refusalIn(response, status),
    response,
  }
}

/** Why the whole call came to nothing: `error` says so in whichever form, or, where there is none, the post's status. */
function refusalIn({ error, message }: Readonly<Record<string, unknown>>, status: unknown): string | null {
  const isError = error === undefined || error === null ? isOfTheRefused(status) : saysNo(error)
  return isError ? reasonOf(message ?? (error === true ? null : error)) : null
}

/** Whether an outcome only says that its data follows in a later post, as that of a bank feed may. */
export function dataFollows(response: unknown): boolean {
  return isJsonObject(response) && response.hardrefreshing === true
}

/**
 * What became of the batch whose push had this outcome. Records are read from every list in it: one counts as refused
 * where it says so itself or its list's name does, and one that is named both ways too: that can be seen and mended.
 */
export function batchOutcome({
  refusal,
  response,
}: Pick<PostedOutcome, 'refusal' | 'response'>): ToldOutcome {
  const named = namedIn(response, false, deepest)
  const reasons = new Map(named.filter(({ is }) => is === 'refused').map(({ id, reason }) => [id, reason]))
  const refused = [...reasons].map(([id, reason]) => ({ id, reason }))
  if (refusal !== null) return { is: 'refused', reason: refusal, refused }
  const stored = new Set(named.filter(({ is }) => is === 'stored').map(({ id }) => id))
  const ids = [...stored].filter((id) => !reasons.has(id))
  return { is: 'stored', ids: named.length === 0 ? null : ids, refused }
}

const deepest = 3
const ofTheRefused = /error|fail|refus|reject|invalid/i

/** What is known to say that a record is stored; that it was taken in, or is at work, does not. */
const ofTheStored =
  /^(?:ok|success|successful|succeeded|stored|saved|created|updated|added|processed|completed?|done|settled)$/i

interface Named {
  readonly id: string
  readonly is: 'stored' | 'refused' | 'unclear'
  readonly reason: string
}

/** The records that a value names; `refused` where the names on the way to it say that of all of them. */
function namedIn(value: unknown, refused: boolean, depth: number): Named[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => namedBy(item, refused))
  if (!isJsonObject(value) || depth === 0) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    namedIn(inner, refused || ofTheRefused.test(name), depth - 1),
  )
}

function namedBy(item: unknown, refused: boolean): Named[] {
  if (!isJsonObject(item)) return []
  const { id, error, message, reason, status, state = status } = item
  if (typeof id !== 'string' && typeof id !== 'number') return []
  const named = { id: String(id), reason: reasonOf(message ?? reason ?? (error === true ? null : error)) }
  if (refused || saysNo(error) || isOfTheRefused(state)) return [{ ...named, is: 'refused' }]
  // A state is one of a few words that nobody has written down: one that we do not know proves nothing.
  const isStored = typeof state !== 'string' || ofTheStored.test(state)
  return [{ ...named, is: isStored ? 'stored' : 'unclear' }]
}

function saysNo(error: unknown): boolean {
  return error === true || (typeof error === 'string' && error !== '') || isJsonObject(error)
}

function isOfTheRefused(state: unknown): boolean {
  return typeof state === 'string' && ofTheRefused.test(state)
}

function reasonOf(message: unknown): string {
  if (message === undefined || message === null || message === '') return 'no reason given'
  return (typeof message === 'string' ? message : JSON.stringify(message)).slice(0, longestReason)
}
