import { mostAnswerKept, type PushExchange } from '#shared/delivery/ledger.ts'
import { withoutSecrets, type ConnectTarget, type Exchange } from '#engine/connect/stubRequest.ts'

/** What the ledger keeps of an exchange. */
export function measured(exchange: Exchange, endpoint: string, target: ConnectTarget): PushExchange {
  const { sentBytes: bytes } = exchange
  if (exchange.is === 'answered') {
    const answer = withoutSecrets(exchange.text, target).slice(0, mostAnswerKept)
    return { endpoint, bytes, status: exchange.status, answer }
  }
  const { why } = exchange
  const answer = 'detail' in why ? why.detail : why.code
  return { endpoint, bytes, status: exchange.status, answer: answer.slice(0, mostAnswerKept) }
}
