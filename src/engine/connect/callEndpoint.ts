import { answeredWithData, callsWithKeyHeader, takes, type EndpointPath } from '#shared/connect/endpoints.ts'
import { readAnswer, readData } from '#shared/connect/readAnswer.ts'
import { requestSchemas } from '#shared/connect/requests.ts'
import { judgeExchange, type Verdict } from '#engine/connect/judgeExchange.ts'
import {
  askStub,
  withoutSecrets,
  type ConnectEffects,
  type ConnectTarget,
  type Exchange,
} from '#engine/connect/stubRequest.ts'

const mostBytes = 20_000_000

/** Makes any documented call, as `callEndpoint` does, and tells what became of the request itself. */
export async function askEndpoint(
  effects: ConnectEffects,
  target: ConnectTarget,
  path: EndpointPath,
  fields: object,
  signal?: AbortSignal,
): Promise<Exchange> {
  const body = requestSchemas[path].parse({
    apikey: target.apiKey,
    appid: target.appId,
    ...(takes(path, 'uid') ? { uid: target.uid } : {}),
    ...fields,
  })
  const headers = callsWithKeyHeader.has(path) ? { 'X-API-Key': target.apiKey } : {}
  const exchange = await askStub(effects, target, { method: 'POST', path, body, headers, mostBytes, signal })
  return blackedOut(exchange, target)
}

/**
 * Makes any documented call. The body of the verdict is shown to users, so a key in it is blacked out. Never rejects for
 * what the network or stub does; fields that the call's schema does not take, or no business where it needs one, are a bug
 * and throw.
 */
export async function callEndpoint(
  effects: ConnectEffects,
  target: ConnectTarget,
  path: EndpointPath,
  fields: object,
  signal?: AbortSignal,
): Promise<Verdict> {
  const exchange = await askEndpoint(effects, target, path, fields, signal)
  return judgeExchange(exchange, answeredWithData.has(path) ? readData : readAnswer, target)
}

function blackedOut(exchange: Exchange, target: ConnectTarget): Exchange {
  return exchange.is === 'answered' ? { ...exchange, text: withoutSecrets(exchange.text, target) } : exchange
}
