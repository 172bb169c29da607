import { isJsonObject } from '#shared/connect/jsonObject.ts'
import { readHeld } from '#shared/connect/readHeld.ts'

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

/** What became of a batch by the outcome of its push: `ids` are the records that it names; null when it names none. */
export type BatchOutcome =
  | { readonly is: 'stored'; readonly ids: ReadonlySet<string> | null }
  | { readonly is: 'refused'; readonly reason: string }

/** What became of the batch whose push had this outcome. */
export function batchOutcome({
  refusal,
  response,
}: Pick<PostedOutcome, 'refusal' | 'response'>): BatchOutcome {
  if (refusal !== null) return { is: 'refused', reason: refusal }
  const named = (readHeld(response) ?? []).flatMap(({ id }) => id ?? [])
  return { is: 'stored', ids: named.length === 0 ? null : new Set(named) }
}

function reasonOf(message: unknown): string {
  if (message === undefined || message === null || message === '') return 'no reason given'
  return (typeof message === 'string' ? message : JSON.stringify(message)).slice(0, longestReason)
}
