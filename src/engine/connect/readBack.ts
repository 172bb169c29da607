import { isJsonObject } from '#shared/connect/jsonObject.ts'
import { readData } from '#shared/connect/readAnswer.ts'
import { hasList, hasOtherRecords, readHeldRecord } from '#shared/connect/readHeld.ts'
import { tellsOfMore } from '#shared/connect/tellsOfMore.ts'
import type { HeldBooks } from '#shared/delivery/heldBooks.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Entry } from '#shared/records/record.ts'
import { openHeldStore, type HeldStore } from '#engine/connect/heldStore.ts'
import { judgeExchange, type FailedAttempt } from '#engine/connect/judgeExchange.ts'
import {
  askStub,
  withoutSecrets,
  type ConnectEffects,
  type ConnectTarget,
  type StubRequest,
} from '#engine/connect/stubRequest.ts'

const mostTokenBytes = 1_000_000
const mostAnswerBytes = 200_000_000
const mostListBytes = 4_000_000_000

/** What can be read without a webhook. */
export type RealtimeTopic = 'income' | 'expenses' | 'insights'

/** Why stub did not tell what it holds. */
export type NotRead =
  /**
   * These calls are not there, answer in no form that we know, or stub itself said no (`refused`): asking again brings
   * nothing.
   */
  | { readonly is: 'unavailable'; readonly detail: string; readonly refused: boolean }
  /** It may go better later. `answered`: stub said something meanwhile, be it only a token. */
  | (FailedAttempt & { readonly answered: boolean })

/** All income and expenses that stub holds of a business. */
export type ReadBack = { readonly is: 'answered'; readonly books: HeldBooks } | NotRead

/** How a question is asked: until when, and how patiently. */
export type Asking = Pick<StubRequest, 'signal' | 'patience'>

/** Reads back what stub holds of the target's business, by the calls that not every stub has. Changes nothing there. */
export async function readBack(
  effects: ConnectEffects,
  target: ConnectTarget & { readonly uid: string },
  asking: Asking = {},
): Promise<ReadBack> {
  const token = await fetchToken(effects, target, asking)
  if (!token.ok) return token.error
  const store = openHeldStore()
  let isWhole = true
  for (const list of ['income', 'expenses'] as const) {
    const elements = new HeldList(list, store)
    const onElement = (json: string): void => elements.take(json)
    const body = await askRealtime(effects, target, list, token.value, { ...asking, onElement })
    if (!body.ok) return body.error.is === 'failed' ? { ...body.error, answered: true } : body.error
    if (elements.isBroken) return unavailable('an answer in an unknown form')
    if (!hasList(body.value) || !elements.isTellable)
      return unavailable(`an answer without a list of ${list}`)
    if (hasOtherRecords(body.value)) return unavailable('an answer with records in several lists')
    isWhole &&= !tellsOfMore(body.value, elements.count)
  }
  return { is: 'answered', books: { ...store.books(), isWhole } }
}

/** One of stub's lists on its way into the store. */
class HeldList {
  /** Whether an element of it was no JSON. */
  isBroken = false
  readonly #kind: Entry['kind']
  readonly #store: HeldStore
  /** How many elements it has. */
  count = 0
  #told = 0

  constructor(list: 'income' | 'expenses', store: HeldStore) {
    this.#kind = list === 'income' ? 'income' : 'expense'
    this.#store = store
  }

  /** Whether its records can be told apart: one where none can proves nothing of what stub holds. */
  get isTellable(): boolean {
    return this.count === 0 || this.#told > 0
  }

  take(json: string): void {
    this.count++
    const item = parsed(json)
    if (item === undefined) this.isBroken = true
    const record = readHeldRecord(item)
    if (record === null) return
    this.#told++
    this.#store.add(this.#kind, record)
  }
}

/** The value of a JSON text, undefined where it is none. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined
    throw problem
  }
}

/** What stub says of a business when it is asked without a webhook, in whatever shape. Changes nothing there. */
export async function readRealtime(
  effects: ConnectEffects,
  target: ConnectTarget & { readonly uid: string },
  topic: RealtimeTopic,
): Promise<Result<unknown, NotRead>> {
  const token = await fetchToken(effects, target)
  return token.ok ? askRealtime(effects, target, topic, token.value) : token
}

function askRealtime(
  effects: ConnectEffects,
  target: ConnectTarget & { readonly uid: string },
  topic: RealtimeTopic,
  token: string,
  more: Asking & Pick<StubRequest, 'onElement'> = {},
): Promise<Result<unknown, NotRead>> {
  const who = { token, uid: target.uid, appid: target.appId }
  const path = `/api/realtime/${topic}`
  // The lists were seen as GET, with everything in the address; insights as POST.
  const request: StubRequest =
    topic === 'insights'
      ? { method: 'POST', path, body: who, mostBytes: mostAnswerBytes, ...more }
      : {
          method: 'GET',
          path: `${path}?${new URLSearchParams(who).toString()}`,
          mostBytes: more.onElement === undefined ? mostAnswerBytes : mostListBytes,
          ...more,
        }
  return question(effects, target, request, token)
}

/** A token for the target's business, good for an hour: used, never stored, shown or logged. */
export async function fetchToken(
  effects: ConnectEffects,
  target: ConnectTarget & { readonly uid: string },
  asking: Asking = {},
): Promise<Result<string, NotRead>> {
  const request = {
    method: 'POST',
    path: '/api/auth/token',
    body: { apikey: target.apiKey, appid: target.appId, uid: target.uid },
    mostBytes: mostTokenBytes,
    ...asking,
  } as const
  const body = await question(effects, target, request, '')
  if (!body.ok) return body
  const token = isJsonObject(body.value) ? body.value.token : null
  if (typeof token !== 'string' || token === '') return err(unavailable('an answer without a token'))
  target.issued?.add(token)
  return ok(token)
}

async function question(
  effects: ConnectEffects,
  target: ConnectTarget,
  request: StubRequest,
  token: string,
): Promise<Result<unknown, NotRead>> {
  const exchange = await askStub(effects, target, request)
  const verdict = judgeExchange(exchange, readData, target)
  switch (verdict.is) {
    case 'accepted':
      return ok(verdict.body)
    case 'refused': {
      const reason = withoutSecrets(verdict.reason, target, token)
      const refused = ![404, 405].includes(verdict.status)
      if (verdict.status >= 400) return err({ is: 'unavailable', detail: reason, refused })
      const why = { code: 'stub.refused', message: reason } as const
      return err({ is: 'failed', cause: { is: 'unclear' }, why, refusal: reason, answered: true })
    }
    case 'failed': {
      const later = exchange.is === 'failed' || exchange.status >= 408
      return err(
        later
          ? { ...verdict, answered: exchange.status !== null || verdict.cause.is === 'unclear' }
          : unavailable(verdict.why.code === 'stub.unclear' ? verdict.why.detail : 'no answer of stub'),
      )
    }
  }
}

function unavailable(detail: string): NotRead {
  return { is: 'unavailable', detail, refused: false }
}
