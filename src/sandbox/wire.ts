import type { Answer } from '#sandbox/answer.ts'
import type { RequestContext } from '#sandbox/asked.ts'

/** How answers are written on one kind of address, and with which status it refuses on demand. */
export interface Wire {
  readonly refusesWith: 200 | 403
  readonly write: (c: RequestContext, answer: Answer) => Response
}

/** As the API answers: JSON, or nothing where an answer has no body. */
export const jsonWire: Wire = {
  refusesWith: 200,
  write(c, answer) {
    if (answer.outcome === 'refused') return c.json({ error: true, message: answer.message }, answer.status)
    return answer.body === null ? c.body(null, 200) : c.json(answer.body)
  },
}
