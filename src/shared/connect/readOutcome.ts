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
  const { response, received, signature } = body
  const uid = isJsonObject(received) ? received.uid : null
  return {
    signature: typeof signature === 'string' ? signature : null,
    uid: typeof uid === 'string' ? uid : null,
    refusal: response.error === true ? reasonOf(response.message) : null,
    response,
  }
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
  const stored = new Set<string>()
  const refused = new Map<string, string>()
  for (const { id, reason } of namedIn(response, false, deepest)) {
    if (reason === null) stored.add(id)
    else refused.set(id, reason)
  }
  const named = [...refused].map(([id, reason]) => ({ id, reason }))
  if (refusal !== null) return { is: 'refused', reason: refusal, refused: named }
  const ids = [...stored].filter((id) => !refused.has(id))
  const namesNone = ids.length === 0 && named.length === 0
  return { is: 'stored', ids: namesNone ? null : ids, refused: named }
}

const deepest = 3
const ofTheRefused = /error|fail|refus|reject|invalid/i

interface Named {
  readonly id: string
  /** Null where nothing says that it is refused. */
  readonly reason: string | null
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
  const { id, error, message, reason } = item
  if (typeof id !== 'string' && typeof id !== 'number') return []
  const saysNo = error === true || (typeof error === 'string' && error !== '')
  const why = refused || saysNo ? reasonOf(message ?? reason ?? (error === true ? null : error)) : null
  return [{ id: String(id), reason: why }]
}

function reasonOf(message: unknown): string {
  if (message === undefined || message === null || message === '') return 'no reason given'
  return (typeof message === 'string' ? message : JSON.stringify(message)).slice(0, longestReason)
}
