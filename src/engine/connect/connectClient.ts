import type { Business, NewBusiness } from '#shared/connect/connection.ts'
import type { CallFields, EndpointPath } from '#shared/connect/endpoints.ts'
import { readAnswer } from '#shared/connect/readAnswer.ts'
import { readBusinesses } from '#shared/connect/readBusinesses.ts'
import {
  toExpense,
  toIncome,
  toSettlement,
  type RequestBody,
  type RequestPath,
} from '#shared/connect/requests.ts'
import type { PushExchange } from '#shared/delivery/ledger.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Entry, Settlement } from '#shared/records/record.ts'
import { callEndpoint } from '#engine/connect/callEndpoint.ts'
import { judgeExchange, type FailedAttempt, type Verdict } from '#engine/connect/judgeExchange.ts'
import { measured } from '#engine/connect/measured.ts'
import { pushSettlementFile } from '#engine/connect/pushSettlementFile.ts'
import {
  fetchToken,
  readBack,
  readRealtime,
  type Asking,
  type NotRead,
  type ReadBack,
  type RealtimeTopic,
} from '#engine/connect/readBack.ts'
import {
  askStub,
  hostOf,
  type ConnectEffects,
  type ConnectTarget,
  type StubFailure,
} from '#engine/connect/stubRequest.ts'
import { askForNobody, verifyKey, type KeyCheck } from '#engine/connect/verifyKey.ts'

const mostPushBytes = 1_000_000

/** Where the outcome of a push is to be posted to, and the text that shows such a post to be genuine. */
export interface AnswerTo {
  readonly webhook: string
  readonly signature?: string | undefined
}

/** What is known of a push afterwards, and what was measured of it. Accepted is queued at stub, not yet stored. */
export type PushOutcome = (
  { readonly is: 'accepted' } | Extract<Verdict, { is: 'refused' }> | FailedAttempt
) & { readonly exchange?: PushExchange }

/**
 * Speaks to stub for one key, and once `uid` is known for one business. No method rejects for what the network or stub
 * does, none tries again by itself, and nothing that they tell carries the key. A push whose records make no request
 * throws before it answers with a promise: nothing has left then. A push says `answerTo`, or else the target's own webhook.
 */
export interface ConnectClient {
  readonly host: string
  /** The businesses that are linked to an email. */
  pullBusiness(this: void, email: string): Promise<Result<Business[], StubFailure>>
  createBusiness(this: void, business: NewBusiness): Promise<Result<Business, StubFailure>>
  pushMany(this: void, entries: readonly Entry[], answerTo?: AnswerTo | null): Promise<PushOutcome>
  pushSettlements(
    this: void,
    settlements: readonly Settlement[],
    answerTo?: AnswerTo | null,
  ): Promise<PushOutcome>
  /** `file` is of `settlementFile`, `date` the day of the upload. */
  pushSettlementFile(this: void, file: Blob, date: string, answerTo?: AnswerTo | null): Promise<PushOutcome>
  pushIncome(this: void, entry: Entry, answerTo?: AnswerTo | null): Promise<PushOutcome>
  pushExpense(this: void, entry: Entry, answerTo?: AnswerTo | null): Promise<PushOutcome>
  /**
   * Makes any documented call; where stub answers at once, the body is its answer. Fields that the call's schema does not
   * take are a bug and throw.
   */
  call<Path extends EndpointPath>(
    this: void,
    path: Path,
    fields: CallFields<Path>,
    signal?: AbortSignal,
  ): Promise<Verdict>
  /** Asks about the key; changes nothing. */
  verifyKey(this: void, signal?: AbortSignal): Promise<Result<KeyCheck, StubFailure>>
  /** Whether stub answers a question that every stub knows, be it with a no; changes nothing. */
  answers(this: void, asking?: Asking): Promise<boolean>
  /** Whether the key opens the business: null when it does. */
  checkBusiness(this: void): Promise<NotRead | null>
  readBack(this: void, asking?: Asking): Promise<ReadBack>
  /** What stub says of the business when it is asked without a webhook, in whatever shape. */
  readRealtime(this: void, topic: RealtimeTopic): Promise<Result<unknown, NotRead>>
}

/** Speaks to the stub at `target`. A push, or reading back, without a `uid` there is a bug and throws. */
export function createConnectClient(effects: ConnectEffects, target: ConnectTarget): ConnectClient {
  const access = { apikey: target.apiKey, appid: target.appId }

  function business(): ConnectTarget & { readonly uid: string } {
    if (target.uid === undefined) throw new Error('No business is chosen')
    return { ...target, uid: target.uid }
  }

  const own = target.webhook === undefined ? {} : { webhook: target.webhook }

  function heading(answerTo: AnswerTo | null = null) {
    return { ...access, uid: business().uid, ...(answerTo ?? own) }
  }

  async function push<Path extends RequestPath>(path: Path, body: RequestBody<Path>): Promise<PushOutcome> {
    const answered = await askStub(effects, target, { method: 'POST', path, body, mostBytes: mostPushBytes })
    const verdict = judgeExchange(answered, (status, text) => readAnswer(status, text, dataOf(body)), target)
    const exchange = measured(answered, path, target)
    return verdict.is === 'accepted' ? { is: 'accepted', exchange } : { ...verdict, exchange }
  }

  return {
    host: hostOf(target),
    async pullBusiness(email) {
      const body = bodyOf(await callEndpoint(effects, target, '/api/pull/business', { email }))
      return body.ok ? ok(readBusinesses(body.value)) : body
    },
    async createBusiness(data) {
      const body = bodyOf(await callEndpoint(effects, target, '/api/push/business', { data }))
      if (!body.ok) return body
      const made = readBusinesses(body.value)[0]
      if (made !== undefined) return ok(made.name === '' ? { ...made, name: data.businessname } : made)
      const detail = 'no uid of the new business'
      return err({ code: 'stub.unclear', host: hostOf(target), status: 200, detail })
    },
    pushMany: (entries, answerTo) =>
      push('/api/push/many', {
        ...heading(answerTo),
        data: {
          income: entries.filter(({ kind }) => kind === 'income').map(toIncome),
          expenses: entries.filter(({ kind }) => kind === 'expense').map(toExpense),
        },
      }),
    pushSettlements: (settlements, answerTo) =>
      push('/api/push/settlement', { ...heading(answerTo), data: settlements.map(toSettlement) }),
    pushSettlementFile: (file, date, answerTo) =>
      pushSettlementFile(effects, business(), file, { date, ...(answerTo ?? own) }),
    pushIncome: (entry, answerTo) =>
      push('/api/push/income', { ...heading(answerTo), data: toIncome(entry) }),
    pushExpense: (entry, answerTo) =>
      push('/api/push/expense', { ...heading(answerTo), data: toExpense(entry) }),
    call: (path, fields, signal) => callEndpoint(effects, target, path, fields, signal),
    verifyKey: (signal) => verifyKey(effects, target, signal),
    answers: async (asking) => (await askForNobody(effects, target, asking)).is !== 'failed',
    async checkBusiness() {
      const token = await fetchToken(effects, business())
      return token.ok ? null : token.error
    },
    readBack: (asking) => readBack(effects, business(), asking),
    readRealtime: (topic) => readRealtime(effects, business(), topic),
  }
}

function dataOf(body: object): unknown {
  return 'data' in body ? body.data : null
}

/** What a call was answered with, or why there is nothing to use. */
export function bodyOf(verdict: Verdict): Result<unknown, StubFailure> {
  switch (verdict.is) {
    case 'accepted':
      return ok(verdict.body)
    case 'refused':
      return err({ code: 'stub.refused', message: verdict.reason, status: verdict.status })
    case 'failed':
      return err(verdict.refusal === null ? verdict.why : { code: 'stub.refused', message: verdict.refusal })
  }
}
