import { isJsonObject } from '#shared/connect/jsonObject.ts'
import { readData } from '#shared/connect/readAnswer.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { judgeExchange, type Verdict } from '#engine/connect/judgeExchange.ts'
import {
  askStub,
  type ConnectEffects,
  type ConnectTarget,
  type StubFailure,
  type StubRequest,
} from '#engine/connect/stubRequest.ts'

/** What stub says of a key: `good`; `taken`, where it only answered a question that came with it; `unknown`, where not even that. */
export type KeyCheck = 'good' | 'taken' | 'unknown'

const mostBytes = 1_000_000
// Of a domain that by RFC 2606 never exists: the question is only whether stub answers whoever asks with this key.
const nobody = 'connection-test@example.invalid'

/**
 * Asks stub about the target's key and changes nothing there. The call that tells exactly is not everywhere; where it is
 * not, a search for a business that cannot be stands in. A key that stub turns down is `stub.refused`.
 */
export async function verifyKey(
  effects: ConnectEffects,
  target: ConnectTarget,
  signal?: AbortSignal,
): Promise<Result<KeyCheck, StubFailure>> {
  // The key stands in the address: that is how this call was seen, and there is no other.
  const query = new URLSearchParams({ apikey: target.apiKey, appid: target.appId })
  const path = `/api/verify/apikey?${query.toString()}`
  const exchange = await askStub(effects, target, { method: 'GET', path, mostBytes, signal })
  if (exchange.is === 'failed') return err(exchange.why)
  const verdict = judgeExchange(exchange, readData, target)
  if (verdict.is === 'failed' || (verdict.is === 'refused' && [404, 405].includes(verdict.status))) {
    return checkOf(await askForNobody(effects, target, { signal }))
  }
  if (verdict.is === 'refused') return refusedBecause(verdict.reason)
  const turnedDown = isJsonObject(verdict.body) && verdict.body.valid === false
  return turnedDown ? refusedBecause('the key is not valid') : ok('good')
}

/** Asks stub for a business that cannot be: every stub knows the question, and it changes nothing. */
export async function askForNobody(
  effects: ConnectEffects,
  target: ConnectTarget,
  asking: Pick<StubRequest, 'signal' | 'patience'> = {},
): Promise<Verdict> {
  const body = { apikey: target.apiKey, appid: target.appId, email: nobody }
  const path = '/api/pull/business'
  const exchange = await askStub(effects, target, { method: 'POST', path, body, mostBytes, ...asking })
  return judgeExchange(exchange, readData, target)
}

function checkOf(verdict: Verdict): Result<KeyCheck, StubFailure> {
  switch (verdict.is) {
    case 'accepted':
      return ok('taken')
    case 'refused':
      return verdict.concerns === 'access' ? refusedBecause(verdict.reason) : ok('unknown')
    case 'failed':
      return err(verdict.why)
  }
}

function refusedBecause(message: string): Result<never, StubFailure> {
  return err({ code: 'stub.refused', message })
}
