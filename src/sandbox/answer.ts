/** What the sandbox says to a call, apart from how it is written on the wire. A `null` body is an empty one. */
export type Answer =
  | { readonly outcome: 'queued' | 'answered'; readonly body: object | null }
  | { readonly outcome: 'refused'; readonly status: RefusalStatus; readonly message: string }

/** The status codes that a refusal comes with. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 413 | 415

/** The call is done, and this is what it asked for. */
export function answered(body: object): Answer {
  return { outcome: 'answered', body }
}

/** The call is not done, and this is why: a sentence that can be shown. */
export function refused(status: RefusalStatus, message: string): Answer {
  return { outcome: 'refused', status, message }
}

/** The body is larger than the sandbox takes. */
export const tooLarge: Answer = refused(413, 'The body is too large.')

/** The HTTP status of an answer. */
export function statusOf(answer: Answer): 200 | RefusalStatus {
  return answer.outcome === 'refused' ? answer.status : 200
}
