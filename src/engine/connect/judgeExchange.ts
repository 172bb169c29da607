import type { Answer } from '#shared/connect/readAnswer.ts'
import type { AttemptFailure } from '#shared/delivery/nextAttempt.ts'
import {
  hostOf,
  withoutSecrets,
  type ConnectTarget,
  type Exchange,
  type StubFailure,
} from '#engine/connect/stubRequest.ts'

/** What an exchange came to. `concerns`: whether the records are refused, or we: the key, the app, the business, the address. */
export type Verdict =
  | { readonly is: 'accepted'; readonly body: unknown }
  | {
      readonly is: 'refused'
      readonly status: number
      readonly reason: string
      readonly concerns: 'records' | 'access'
    }
  | FailedAttempt

/**
 * An attempt that settled nothing and may be made again. `refusal` is stub's reason where a 5xx came with one; what a
 * server that is down or overloaded says (502, 503, 504) is about no record.
 */
export interface FailedAttempt {
  readonly is: 'failed'
  readonly cause: AttemptFailure
  readonly why: StubFailure
  readonly refusal: string | null
}

/** Joins what the network and stub's answer say, `read` being the rule for the answer. No text in it carries the key. */
export function judgeExchange(
  exchange: Exchange,
  read: (status: number, body: string) => Answer,
  target: ConnectTarget,
): Verdict {
  if (exchange.is === 'failed')
    return { is: 'failed', cause: exchange.cause, why: exchange.why, refusal: null }
  const { status } = exchange
  const answer = read(status, exchange.text)
  switch (answer.is) {
    case 'accepted':
      return answer
    case 'refused': {
      const reason = withoutSecrets(answer.reason, target)
      if (!answer.mayTryAgain) return { is: 'refused', status, reason, concerns: answer.concerns }
      return {
        ...failed(exchange, reason, target),
        refusal: isServerDown(status) || status < 500 ? null : reason,
      }
    }
    case 'unknown':
      return failed(exchange, answer.why, target)
  }
}

function failed(
  exchange: Extract<Exchange, { is: 'answered' }>,
  detail: string,
  target: ConnectTarget,
): FailedAttempt {
  const { status } = exchange
  const why = { code: 'stub.unclear', host: hostOf(target), status, detail } as const
  return { is: 'failed', cause: causeOf(exchange), why, refusal: null }
}

function isServerDown(status: number): boolean {
  return status >= 502 && status <= 504
}

function causeOf({ status, retryAfterMs }: Extract<Exchange, { is: 'answered' }>): AttemptFailure {
  if (status === 429) return { is: 'tooMany', retryAfterMs }
  if (status === 408) return { is: 'timeout' }
  return { is: status >= 500 ? 'serverError' : 'unclear' }
}
